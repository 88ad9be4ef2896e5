package org.carillon.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.carillon.store.Messages;
import org.carillon.store.Sql;

/// Writes a whole archive as mboxrd, in the order in which the posts came. No transaction is held while the
/// reader at the other end takes its time, and one letter at most is in memory.
@ApplicationScoped
public class MboxExport {
    private static final int PAGE = 500;

    private final Sql sql;
    private final Messages messages;

    MboxExport(Sql sql, Messages messages) {
        this.sql = sql;
        this.messages = messages;
    }

    private record Line(long id, long messageId, String author, Instant at) {}

    /// Returns how many letters were written.
    public int write(String listKey, OutputStream out) throws IOException {
        var mbox = new MboxWriter(out);
        int written = 0;
        Instant at = Instant.EPOCH;
        long id = 0;
        while (true) {
            List<Line> page = page(listKey, at, id);
            for (Line line : page) {
                mbox.write(line.author, line.at, messages.load(line.messageId).raw());
                written++;
            }
            if (page.size() < PAGE) return written;
            at = page.getLast().at;
            id = page.getLast().id;
        }
    }

    private List<Line> page(String listKey, Instant at, long id) {
        return sql.list(
                """
                select id, message_id, author_address, archived_at from archived_post
                where list_key = ? and archived_at >= ? and (archived_at > ? or id > ?) and message_id is not null
                order by list_key, archived_at, id limit ?""",
                row -> new Line(
                        row.getLong("id"),
                        row.getLong("message_id"),
                        row.getString("author_address"),
                        Sql.instant(row, "archived_at")),
                listKey,
                at,
                at,
                id,
                PAGE);
    }
}
