package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carillon.domains.ForwardReturns;
import org.carillon.store.Sql;

/// Forgets letters that have left, and who did not get them. What still waits or is held stays, whatever its
/// age.
@ApplicationScoped
public class DeliverySweep {
    /// How long people can ask what became of a letter that the house wrote itself.
    private static final Duration OF_HOUSE = Duration.ofDays(30);

    /// The same for posts and for letters of people.
    private static final Duration OF_OTHERS = Duration.ofDays(365);

    /// A letter without batches; binds the time for letters of the house, the house, and the time for others.
    private static final String ENDED = """
            created_at < ? and (origin like ? or created_at < ?)
            and not exists (select 1 from outbox where outbox.outgoing_id = outgoing.id)""";

    private final Sql sql;
    private final Clock clock;
    private final ForwardReturns returns;
    private final Traffic traffic;
    private final Wakes wakes;

    DeliverySweep(Sql sql, Clock clock, ForwardReturns returns, Traffic traffic, Wakes wakes) {
        this.sql = sql;
        this.wakes = wakes;
        this.returns = returns;
        this.traffic = traffic;
        this.clock = clock;
    }

    /// Returns how many rows went. A failure that nobody has dealt with stays, and its letter with it.
    public int sweep() {
        Instant now = clock.instant();
        Instant house = now.minus(OF_HOUSE);
        Instant others = now.minus(OF_OTHERS);
        return returns.sweep()
                + traffic.sweep()
                + wakes.sweep()
                + sql.update("delete from failed_recipient where handled = true and failed_at < ?", others)
                + sql.update("""
                        delete from failed_recipient
                        where handled = true and outgoing_id in (select id from outgoing where %s)
                        """.formatted(ENDED), house, Outgoing.HOUSE + "%", others)
                + sql.update("""
                        delete from outgoing where %s
                        and not exists (select 1 from failed_recipient where outgoing_id = outgoing.id)
                        """.formatted(ENDED), house, Outgoing.HOUSE + "%", others);
    }
}
