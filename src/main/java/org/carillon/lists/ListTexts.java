package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.carillon.store.Sql;

/// The words that those who run a list have given to its letters. What may stand there is decided where letters
/// are written.
@ApplicationScoped
public class ListTexts {
    private final Sql sql;
    private final Trail trail;

    ListTexts(Sql sql, Trail trail) {
        this.sql = sql;
        this.trail = trail;
    }

    /// @return nothing when the letter has its usual words
    public Optional<ListText> find(MailingList list, String name) {
        return sql.first(
                "select subject, body from list_text where list_id = ? and name = ?",
                row -> new ListText(row.getString("subject"), row.getString("body")),
                list.id(),
                name);
    }

    /// The names of all that are not as usual.
    public List<String> names(MailingList list) {
        return sql.list(
                "select name from list_text where list_id = ? order by name", row -> row.getString(1), list.id());
    }

    @Transactional
    public void put(MailingList list, String name, ListText text, By by) {
        forget(list, name);
        sql.update(
                "insert into list_text (list_id, name, subject, body) values (?, ?, ?, ?)",
                list.id(),
                name,
                text.subject(),
                text.body());
        trail.add(list.id(), by, "wrote text", name);
    }

    /// Back to the usual words.
    ///
    /// @return false when it had them
    @Transactional
    public boolean reset(MailingList list, String name, By by) {
        boolean had = forget(list, name);
        if (had) trail.add(list.id(), by, "reset text", name);
        return had;
    }

    private boolean forget(MailingList list, String name) {
        return sql.update("delete from list_text where list_id = ? and name = ?", list.id(), name) > 0;
    }
}
