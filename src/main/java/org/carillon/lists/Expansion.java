package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.carillon.mail.Address;
import org.carillon.mail.Headers;
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

    /// The same without those who are served by other lists: one look into an index for each.
    private static final String OTHERS = "select m.id, m.address, m.domain from member m where m.list_id = ? and "
            + wants("m") + """
             and not exists (select 1 from member n where n.address_key = m.address_key and n.list_id = any(?))
             and not exists (select 1 from member n where n.address_key = m.address_key and n.list_id = any(?) and\s"""
            + wants("n") + ") order by m.domain, m.id";

    /// Binds the author's key and the keys that the post names.
    private static String wants(String member) {
        return """
            M.mode in MODES
             and (M.paused_until is null or M.paused_until <= current_timestamp)
             and (M.own_posts = true or M.address_key <> ?)
             and (M.duplicates = true or not (M.address_key = any(?)))""".replace("MODES", MODES).replace("M.", member + ".");
    }

    /// Hands over everybody on a list who gets a copy, with the member's tag, ordered by domain and without holding
    /// more
    /// than a thousand in memory. Wants a transaction (PostgreSQL streams in no other way).
    ///
    /// @param post its author's own copy is left out when they want none, and so are those of people it names
    public void each(Connection connection, long listId, Message post, BiConsumer<Address, String> sink)
            throws SQLException {
        each(connection, Reach.all(listId), post, sink);
    }

    /// The same with those who are served by other lists left out.
    public void each(Connection connection, Reach reach, Message post, BiConsumer<Address, String> sink)
            throws SQLException {
        String author =
                PostFacts.author(post).map(Mailbox::address).map(Address::key).orElse("");
        String[] named = named(post.headers());
        try (var statement = connection.prepareStatement(reach.everybody() ? RECIPIENTS : OTHERS)) {
            statement.setFetchSize(FETCH);
            if (reach.everybody()) Sql.bind(statement, reach.list(), author, named);
            else
                Sql.bind(
                        statement,
                        reach.list(),
                        author,
                        named,
                        ids(reach.posted()),
                        ids(reach.served()),
                        author,
                        named);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) sink.accept(Address.of(rows.getString("address")), Member.tag(rows.getLong("id")));
            }
        }
    }

    private static Long[] ids(List<Long> lists) {
        return lists.toArray(Long[]::new);
    }

    /// Keys of the addresses that get the post without the list.
    private static String[] named(Headers headers) {
        return PostFacts.named(headers).map(Address::key).toArray(String[]::new);
    }
}
