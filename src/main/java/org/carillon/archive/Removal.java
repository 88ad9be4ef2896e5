package org.carillon.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.carillon.store.Messages;
import org.carillon.store.Sql;

/// Takes an archive away for good, some posts at a time. What stays is one row that says that it has ended, so that
/// nobody who was in the midst of adding to it can go on.
@ApplicationScoped
public class Removal {
    private record Post(long id, long message) {}

    private final Sql sql;
    private final Messages messages;

    Removal(Sql sql, Messages messages) {
        this.sql = sql;
        this.messages = messages;
    }

    /// The first step, in the caller's transaction: waits until whoever adds posts now has done so.
    public void end(String listKey) {
        sql.update("insert into archive_list (list_key) values (?) on conflict do nothing", listKey);
        sql.update("update archive_list set ended = true where list_key = ?", listKey);
    }

    /// Takes some away, in the caller's transaction. Returns how many rows went; 0 when nothing is left.
    public int some(String listKey, int most) {
        int gone = posts(listKey, most);
        if (gone == 0) gone = conversations(listKey, most);
        return gone > 0 ? gone : sql.update("delete from archive_month where list_key = ?", listKey);
    }

    private int posts(String listKey, int most) {
        List<Post> some = sql.list(
                "select id, message_id from archived_post where list_key = ? limit ?",
                row -> new Post(row.getLong("id"), row.getLong("message_id")),
                listKey,
                most);
        if (some.isEmpty()) return 0;
        Object ids = some.stream().map(Post::id).toArray(Long[]::new);
        sql.update("update archived_post set parent_id = null where parent_id = any(?)", ids);
        sql.update("delete from archived_post where id = any(?)", ids);
        // 0 stands for a placeholder
        messages.dropLoose(some.stream()
                .map(Post::message)
                .filter(m -> !Objects.equals(m, 0L))
                .toList());
        return some.size();
    }

    private int conversations(String listKey, int most) {
        Long[] ids = sql.list(
                        "select id from conversation where list_key = ? limit ?", row -> row.getLong(1), listKey, most)
                .toArray(Long[]::new);
        if (ids.length > 0) sql.update("delete from conversation where id = any(?)", (Object) ids);
        return ids.length;
    }
}
