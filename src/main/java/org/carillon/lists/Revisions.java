package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.carillon.store.Sql;

/// What lists are and were: every change of a name, a description or settings goes through here, by whichever
/// door, and leaves a version to go back to.
@ApplicationScoped
public class Revisions {
    private static final String COLUMNS = "number, at, actor, channel, client, name, description, settings";

    private final Sql sql;
    private final Trail trail;
    private final Clock clock;

    Revisions(Sql sql, Trail trail, Clock clock) {
        this.sql = sql;
        this.trail = trail;
        this.clock = clock;
    }

    /// The first version of a list that was just made.
    void begin(MailingList made, By by) {
        add(made, 1, by);
    }

    private void add(MailingList row, int number, By by) {
        Profile now = row.profile();
        sql.update(
                "insert into list_version (list_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.id(),
                number,
                clock.instant(),
                PlainText.line(by.who(), Trail.MAX_TEXT),
                by.channel().word(),
                PlainText.line(by.from(), Trail.MAX_TEXT),
                now.name(),
                now.description(),
                now.settings().toString());
    }

    /// The newest first.
    ///
    /// @param before only those with lower numbers; 0: from the newest
    public List<Revision> page(MailingList list, int before, int limit) {
        return sql.list(
                "select " + COLUMNS
                        + " from list_version where list_id = ? and number < ? order by number desc limit ?",
                Revisions::revision,
                list.id(),
                before == 0 ? Integer.MAX_VALUE : before,
                limit);
    }

    public Optional<Revision> find(MailingList list, long number) {
        return sql.first(
                "select " + COLUMNS + " from list_version where list_id = ? and number = ?",
                Revisions::revision,
                list.id(),
                number);
    }

    /// The version in force; whoever changes it names it, so that nobody overwrites what they have not seen.
    public int newest(MailingList list) {
        return (int) sql.number("select max(number) from list_version where list_id = ?", list.id());
    }

    private static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getInt("number"),
                Sql.instant(row, "at"),
                new By(row.getString("actor"), Channel.of(row.getString("channel")), row.getString("client")),
                new Profile(
                        row.getString("name"),
                        row.getString("description"),
                        ListSettings.stored(row.getString("settings"))));
    }

    /// Puts what was wished in force; what is the same leaves no version.
    ///
    /// @return what changed
    /// @throws SettingException when the list is gone, or of the wish; then nothing is changed
    @Transactional
    public List<Profile.Difference> change(MailingList list, UnaryOperator<Profile> wish, By by) {
        return settle(locked(list), wish, by);
    }

    /// As above, but only while `seen` is still in force.
    ///
    /// @return false when somebody else was faster
    @Transactional
    public boolean change(MailingList list, int seen, UnaryOperator<Profile> wish, By by) {
        MailingList row = locked(list);
        if (newest(row) != seen) return false;
        settle(row, wish, by);
        return true;
    }

    /// Makes the list what it was then.
    ///
    /// @return what changed
    @Transactional
    public List<Profile.Difference> restore(MailingList list, Revision then, By by) {
        List<Profile.Difference> changed = change(list, _ -> then.profile(), by);
        if (!changed.isEmpty()) trail.add(list.id(), by, "restored", "version " + then.number());
        return changed;
    }

    private List<Profile.Difference> settle(MailingList row, UnaryOperator<Profile> wish, By by) {
        Profile before = row.profile();
        Profile after = wish.apply(before);
        List<Profile.Difference> changed = before.differences(after);
        if (changed.isEmpty()) return changed;
        row.settle(after);
        add(row, newest(row) + 1, by);
        changed.forEach(one -> note(row, one, by));
        return changed;
    }

    private void note(MailingList row, Profile.Difference one, By by) {
        switch (one.key()) {
            case Profile.NAME -> trail.add(row.id(), by, "renamed", one.after());
            case Profile.DESCRIPTION -> trail.add(row.id(), by, "described", one.after());
            default -> trail.add(row.id(), by, "set", one.key() + "=" + one.after());
        }
    }

    /// The list as it is now, and nobody else changes it until the transaction ends. An update locks the row as this
    /// needs on every database; `for update` would wait for everything that refers to the row, such as a long
    /// import of members.
    MailingList locked(MailingList list) {
        sql.update("update mailing_list set name = name where id = ?", list.id());
        return MailingList.fresh(list.id())
                .orElseThrow(() -> new SettingException("The list " + list.address() + " is gone."));
    }
}
