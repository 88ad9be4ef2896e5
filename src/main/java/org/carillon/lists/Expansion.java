package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.Sql;

/// Who gets a copy of a post. What members chose is asked here, when the post goes out, and nowhere else: a pause ends
/// by the database's clock without anybody sweeping.
@ApplicationScoped
public class Expansion {
    private static final int FETCH = 1000;

    private static final String MODES = Arrays.stream(MemberMode.values())
            .filter(MemberMode::posts)
            .map(mode -> "'" + mode.word() + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    private static final String RECIPIENTS = "select m.id, m.address, m.domain from member m where m.list_id = ? and "
            + wants("m") + " order by m.domain, m.id";

    /// The same without those who are served by other lists: one look into an index for each. `+ 0` makes H2 look for
    /// the one address; else it reads all lists anew for each member.
    static final String OTHERS = "select m.id, m.address, m.domain from member m where m.list_id = ? and "
            + wants("m") + """
             and not exists (select 1 from member n where n.address_key = m.address_key and n.list_id + 0 = any(?))
             and not exists (select 1 from member n where n.address_key = m.address_key and n.list_id + 0 = any(?) and\s"""
            + wants("n") + ") order by m.domain, m.id";

    /// Members of a list who get the post by another address of their own: by an older membership,
    /// or by one of the other lists; null for pairs of addresses that are not on them. Written so
    /// that neither database begins with the members: accounts cost something here, members do not.
    /// `+ 0` as above.
    static final String SECOND = """
            select (select b.id from member b where b.list_id + 0 = ? and b.address_key = pb.address_key and exists (
                select 1 from member a where a.address_key = pa.address_key and a.list_id + 0 = any(?)
                and (a.list_id <> b.list_id or a.id < b.id) and\s""" + wants("a") + """
            ))
            from person_address pa
            join person_address pb on pb.person_id = pa.person_id and pb.address_key <> pa.address_key""";

    private final Identities identities;

    Expansion(Identities identities) {
        this.identities = identities;
    }

    /// Binds the author's keys and the keys that the post names.
    private static String wants(String member) {
        return """
            M.mode in MODES
             and (M.paused_until is null or M.paused_until <= current_timestamp)
             and (M.own_posts = true or not (M.address_key = any(?)))
             and (M.duplicates = true or not (M.address_key = any(?)))""".replace("MODES", MODES).replace("M.", member + ".");
    }

    /// Whom the post is from and whom it names, by all of their addresses.
    private record Keys(String[] author, String[] named) {}

    /// Hands over everybody on a list who gets a copy, with the member's tag, ordered by domain and without holding
    /// more than a thousand in memory. Wants a transaction (PostgreSQL streams in no other way).
    ///
    /// @param post its author's own copy is left out when they want none, and so are those of people it names
    public void each(Connection connection, long listId, Message post, BiConsumer<Address, String> sink)
            throws SQLException {
        each(connection, Reach.all(listId), post, sink);
    }

    /// The same with those who are served by other lists left out.
    public void each(Connection connection, Reach reach, Message post, BiConsumer<Address, String> sink)
            throws SQLException {
        Keys keys = keys(post);
        Set<Long> second = second(connection, reach, keys);
        try (var statement = connection.prepareStatement(reach.everybody() ? RECIPIENTS : OTHERS)) {
            statement.setFetchSize(FETCH);
            if (reach.everybody()) Sql.bind(statement, reach.list(), keys.author(), keys.named());
            else
                Sql.bind(
                        statement,
                        reach.list(),
                        keys.author(),
                        keys.named(),
                        ids(reach.posted()),
                        ids(reach.served()),
                        keys.author(),
                        keys.named());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    long id = rows.getLong("id");
                    if (!second.contains(id)) sink.accept(Address.of(rows.getString("address")), Member.tag(id));
                }
            }
        }
    }

    private Keys keys(Message post) {
        List<String> author = PostFacts.author(post).map(Mailbox::address).map(Address::key).stream()
                .toList();
        List<String> named = PostFacts.named(post.headers()).map(Address::key).toList();
        return new Keys(identities.keys(author), identities.keys(named));
    }

    private static Set<Long> second(Connection connection, Reach reach, Keys keys) throws SQLException {
        try (var statement = connection.prepareStatement(SECOND)) {
            Sql.bind(statement, reach.list(), ids(reach.lists()), keys.author(), keys.named());
            return Set.copyOf(Sql.readAll(statement, row -> row.getLong(1)));
        }
    }

    private static Long[] ids(List<Long> lists) {
        return lists.toArray(Long[]::new);
    }
}
