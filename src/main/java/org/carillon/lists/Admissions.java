package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// The one way onto a list, for one person or for thousands; whoever comes leaves a line in the trail.
@ApplicationScoped
class Admissions {
    /// Who wants in, and how he wants the posts.
    record Newcomer(Mailbox who, MemberMode mode) {}

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

    /// Takes in who is not there yet and leaves the others as they are. Returns those who are new.
    List<Newcomer> admit(MailingList list, List<Newcomer> newcomers, String by) {
        List<Newcomer> fresh = sql.with(connection -> insert(connection, list.id(), newcomers));
        trail.addAll(list.id(), by, "joined", fresh.stream().map(n -> n.who().address().toString()).toList());
        return fresh;
    }

    private List<Newcomer> insert(Connection connection, long listId, List<Newcomer> newcomers) throws SQLException {
        Instant now = clock.instant();
        String sql = """
                insert into member (id, list_id, address, address_key, domain, name, mode, own_posts, posts, created_at)
                values (?, ?, ?, ?, ?, ?, ?, true, 0, ?) on conflict do nothing""";
        try (var statement = connection.prepareStatement(sql)) {
            for (Newcomer one : newcomers) {
                Address address = one.who().address();
                Sql.bind(statement, ids.next(), listId, address.toString(), address.key(), address.domain(),
                        Members.shortName(one.who().name()), one.mode().word(), now);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            return IntStream.range(0, counts.length).filter(i -> counts[i] > 0).mapToObj(newcomers::get).toList();
        }
    }
}
