package org.carillon.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Work that has to be done now and then, and by one node only: whoever comes when it is due takes
/// the turn. A turn lasts as long as its lease by the database's clock, renewed while work goes on,
/// so that another node begins again when this one dies; it bears a fencing number, and who has
/// lost it can write nothing down.
@ApplicationScoped
public class Turns {
    private final Sql sql;
    private final Clock clock;

    /// One turn of some work.
    ///
    /// @param reached up to when the turn before has looked at things; now at the very first
    public record Turn(String name, long fence, Instant reached) {}

    Turns(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// @param name of the work, such as `junk`
    /// @return empty while another node does it, or when it is not due
    public Optional<Turn> take(String name, Duration lease) {
        sql.update("""
                insert into turn (name, fence, due_at, reached) values (?, 0, current_timestamp, ?)
                on conflict do nothing""", name, clock.instant());
        return sql.first(
                        "select fence, reached from turn where name = ? and due_at <= current_timestamp",
                        row -> new Turn(name, row.getLong("fence") + 1, Sql.instant(row, "reached")),
                        name)
                .filter(turn -> began(turn, lease));
    }

    /// Of those who saw the same turn end, one.
    private boolean began(Turn turn, Duration lease) {
        return sql.update("""
                update turn set fence = ?, due_at = current_timestamp + cast(? as numeric(15, 3)) * interval '1' second
                where name = ? and fence = ?""", turn.fence(), seconds(lease), turn.name(), turn.fence() - 1) > 0;
    }

    /// Called a few times within the length of a lease.
    ///
    /// @return false when another node has taken over
    public boolean renew(Turn turn, Duration lease) {
        return sql.update("""
                update turn set due_at = current_timestamp + cast(? as numeric(15, 3)) * interval '1' second
                where name = ? and fence = ?""", seconds(lease), turn.name(), turn.fence()) > 0;
    }

    /// Writes down that the work is done.
    ///
    /// @param reached what the next turn begins from
    /// @param pause until it is due again
    /// @return false when another node has taken over, which will write down its own
    public boolean done(Turn turn, Instant reached, Duration pause) {
        return sql.update("""
                update turn
                set reached = ?, due_at = current_timestamp + cast(? as numeric(15, 3)) * interval '1' second
                where name = ? and fence = ?""", reached, seconds(pause), turn.name(), turn.fence()) > 0;
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }
}
