package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Ids;
import org.carillon.store.Rows;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// The one way onto a list, for one person or for thousands; whoever comes leaves a line in the trail.
@ApplicationScoped
class Admissions {
    /// Who wants in, and how he wants the posts.
    record Newcomer(Mailbox who, Member.Preferences preferences) {}

    private static final String HEAD =
            "insert into member (id, list_id, address, address_key, address_start, domain, name, name_start, mode, own_posts, duplicates, hidden, ack, paused_until, posts, created_at)";

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Trail trail;

    Admissions(Sql sql, Ids ids, Clock clock, Trail trail) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.trail = trail;
    }

    /// Takes in who is not there yet and leaves the others as they are. Returns how many are new.
    int admit(MailingList list, List<Newcomer> newcomers, By by) {
        Set<String> known = known(list.id(), newcomers);
        List<Newcomer> fresh = newcomers.stream().filter(n -> known.add(key(n))).toList();
        int added =
                sql.with(connection -> Rows.insert(connection, HEAD, "on conflict do nothing", rows(list.id(), fresh)));
        if (added > 0) settle(list);
        // fewer when somebody else took one in at this very moment; then one line of the trail may stand twice
        if (added > 0)
            trail.addAll(
                    list.id(),
                    by,
                    "joined",
                    fresh.stream().map(n -> n.who().address().toString()).toList());
        return added;
    }

    /// Who is on the list waits for nothing any more.
    private void settle(MailingList list) {
        for (String table : List.of("join_request", "invitation")) {
            sql.update(
                    "delete from " + table + " r where r.list_id = ? and exists (select 1 from member m"
                            + " where m.list_id = r.list_id and m.address_key = r.address_key)",
                    list.id());
        }
    }

    /// Asks for the addresses on all lists: with the list as a condition H2 reads the whole list for each
    /// chunk.
    private Set<String> known(long listId, List<Newcomer> newcomers) {
        String[] keys = newcomers.stream().map(Admissions::key).toArray(String[]::new);
        var known = new HashSet<String>();
        sql.list(
                "select list_id, address_key from member where address_key = any(?)",
                row -> row.getLong(1) == listId && known.add(row.getString(2)),
                (Object) keys);
        return known;
    }

    private List<@Nullable Object[]> rows(long listId, List<Newcomer> newcomers) {
        Instant now = clock.instant();
        return newcomers.stream()
                .map(n -> {
                    Address a = n.who().address();
                    String name = Members.shortName(n.who().name());
                    return new @Nullable Object[] {
                        ids.next(),
                        listId,
                        a.toString(),
                        a.key(),
                        MemberSearch.start(a.key()),
                        a.domain(),
                        name,
                        MemberSearch.start(name),
                        n.preferences().mode().word(),
                        n.preferences().ownPosts(),
                        n.preferences().duplicates(),
                        n.preferences().hidden(),
                        n.preferences().ack(),
                        n.preferences().pausedUntil(),
                        0,
                        now
                    };
                })
                .toList();
    }

    private static String key(Newcomer one) {
        return one.who().address().key();
    }
}
