package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.domains.Secrets;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Wishes that wait for their confirmation. Who knows the token has read mail at that address, which no From
/// proves.
@ApplicationScoped
class Confirmations {
    static final Duration LIFE = Duration.ofDays(3);

    /// A wish as it was uttered.
    ///
    /// @param words to the people who run the list; may be empty
    /// @param choice of [Wish#CHOOSE], else null
    /// @param move of [Wish#MOVE] and [Wish#ARRIVE], else null
    record Pending(
            Mailbox who,
            Wish wish,
            MemberMode mode,
            String words,
            @Nullable Choice choice,
            @Nullable AddressMove move) {
        Pending(Mailbox who, Wish wish, MemberMode mode, String words) {
            this(who, wish, mode, words, null, null);
        }
    }

    private final Sql sql;
    private final Secrets secrets;
    private final Clock clock;

    Confirmations(Sql sql, Secrets secrets, Clock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Keeps the wish and returns its token, of which only the hash is stored.
    String ask(MailingList list, Pending pending) {
        String token = secrets.token();
        sql.update(
                """
                insert into confirmation (token_hash, list_id, address, name, wish, mode, words, choice, other, everywhere, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                Secrets.hash(token),
                list.id(),
                pending.who().address().toString(),
                Members.shortName(pending.who().name()),
                pending.wish().word(),
                pending.mode().word(),
                pending.words(),
                pending.choice() == null ? "" : pending.choice().toString(),
                pending.move() == null ? "" : pending.move().other().toString(),
                pending.move() != null && pending.move().everywhere(),
                clock.instant().plus(LIFE));
        return token;
    }

    /// The wish behind a token, which stays good.
    Optional<Pending> find(MailingList list, String token) {
        return find(list, Secrets.hash(token), clock.instant());
    }

    private Optional<Pending> find(MailingList list, String hash, Instant now) {
        return sql.first(
                "select address, name, wish, mode, words, choice, other, everywhere from confirmation where token_hash = ? and list_id = ? and expires_at > ?",
                Confirmations::pending,
                hash,
                list.id(),
                now);
    }

    /// The wish behind a token, once; nothing when it is unknown, used, too old or another list's. The database
    /// compares hashes, so the time tells nothing about tokens.
    Optional<Pending> redeem(MailingList list, String token) {
        String hash = Secrets.hash(token);
        Optional<Pending> pending = find(list, hash, clock.instant());
        boolean mine = sql.update("delete from confirmation where token_hash = ? and list_id = ?", hash, list.id()) > 0;
        return mine ? pending : Optional.empty();
    }

    /// Forgets what new addresses were asked that would take the place of that one on the list.
    void forgetArrivals(long listId, Address old) {
        record Arrival(String hash, Address old) {}
        sql
                .list(
                        "select token_hash, other from confirmation where list_id = ? and wish = ?",
                        row -> new Arrival(row.getString(1), Address.of(row.getString(2))),
                        listId,
                        Wish.ARRIVE.word())
                .stream()
                .filter(arrival -> arrival.old().sameMailbox(old))
                .forEach(arrival -> sql.update("delete from confirmation where token_hash = ?", arrival.hash()));
    }

    private static Pending pending(ResultSet row) throws SQLException {
        String choice = row.getString("choice");
        String other = row.getString("other");
        return new Pending(
                new Mailbox(row.getString("name"), Address.of(row.getString("address"))),
                Wish.of(row.getString("wish")),
                MemberMode.of(row.getString("mode")),
                row.getString("words"),
                choice.isEmpty() ? null : Choice.of(choice),
                other.isEmpty() ? null : new AddressMove(Address.of(other), row.getBoolean("everywhere")));
    }
}
