package org.carillon.spool;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.carillon.mail.MailTerms;
import org.carillon.store.DatabaseException;
import org.carillon.store.Durable;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Work on accepted letters, one (message, recipient) at a time and on one node at a time. A claim lasts as
/// long as its lease by the database's clock; it bears a fencing number, and a node whose claim was taken over
/// can write nothing.
@ApplicationScoped
public class Claims {
    private static final String COLUMNS = """
            select id, message_id, sender, recipient, fence + 1 as fence, accepted_at, held, terms, submitter
            from spool where state = 'ready' and due_at <= current_timestamp""";

    private static final String FIND_DUE = COLUMNS + " order by state, due_at limit ? for update skip locked";

    /// For H2, which reads and locks all that is due when it is asked to lock and to sort at once: a claim
    /// would cost the more the longer the spool is. It is one node's alone, so nobody takes them in between.
    private static final String FIRST_DUE = """
            select id from spool where state = 'ready' and due_at <= current_timestamp
            order by state, due_at limit ?""";

    private static final String LOCK = COLUMNS + " and id = any(?) order by due_at for update skip locked";

    private static final String TAKE = """
            update spool set fence = fence + 1, due_at = current_timestamp + cast(? as integer) * interval '1' second
            where id = any(?)""";

    private final DataSource database;
    private final Durable durable;
    private final Sql sql;
    private final Messages messages;
    private final SpoolConfig config;

    Claims(DataSource database, Durable durable, Sql sql, Messages messages, SpoolConfig config) {
        this.database = database;
        this.durable = durable;
        this.sql = sql;
        this.messages = messages;
        this.config = config;
    }

    /// Claims up to `most` letters that are due, in a transaction of its own.
    public List<SpoolItem> claim(int most) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Row> rows = due(connection, most);
                if (!rows.isEmpty()) take(connection, rows);
                connection.commit();
                return readable(rows);
            } catch (SQLException broken) {
                connection.rollback();
                throw broken;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException broken) {
            throw new DatabaseException(broken);
        }
    }

    private List<Row> due(Connection connection, int most) throws SQLException {
        if (durable.embedded()) return locked(connection, first(connection, most));
        try (var statement = connection.prepareStatement(FIND_DUE)) {
            statement.setInt(1, most);
            return Sql.readAll(statement, Claims::row);
        }
    }

    private static List<Long> first(Connection connection, int most) throws SQLException {
        try (var statement = connection.prepareStatement(FIRST_DUE)) {
            statement.setInt(1, most);
            return Sql.readAll(statement, row -> row.getLong(1));
        }
    }

    private static List<Row> locked(Connection connection, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) return List.of();
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            return Sql.readAll(statement, Claims::row);
        }
    }

    private void take(Connection connection, List<Row> rows) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, leaseSeconds());
            Object[] ids = rows.stream().map(Row::id).toArray();
            statement.setArray(2, connection.createArrayOf("bigint", ids));
            statement.executeUpdate();
        }
    }

    /// A row as it stands, before its addresses are read.
    private record Row(
            long id,
            long messageId,
            @Nullable String sender,
            String recipient,
            String terms,
            OptionalLong submitter,
            long fence,
            Instant acceptedAt,
            boolean held) {
        SpoolItem item() {
            var errand = new SpoolItem.Errand(
                    sender == null ? null : Address.of(sender), Address.of(recipient), MailTerms.of(terms), submitter);
            return new SpoolItem(id, messageId, fence, errand, acceptedAt, held);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        long number = row.getLong("submitter");
        OptionalLong submitter = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        return new Row(
                row.getLong("id"),
                row.getLong("message_id"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("terms"),
                submitter,
                row.getLong("fence"),
                Sql.instant(row, "accepted_at"),
                row.getBoolean("held"));
    }

    /// A row that cannot be read is set aside alone: it must not keep the others from being worked on.
    private List<SpoolItem> readable(List<Row> rows) {
        var items = new ArrayList<SpoolItem>();
        for (Row row : rows) {
            try {
                items.add(row.item());
            } catch (AddressException unreadable) {
                shunt(
                        row.id(),
                        row.fence(),
                        "an address of this letter cannot be read: " + unreadable.getMessage(),
                        false);
            }
        }
        return items;
    }

    private int leaseSeconds() {
        return (int) Math.max(1, config.lease().toSeconds());
    }

    /// Prolongs a claim; false when it was lost, or when the letter is just being finished: that row is locked, and
    /// waiting for it would keep the other claims from being renewed.
    public boolean renew(SpoolItem item) {
        return sql.update("""
                        update spool set due_at = current_timestamp + cast(? as integer) * interval '1' second
                        where id in (select id from spool where id = ? and fence = ? for update skip locked)""", leaseSeconds(), item.id(), item.fence()) == 1;
    }

    /// These have not been begun and are anybody's again.
    public void giveBack(List<SpoolItem> items) {
        for (SpoolItem item : items) {
            sql.update(
                    "update spool set due_at = current_timestamp where id = ? and fence = ?", item.id(), item.fence());
        }
    }

    /// The letter is dealt with. In the caller's transaction, which fails when the claim was lost meanwhile.
    public void finish(SpoolItem item) {
        int gone = sql.update("delete from spool where id = ? and fence = ?", item.id(), item.fence());
        if (gone == 0) throw new LostClaimException(item);
        messages.dropIfLoose(item.messageId());
    }

    /// It could not be dealt with: tried again after a pause, set aside after the last try. Returns true when
    /// set aside.
    public boolean fail(SpoolItem item, String why) {
        sql.update("""
                        update spool set attempts = attempts + 1, error = ?,
                            due_at = current_timestamp + (attempts + 1) * interval '5' second
                        where id = ? and fence = ?""", why, item.id(), item.fence());
        return sql.update("""
                        update spool set state = 'shunted' where id = ? and fence = ? and attempts >= ?""", item.id(), item.fence(), config.tries()) == 1;
    }

    /// The database failed for a moment, which is not the letter's fault: it comes again soon.
    public void postpone(SpoolItem item) {
        sql.update("""
                update spool set due_at = current_timestamp + interval '5' second where id = ? and fence = ?""", item.id(), item.fence());
    }

    /// Sets a letter aside at once: trying again would change nothing before a person does something.
    ///
    /// @param held by a rule, which the letter passes when it is tried again
    public void shunt(SpoolItem item, String why, boolean held) {
        shunt(item.id(), item.fence(), why, held);
    }

    private void shunt(long id, long fence, String why, boolean held) {
        sql.update(
                "update spool set state = 'shunted', attempts = attempts + 1, error = ?, held = ? where id = ? and fence = ?",
                why,
                held,
                id,
                fence);
    }
}
