package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
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

    /// A row for each of a batch: H2 reads one small statement once, PostgreSQL gets them all in one go, and both say
    /// of each
    /// whether it is new.
    private static final String INSERT = """
            insert into member (id, list_id, address, address_key, address_start, domain, name, name_start,
                mode, own_posts, duplicates, hidden, ack, paused_until, action, posts, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?) on conflict do nothing""";

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final MemberCount count;
    private final Trail trail;

    Admissions(Sql sql, Ids ids, Clock clock, MemberCount count, Trail trail) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.count = count;
        this.trail = trail;
    }

    /// Takes in who is not there yet and leaves the others as they are. Returns how many are new.
    int admit(MailingList list, List<Newcomer> newcomers, By by) {
        List<Numbered> each = numbered(newcomers);
        List<Address> added = sql.with(connection -> insert(connection, list.id(), each));
        if (added.isEmpty()) return 0;
        settle(list, added);
        count.add(list.id(), added.size());
        trail.addAll(
                list.id(), by, "joined", added.stream().map(Address::toString).toList());
        return added.size();
    }

    /// @param id in the order in which they stand in the file
    private record Numbered(long id, Newcomer who) {
        private String key() {
            return who.who().address().key();
        }
    }

    /// Each once, the first of several lines.
    private List<Numbered> numbered(List<Newcomer> newcomers) {
        var keys = new HashSet<String>();
        return newcomers.stream()
                .filter(one -> keys.add(one.who().address().key()))
                .map(one -> new Numbered(ids.next(), one))
                .toList();
    }

    /// Who is on the list waits for nothing any more.
    private void settle(MailingList list, List<Address> added) {
        String[] keys = added.stream().map(Address::key).toArray(String[]::new);
        for (String table : List.of("join_request", "invitation")) {
            sql.update("delete from " + table + " where list_id = ? and address_key = any(?)", list.id(), keys);
        }
    }

    /// Those who were not there. They are written in an order that all follow, or two files with the same people would
    /// wait for each other.
    private List<Address> insert(Connection connection, long listId, List<Numbered> newcomers) throws SQLException {
        Instant now = clock.instant();
        List<Numbered> ordered =
                newcomers.stream().sorted(Comparator.comparing(Numbered::key)).toList();
        try (var statement = connection.prepareStatement(INSERT)) {
            for (Numbered one : ordered) {
                Sql.bind(statement, row(listId, one.id(), one.who(), now));
                statement.addBatch();
            }
            int[] inserted = statement.executeBatch();
            return IntStream.range(0, inserted.length)
                    .filter(i -> inserted[i] > 0)
                    .mapToObj(ordered::get)
                    .sorted(Comparator.comparingLong(Numbered::id))
                    .map(one -> one.who().who().address())
                    .toList();
        }
    }

    private @Nullable Object[] row(long listId, long id, Newcomer one, Instant now) {
        Address a = one.who().address();
        String name = Members.shortName(one.who().name());
        Member.Preferences chosen = one.preferences();
        PostAction action = one.action();
        return new @Nullable Object[] {
            id,
            listId,
            a.toString(),
            a.key(),
            MemberSearch.start(a.key()),
            a.domain(),
            name,
            MemberSearch.start(name),
            chosen.mode().word(),
            chosen.ownPosts(),
            chosen.duplicates(),
            chosen.hidden(),
            chosen.ack(),
            chosen.pausedUntil(),
            action == null ? null : action.word(),
            now
        };
    }
}
