package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carillon.store.Sql;

/// Forgets what lists need to remember no longer.
@ApplicationScoped
public class ListSweep {
    /// How long an owner can ask why a post was held.
    private static final Duration DECISIONS = Duration.ofDays(90);

    private final Sql sql;
    private final Clock clock;

    ListSweep(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Returns how many rows went.
    public int sweep() {
        Instant now = clock.instant();
        return sql.update("delete from seen_post where seen_at < ?", now.minus(Posts.MEMORY))
                + sql.update("delete from confirmation where expires_at < ?", now)
                + sql.update("delete from letter_slot where taken_at < ?", now.minus(Duration.ofDays(2)))
                + sql.update("delete from posting_decision where decided_at < ?", now.minus(DECISIONS));
    }
}
