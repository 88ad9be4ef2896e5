package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.store.Messages;
import org.carillon.store.Sql;

/// The end of a list. From the first step on nobody finds it, by any door; then its rows go in small transactions, as
/// one for a million members would hold up everybody else. Each step stands for itself, so that any node goes on where
/// another has stopped.
@ApplicationScoped
public class ListEnds {
    /// What a list has many of, and by which column one of them is found.
    private record Rows(String table, String key) {}

    /// What has few rows goes with the list itself.
    private static final List<Rows> MANY = List.of(
            new Rows("member", "id"),
            new Rows("posting_decision", "id"),
            new Rows("bounce_event", "id"),
            new Rows("join_request", "id"),
            new Rows("invitation", "id"),
            new Rows("member_work", "id"));

    private final Sql sql;
    private final Messages messages;
    private final Revisions revisions;
    private final EndedAddresses ended;
    private final Nesting nesting;

    ListEnds(Sql sql, Messages messages, Revisions revisions, EndedAddresses ended, Nesting nesting) {
        this.nesting = nesting;
        this.sql = sql;
        this.messages = messages;
        this.revisions = revisions;
        this.ended = ended;
    }

    /// @throws SettingException when somebody else has deleted it
    @Transactional
    public void begin(MailingList list, By by) {
        MailingList row = revisions.locked(list);
        nesting.end(row);
        ended.add(row, row.address(), by);
        for (Address address : row.formerAddresses()) ended.add(row, address, by);
        sql.update("delete from former_address where list_id = ?", row.id());
        sql.update("delete from api_token where list_id = ?", row.id());
        // its name is free for whoever says so; what stands there now is no address
        sql.update("update mailing_list set ending = true, local = ? where id = ?", "/" + row.id(), row.id());
        MailingList.getEntityManager().clear();
    }

    /// Lists of which something is left.
    public List<Long> begun() {
        return sql.list("select id from mailing_list where ending = true order by id", row -> row.getLong(1));
    }

    /// False when another node is at it; in the transaction of a step, which it guards.
    public boolean hold(long listId) {
        return sql.first(
                        "select id from mailing_list where id = ? and ending = true for update skip locked",
                        row -> true,
                        listId)
                .isPresent();
    }

    /// Takes some rows away, in the caller's transaction. Returns how many went; 0 when none of these is left.
    ///
    /// @param most at a time
    public int some(long listId, int most) {
        for (Rows rows : MANY) {
            int gone = some(rows, listId, most);
            if (gone > 0) return gone;
        }
        int gone = trail(listId, most);
        return gone > 0 ? gone : held(listId, most);
    }

    private int some(Rows rows, long listId, int most) {
        Long[] keys = sql.list(
                        "select %s from %s where list_id = ? limit ?".formatted(rows.key(), rows.table()),
                        row -> row.getLong(1),
                        listId,
                        most)
                .toArray(Long[]::new);
        if (keys.length == 0) return 0;
        sql.update("delete from %s where %s = any(?)".formatted(rows.table(), rows.key()), (Object) keys);
        return keys.length;
    }

    private record Entry(long id, int people) {}

    /// One entry may be about thousands: then fewer go at a time.
    private int trail(long listId, int most) {
        long left = Trail.WINDOW_PEOPLE;
        var some = new ArrayList<Long>();
        for (Entry entry : sql.list(
                "select id, people from list_audit where list_id = ? limit ?",
                row -> new Entry(row.getLong(1), row.getInt(2)),
                listId,
                most)) {
            if (left <= 0) break;
            left -= entry.people();
            some.add(entry.id());
        }
        if (!some.isEmpty()) sql.update("delete from list_audit where id = any(?)", (Object) some.toArray(Long[]::new));
        return some.size();
    }

    private record Held(long id, long message) {}

    private int held(long listId, int most) {
        List<Held> some = sql.list(
                "select id, message_id from held_post where list_id = ? limit ?",
                row -> new Held(row.getLong(1), row.getLong(2)),
                listId,
                most);
        if (some.isEmpty()) return 0;
        sql.update("delete from held_post where id = any(?)", (Object)
                some.stream().map(Held::id).toArray(Long[]::new));
        messages.dropLoose(some.stream().map(Held::message).toList());
        return some.size();
    }

    /// The last step.
    public void finish(long listId) {
        sql.update("delete from mailing_list where id = ?", listId);
    }
}
