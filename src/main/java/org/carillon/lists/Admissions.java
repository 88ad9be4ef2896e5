package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.carillon.lists.Arrivals.Numbered;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// The one way onto a list, for one person or for thousands; whoever comes leaves a line in the trail.
@ApplicationScoped
class Admissions {
    /// Who wants in, and what they chose.
    ///
    /// @param action what becomes of their posts; null to follow the list
    record Newcomer(
            Mailbox who,
            Member.Preferences preferences,
            @Nullable PostAction action) {
        Newcomer(Mailbox who, Member.Preferences preferences) {
            this(who, preferences, null);
        }
    }

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final MemberCount count;
    private final ListsAt addresses;
    private final Trail trail;

    Admissions(Sql sql, Ids ids, Clock clock, MemberCount count, Trail trail, ListsAt addresses) {
        this.addresses = addresses;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.count = count;
        this.trail = trail;
    }

    /// Takes in who is not there yet and leaves the others as they are. Returns how many are new. Addresses of lists
    /// are passed over: one may have been made after it was looked for.
    ///
    /// @throws SettingException when the list is closed or gone
    int admit(MailingList list, List<Newcomer> newcomers, By by) {
        refuseShut(list);
        List<Numbered> each = numbered(newcomers);
        if (each.isEmpty()) return 0;
        List<Address> added =
                sql.with(connection -> Arrivals.write(connection, list.id(), each, clock.instant())).stream()
                        .map(Numbered::address)
                        .toList();
        if (added.isEmpty()) return 0;
        settle(list, added);
        trail.addAll(
                list.id(), by, "joined", added.stream().map(Address::toString).toList());
        // at last, as everybody else who comes or goes waits for this row until the commit
        count.add(list.id(), added.size());
        return added.size();
    }

    /// Each once, the first of several lines.
    private List<Numbered> numbered(List<Newcomer> newcomers) {
        var keys = new HashSet<String>();
        var lists = addresses.among(
                newcomers.stream().map(one -> one.who().address()).toList());
        lists.forEach((key, found) -> {
            if (!found.owners()) keys.add(key);
        });
        return newcomers.stream()
                .filter(one -> keys.add(one.who().address().key()))
                .map(one -> new Numbered(ids.next(), one))
                .toList();
    }

    /// As the list stands now: a long file may have begun before it was closed.
    private void refuseShut(MailingList list) {
        boolean closed = sql.first(
                        "select closed_at from mailing_list where id = ? and ending = false",
                        row -> row.getObject(1) != null,
                        list.id())
                .orElseThrow(() -> new SettingException("The list " + list.address() + " is gone."));
        if (closed) throw new SettingException("The list is closed; open it again before anybody can get on it.");
    }

    /// Who is on the list waits for nothing any more.
    private void settle(MailingList list, List<Address> added) {
        String[] keys = added.stream().map(Address::key).toArray(String[]::new);
        for (String table : List.of("join_request", "invitation")) {
            // of a thousand newcomers each would be looked for, and mostly nobody waits at all
            if (added.size() > 1
                    && sql.number("select id from " + table + " where list_id = ? limit 1", list.id()) == 0) continue;
            sql.update("delete from " + table + " where list_id = ? and address_key = any(?)", list.id(), keys);
        }
    }
}
