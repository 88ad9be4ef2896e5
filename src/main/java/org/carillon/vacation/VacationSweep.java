package org.carillon.vacation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carillon.store.Sql;

/// Forgets replies that no budget counts any more.
@ApplicationScoped
public class VacationSweep {
    /// A letter may wait here for days and be counted at the time it came.
    private static final Duration DELAYED = Duration.ofDays(30);

    private static final Duration DECISIONS = Duration.ofDays(90);

    private final Sql sql;
    private final Clock clock;

    VacationSweep(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Returns how many rows went.
    public int sweep() {
        Instant now = clock.instant();
        Duration longest = Duration.ofDays(VacationForm.MAX_DAYS).plus(DELAYED);
        return sql.update(
                        "delete from vacation_reply where replied_at < ?", now.minus(Budgets.DOMAIN_SPAN.plus(DELAYED)))
                + sql.update("delete from vacation_memory where last_at < ?", now.minus(longest))
                + sql.update("delete from vacation_decision where decided_at < ?", now.minus(DECISIONS));
    }
}
