package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.carillon.store.Ids;
import org.carillon.store.Messages;
import org.carillon.store.Sql;

/// Takes batches out of the outbox because a person says so. A courier that is sending one of them loses its
/// claim.
@ApplicationScoped
class Removal {
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

    /// @param condition on the table `outbox`, with one value; written by this room, never by a stranger
    @Transactional
    int remove(String condition, Object value) {
        List<Row> rows = sql.list(
                "select id, outgoing_id, recipients, remaining, deferred from outbox where " + condition
                        + " order by id for update",
                row -> new Row(row.getLong(1), row.getLong(2), row.getString(3), row.getInt(4), row.getInt(5)),
                value);
        sql.with(connection -> {
            for (Row row : rows) remove(connection, row);
            return rows.size();
        });
        rows.stream().map(Row::letter).distinct().forEach(this::letGo);
        return rows.size();
    }

    private void remove(Connection connection, Row row) throws SQLException {
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
        sql.update("delete from outbox where id = ?", row.id());
        sql.update(
                "update outgoing set failed = failed + ?, deferred = deferred - ? where id = ?",
                row.remaining(),
                row.deferred(),
                row.letter());
    }

    private void letGo(long letter) {
        long message = sql.number("select message_id from outgoing where id = ?", letter);
        int released = sql.update("""
                update outgoing set message_id = null where id = ?
                and not exists (select 1 from outbox where outgoing_id = ?)""", letter, letter);
        if (released > 0) messages.dropIfLoose(message);
    }
}
