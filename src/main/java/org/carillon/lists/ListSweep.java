package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carillon.store.Slots;
import org.carillon.store.Sql;

/// Forgets what lists need to remember no longer.
@ApplicationScoped
public class ListSweep {
    /// How long an owner can ask why a post was held.
    private static final Duration DECISIONS = Duration.ofDays(90);

    private final Sql sql;
    private final Slots slots;
    private final Clock clock;
    private final Trail trail;
    private final TrailConfig config;
    private final MemberCount count;

    ListSweep(Sql sql, Slots slots, Clock clock, Trail trail, TrailConfig config, MemberCount count) {
        this.count = count;
        this.trail = trail;
        this.config = config;
        this.sql = sql;
        this.slots = slots;
        this.clock = clock;
    }

    /// Returns how many rows went.
    public int sweep() {
        Instant now = clock.instant();
        count.check();
        return sql.update("delete from seen_post where seen_at < ?", now.minus(Posts.MEMORY))
                + sql.update("delete from confirmation where expires_at < ?", now)
                + sql.update("delete from invitation where expires_at < ?", now)
                + slots.sweep()
                + oldTrails(now)
                + sql.update("delete from posting_decision where decided_at < ?", now.minus(DECISIONS));
    }

    private int oldTrails(Instant now) {
        return config.days() <= 0 ? 0 : trail.forget(now.minus(Duration.ofDays(config.days())));
    }
}
