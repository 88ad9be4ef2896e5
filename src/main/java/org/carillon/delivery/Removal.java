package org.carillon.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carillon.store.Ids;
import org.carillon.store.Messages;
import org.carillon.store.Sql;

/// Takes batches out of the outbox because a person says so. A courier that is sending one of them loses its
/// claim.
@ApplicationScoped
class Removal {
    /// Batches in one transaction: ten thousand recipients at most.
    private static final int STEP = 50;

    private static final String WHY = "Deleted from the queue by an operator.";

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Messages messages;

    Removal(Sql sql, Ids ids, Clock clock, Messages messages) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.messages = messages;
    }

    private record Row(long id, long letter, String recipients, int remaining, int deferred) {}

    /// What changes in one letter's counters.
    private record Sum(int failed, int noLongerDeferred) {
        private Sum plus(Sum other) {
            return new Sum(failed + other.failed, noLongerDeferred + other.noLongerDeferred);
        }
    }

    /// Step by step: what is removed before something breaks stays removed.
    ///
    /// @param condition on the table `outbox`, with one value; written by this room, never by a stranger
    int remove(String condition, Object value) {
        int removed = 0;
        long last = 0;
        while (true) {
            long after = last;
            List<Row> rows = QuarkusTransaction.requiringNew().call(() -> some(condition, value, after));
            if (rows.isEmpty()) return removed;
            removed += rows.size();
            last = rows.getLast().id();
        }
    }

    /// Rows and then letters in the order of their numbers, as [Completions] locks them: so neither waits for the
    /// other.
    private List<Row> some(String condition, Object value, long after) {
        List<Row> rows = sql.list(
                """
                select id, outgoing_id, recipients, remaining, deferred from outbox
                where id in (select id from outbox where %s and id > ? order by id limit ?)
                order by id for update""".formatted(condition),
                row -> new Row(row.getLong(1), row.getLong(2), row.getString(3), row.getInt(4), row.getInt(5)),
                value,
                after,
                STEP);
        Map<Long, Sum> sums = new TreeMap<>();
        for (Row row : rows) sums.merge(row.letter(), new Sum(row.remaining(), row.deferred()), Sum::plus);
        sql.with(connection -> {
            for (Row row : rows) fail(connection, row);
            return rows.size();
        });
        for (Row row : rows) sql.update("delete from outbox where id = ?", row.id());
        sums.forEach((letter, sum) -> sql.update(
                "update outgoing set failed = failed + ?, deferred = deferred - ? where id = ?",
                sum.failed(),
                sum.noLongerDeferred(),
                letter));
        sums.keySet().forEach(this::letGo);
        return rows;
    }

    private void fail(Connection connection, Row row) throws SQLException {
        try (var failed = connection.prepareStatement("""
                insert into failed_recipient (id, outgoing_id, tag, address, status, reply, handled, failed_at)
                values (?, ?, ?, ?, '5.0.0', ?, true, ?)""")) {
            for (String line : row.recipients().split("\n")) {
                Optional<Recipient> recipient = Recipient.ofLine(line);
                if (recipient.isEmpty()) continue; // an unreadable one is counted only
                Sql.bind(
                        failed,
                        ids.next(),
                        row.letter(),
                        recipient.get().tag(),
                        recipient.get().address().toString(),
                        WHY,
                        clock.instant());
                failed.addBatch();
            }
            failed.executeBatch();
        }
    }

    private void letGo(long letter) {
        long message = sql.number("select message_id from outgoing where id = ?", letter);
        int released = sql.update("""
                update outgoing set message_id = null where id = ?
                and not exists (select 1 from outbox where outgoing_id = ?)""", letter, letter);
        if (released > 0) messages.dropIfLoose(message);
    }
}
