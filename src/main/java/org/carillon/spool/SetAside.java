package org.carillon.spool;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.carillon.store.Sql;

/// What rests in the spool, for the people who run the house: what waits, what was set aside and why; and
/// trying again.
@ApplicationScoped
public class SetAside {
    /// One letter at rest.
    ///
    /// @param state `ready` or `shunted`
    /// @param error what went wrong last, or empty
    public record Entry(
            long id,
            String sender,
            String recipient,
            String state,
            int attempts,
            Instant acceptedAt,
            int size,
            String error) {}

    private final Sql sql;
    private final Spool spool;

    SetAside(Sql sql, Spool spool) {
        this.sql = sql;
        this.spool = spool;
    }

    /// The next entries behind `after`, in the order of their numbers.
    public List<Entry> page(long after, int most) {
        return sql.list("""
                select s.id, s.sender, s.recipient, s.state, s.attempts, s.accepted_at, m.size, s.error
                from spool s join message m on m.id = s.message_id
                where s.id > ? order by s.id limit ?""", SetAside::entry, after, most);
    }

    /// Only what was set aside, in the order of its numbers.
    public List<Entry> shunted(long after, int most) {
        return sql.list("""
                select s.id, s.sender, s.recipient, s.state, s.attempts, s.accepted_at, m.size, s.error
                from spool s join message m on m.id = s.message_id
                where s.state = 'shunted' and s.id > ? order by s.id limit ?""", SetAside::entry, after, most);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String sender = row.getString("sender");
        String error = row.getString("error");
        return new Entry(
                row.getLong("id"),
                sender == null ? "" : sender,
                row.getString("recipient"),
                row.getString("state"),
                row.getInt("attempts"),
                Sql.instant(row, "accepted_at"),
                row.getInt("size"),
                error == null ? "" : error);
    }

    /// Tries a letter that was set aside again from the start; false when there is none of that number.
    public boolean retry(long id) {
        boolean found = sql.update("""
                update spool set state = 'ready', attempts = 0, due_at = current_timestamp
                where id = ? and state = 'shunted'""", id) == 1;
        if (found) spool.wake();
        return found;
    }

    /// Letters in the given state.
    public long count(String state) {
        return sql.number("select count(*) from spool where state = ?", state);
    }
}
