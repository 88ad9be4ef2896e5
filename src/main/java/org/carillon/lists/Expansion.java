package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /// Addresses in To and Cc that are compared; who names more writes to a crowd and not to somebody.
    private static final int MOST_NAMED = 200;

    private static final String MODES = Arrays.stream(MemberMode.values())
            .filter(MemberMode::posts)
            .map(mode -> "'" + mode.word() + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    private static final String RECIPIENTS =
            "select id, address, domain from member where list_id = ? and mode in " + MODES + """
             and (paused_until is null or paused_until <= current_timestamp)
             and (own_posts = true or address_key <> ?)
             and (duplicates = true or not (address_key = any(?)))
            order by domain, id""";

    /// Hands over everybody who gets a copy, with the member's tag, ordered by domain and without holding more than a
    /// thousand in memory. Wants a transaction (PostgreSQL streams in no other way).
    ///
    /// @param post its author's own copy is left out when they want none, and so are those of people it names
    public void each(Connection connection, long listId, Message post, BiConsumer<Address, String> sink)
            throws SQLException {
        String author =
                PostFacts.author(post).map(Mailbox::address).map(Address::key).orElse("");
        try (var statement = connection.prepareStatement(RECIPIENTS)) {
            statement.setFetchSize(FETCH);
            Sql.bind(statement, listId, author, named(post.headers()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) sink.accept(Address.of(rows.getString("address")), Member.tag(rows.getLong("id")));
            }
        }
    }

    /// Keys of the addresses that get the post without the list.
    private static String[] named(Headers headers) {
        return Stream.of("To", "Cc")
                .flatMap(field -> headers.all(field).stream())
                .map(Mailbox::list)
                .flatMap(List::stream)
                .map(mailbox -> mailbox.address().key())
                .limit(MOST_NAMED)
                .toArray(String[]::new);
    }
}
