package org.carillon.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.mail.Message;

/// The bytes of every message, stored once and never changed. Spool, archive, held posts and outbox refer to
/// them by number; who lets go of one calls [#dropIfLoose], and a sweep at night finds what was left over.
@ApplicationScoped
public class Messages {
    /// A message nobody refers to any more. Each table that refers to messages stands here.
    private static final String LOOSE = """
            not exists (select 1 from spool where message_id = message.id)
            and not exists (select 1 from outgoing where message_id = message.id)
            and not exists (select 1 from archived_post where message_id = message.id)
            and not exists (select 1 from held_post where message_id = message.id)""";

    /// Binds id, bytes, trace, size, provenance.
    public static final String INSERT =
            "insert into message (id, bytes, trace, size, provenance) values (?, ?, ?, ?, ?)";

    private final Sql sql;
    private final Ids ids;

    Messages(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /// Stores in the caller's transaction. `trace` is the Received field of our own (with its name and line
    /// ends, or empty): it travels with the message but is no part of its bytes, so that the archive stays as
    /// sent.
    public long store(byte[] bytes, String trace) {
        long id = ids.next();
        sql.update(INSERT, id, bytes, trace, bytes.length, "");
        return id;
    }

    public Optional<Message> find(long id) {
        return sql.first("select bytes from message where id = ?", row -> new Message(row.getBytes(1)), id);
    }

    /// A message and what was found out about its sender when it came in.
    ///
    /// @param provenance as `trust` wrote it; empty when nothing is known
    public record Kept(Message message, String provenance) {}

    /// @throws IllegalStateException when it is not there
    public Kept kept(long id) {
        return sql.first(
                        "select bytes, provenance from message where id = ?",
                        row -> new Kept(new Message(row.getBytes(1)), row.getString(2)),
                        id)
                .orElseThrow(() -> new IllegalStateException("message " + id + " is not in the store"));
    }

    /// See [Kept#provenance]; empty when the message is not there.
    public String provenance(long id) {
        return sql.first("select provenance from message where id = ?", row -> row.getString(1), id)
                .orElse("");
    }

    /// The same of several; who is not there is not in it.
    public Map<Long, String> provenances(Collection<Long> ids) {
        if (ids.isEmpty()) return Map.of();
        return sql.with(connection -> {
            try (var statement = connection.prepareStatement("select id, provenance from message where id = any(?)")) {
                statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
                return Sql.readAll(statement, row -> Map.entry(row.getLong(1), row.getString(2))).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            }
        });
    }

    /// The first 64 KiB, enough for the fields of any honest letter: for a look at its header alone.
    public Optional<Message> head(long id) {
        String first = "select substring(bytes from 1 for 65536) from message where id = ?";
        return sql.first(first, row -> new Message(row.getBytes(1)), id);
    }

    public Message load(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("message " + id + " is not in the store"));
    }

    /// Our own Received field for that message, or empty.
    public String trace(long id) {
        return sql.first("select trace from message where id = ?", row -> row.getString(1), id)
                .orElse("");
    }

    public void dropIfLoose(long id) {
        sql.update("delete from message where id = ? and " + LOOSE, id);
    }

    /// The same for many.
    public void dropLoose(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            sql.update("delete from message where id = any(?) and " + LOOSE, (Object) ids.toArray(Long[]::new));
        }
    }

    /// Removes messages that nobody refers to and that are older than an hour. Returns how many.
    public int sweep() {
        return sql.update("delete from message where stored_at < current_timestamp - interval '1' hour and " + LOOSE);
    }
}
