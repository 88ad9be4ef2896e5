package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// The words that those who run a list have given to its letters, and what they were before. What may stand there is
/// decided where letters are written.
@ApplicationScoped
public class ListTexts {
    /// Said by whoever has not looked which version is in force: then nobody is in the way.
    public static final int ANY = -1;

    private static final String COLUMNS = "number, at, actor, channel, client, subject, body";

    private final Sql sql;
    private final Trail trail;
    private final Clock clock;

    ListTexts(Sql sql, Trail trail, Clock clock) {
        this.sql = sql;
        this.trail = trail;
        this.clock = clock;
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

    /// The version in force; 0 when nobody has ever changed that letter.
    public int newest(MailingList list, String name) {
        return (int) sql.number(
                "select coalesce(max(number), 0) from list_text_version where list_id = ? and name = ?",
                list.id(),
                name);
    }

    /// Those before that one (0: from the newest), the newest first.
    public List<TextVersion> page(MailingList list, String name, int before, int limit) {
        return sql.list(
                "select " + COLUMNS + " from list_text_version where list_id = ? and name = ? and number < ?"
                        + " order by number desc limit ?",
                ListTexts::version,
                list.id(),
                name,
                before == 0 ? Integer.MAX_VALUE : before,
                limit);
    }

    public Optional<TextVersion> version(MailingList list, String name, long number) {
        return sql.first(
                "select " + COLUMNS + " from list_text_version where list_id = ? and name = ? and number = ?",
                ListTexts::version,
                list.id(),
                name,
                number);
    }

    private static TextVersion version(ResultSet row) throws SQLException {
        var by = new By(row.getString("actor"), Channel.of(row.getString("channel")), row.getString("client"));
        String body = row.getString("body");
        return new TextVersion(
                row.getInt("number"),
                Sql.instant(row, "at"),
                by,
                body.isEmpty() ? null : new ListText(row.getString("subject"), body));
    }

    /// Gives a letter other words; what is the same leaves no version.
    ///
    /// @param seen the version that whoever wrote this has seen, or [#ANY]
    /// @param text null: the usual words
    /// @return false when another version is in force by now; then nothing is changed
    /// @throws SettingException when the list is gone
    @Transactional
    public boolean change(MailingList list, String name, int seen, @Nullable ListText text, By by) {
        lock(list);
        int newest = newest(list, name);
        if (seen != ANY && seen != newest) return false;
        if (find(list, name).equals(Optional.ofNullable(text))) return true;
        sql.update("delete from list_text where list_id = ? and name = ?", list.id(), name);
        if (text != null) {
            sql.update(
                    "insert into list_text (list_id, name, subject, body) values (?, ?, ?, ?)",
                    list.id(),
                    name,
                    text.subject(),
                    text.body());
        }
        keep(list, name, newest + 1, text, by);
        trail.add(list.id(), by, text == null ? "reset text" : "wrote text", name);
        return true;
    }

    private void keep(MailingList list, String name, int number, @Nullable ListText text, By by) {
        sql.update(
                "insert into list_text_version (list_id, name, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                list.id(),
                name,
                number,
                clock.instant(),
                PlainText.line(by.who(), Trail.MAX_TEXT),
                by.channel().word(),
                PlainText.line(by.from(), Trail.MAX_TEXT),
                text == null ? "" : text.subject(),
                text == null ? "" : text.body());
    }

    /// Nobody else changes texts of that list until the transaction ends; see [Revisions].
    private void lock(MailingList list) {
        if (sql.update("update mailing_list set name = name where id = ?", list.id()) == 0) {
            throw new SettingException("The list " + list.address() + " is gone.");
        }
    }
}
