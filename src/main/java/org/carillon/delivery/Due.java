package org.carillon.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// What is due in the outbox, by the database's clock. The first question reads the index of what is due and nothing
/// else, the second only rows of one destination: so rows that wait for their time cost nothing, however many.
@ApplicationScoped
class Due {
    static final String DESTINATIONS = """
            select destination, count(*) as due from outbox
                where priority = ? and due_at <= current_timestamp and state not in ('held', 'holding') and destination > ?
                group by destination order by destination limit ?""";
    static final String ROWS = """
                select id, remaining from outbox
                where destination = ? and priority = ? and due_at <= current_timestamp and state not in ('held', 'holding')
                order by destination, priority, due_at limit ?""";
    static final String NEXT = """
                select extract(epoch from (due_at - current_timestamp)) from outbox
                where priority = ? and due_at > current_timestamp and state not in ('held', 'holding')
                order by priority, due_at limit 1""";

    private final Sql sql;
    private final Ids ids;

    Due(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /// @param rows that are due
    record Destination(String name, int rows) {}

    /// A row that is due, not claimed yet.
    record Row(long id, int recipients) {}

    /// Destinations with something due, in the order of their names.
    /// @param priority as in the table: [Priority#ordinal]
    /// @param after the last name seen, at first empty
    List<Destination> destinations(int priority, String after, int limit) {
        return sql.list(DESTINATIONS, row -> new Destination(row.getString(1), row.getInt(2)), priority, after, limit);
    }

    /// The rows of one destination that have been due longest.
    List<Row> rows(int priority, String destination, int limit) {
        return sql.list(ROWS, row -> new Row(row.getLong(1), row.getInt(2)), destination, priority, limit);
    }

    /// How long until the next row is due; empty when there is none.
    Optional<Duration> next(int priority) {
        return sql.first(NEXT, row -> Duration.ofMillis(Math.max(1, Math.round(row.getDouble(1) * 1000))), priority);
    }

    /// Leaves so many recipients in a row; the others become a row of their own, as due as they were. A claim
    /// whose lease is over is void from then on. Returns how many the row has then: 0 when somebody has it, or
    /// it is gone.
    int divide(long id, int most) {
        return QuarkusTransaction.requiringNew().call(() -> sql.with(connection -> divide(connection, id, most)));
    }

    private record Whole(String recipients, int remaining, int deferred) {}

    private int divide(Connection connection, long id, int most) throws SQLException {
        Optional<Whole> found = locked(connection, id);
        if (found.isEmpty()) return 0;
        Whole whole = found.get();
        if (whole.remaining() <= most) return whole.remaining();
        String[] lines = whole.recipients().split("\n");
        int deferred = Math.min(whole.deferred(), most);
        String rest = lines(Arrays.copyOfRange(lines, most, lines.length));
        try (var insert = connection.prepareStatement("""
                        insert into outbox (id, outgoing_id, destination, recipients, remaining, deferred, state,
                                            priority, attempts, fence, due_at, created_at, last_reply, last_host, last_ours)
                        select ?, outgoing_id, destination, ?, ?, ?, 'ready',
                               priority, attempts, fence, due_at, created_at, last_reply, last_host, last_ours
                        from outbox where id = ?""");
                var update = connection.prepareStatement("""
                        update outbox set recipients = ?, remaining = ?, deferred = ?,
                                          state = 'ready', fence = fence + 1 where id = ?""")) {
            Sql.bind(insert, ids.next(), rest, whole.remaining() - most, whole.deferred() - deferred, id);
            insert.executeUpdate();
            Sql.bind(update, lines(Arrays.copyOf(lines, most)), most, deferred, id);
            update.executeUpdate();
        }
        return most;
    }

    private static Optional<Whole> locked(Connection connection, long id) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select recipients, remaining, deferred from outbox
                where id = ? and state not in ('held', 'holding') and due_at <= current_timestamp for update skip locked""")) {
            Sql.bind(statement, id);
            return Sql.readAll(statement, row -> new Whole(row.getString(1), row.getInt(2), row.getInt(3))).stream()
                    .findFirst();
        }
    }

    private static String lines(String[] lines) {
        return String.join("\n", lines) + "\n";
    }
}
