package org.carillon.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.domains.Secrets;
import org.carillon.store.Sql;

/// Who is signed in. Sessions live in the database: they hold on every node and after a restart, and end at
/// once when somebody signs out or the password changes.
@ApplicationScoped
public class Sessions {
    /// A session nobody used for so long is over.
    public static final Duration IDLE = Duration.ofDays(30);
    /// When a session was last seen is written down no more often than this.
    private static final Duration COARSE = Duration.ofMinutes(1);

    private final Sql sql;
    private final Secrets secrets;
    private final People people;
    private final Clock clock;

    Sessions(Sql sql, Secrets secrets, People people, Clock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.people = people;
        this.clock = clock;
    }

    private record Row(long personId, String mark, String passwordHash, Instant seenAt) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("person_id"),
                    row.getString("password_mark"),
                    row.getString("password_hash"),
                    Sql.instant(row, "seen_at"));
        }
    }

    /// Begins a session and returns its token of 260 random bits, of which only the hash is kept.
    public String open(Person person) {
        String token = secrets.token() + secrets.token();
        String passwordHash = sql.first(
                        "select password_hash from person where id = ?", row -> row.getString(1), person.id())
                .orElseThrow();
        Instant now = clock.instant();
        sql.update("""
                insert into web_session (token_hash, person_id, password_mark, created_at, seen_at)
                values (?, ?, ?, ?, ?)""", Secrets.hash(token), person.id(), Secrets.hash(passwordHash), now, now);
        return token;
    }

    /// Whose session that is, if it is one and still holds.
    public Optional<Person> person(String token) {
        String hash = Secrets.hash(token);
        Instant now = clock.instant();
        Optional<Row> row = sql.first("""
                select s.person_id, s.password_mark, s.seen_at, p.password_hash
                from web_session s join person p on p.id = s.person_id
                where s.token_hash = ? and s.seen_at > ?""", Row::of, hash, now.minus(IDLE));
        if (row.isEmpty() || !row.get().mark().equals(Secrets.hash(row.get().passwordHash()))) return Optional.empty();
        if (row.get().seenAt().plus(COARSE).isBefore(now)) {
            sql.update("update web_session set seen_at = ? where token_hash = ?", now, hash);
        }
        return people.find(row.get().personId());
    }

    /// Ends one session.
    public void close(String token) {
        sql.update("delete from web_session where token_hash = ?", Secrets.hash(token));
    }

    /// Forgets sessions that are over. Returns how many.
    public int sweep() {
        return sql.update(
                "delete from web_session where seen_at <= ?", clock.instant().minus(IDLE));
    }
}
