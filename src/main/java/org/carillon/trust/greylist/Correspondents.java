package org.carillon.trust.greylist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.SenderKey;
import org.carillon.store.DatabaseException;
import org.carillon.store.Rows;
import org.carillon.store.Sql;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// With whom we are in touch: who needs not wait when it is certain who writes.
///
/// A domain is one that stood behind an author's address (DMARC) of a letter which we accepted. An
/// address is one that somebody of ours has written to; that says nothing of its neighbours.
@ApplicationScoped
public class Correspondents {
    private static final Logger LOG = Logger.getLogger(Correspondents.class);

    /// People write to each other at Christmas.
    private static final Duration KEPT = Duration.ofDays(400);

    /// Marks of the last letter are not written more often than this.
    private static final Duration COARSE = Duration.ofDays(1);

    private static final Duration CACHED = Duration.ofMinutes(5);
    private static final int CACHED_NAMES = 50_000;
    private static final long MOST = 1_000_000;

    private final Sql sql;

    /// When those in the table were seen.
    private final Cache<String, Instant> found = Caffeine.newBuilder()
            .maximumSize(CACHED_NAMES)
            .expireAfterWrite(CACHED)
            .build();

    Correspondents(Sql sql) {
        this.sql = sql;
    }

    /// Whether we are in touch with this author, whose domain must have vouched for the letter: else
    /// anybody could use a name that we know. False when the database is away.
    public boolean known(Address author, Instant now) {
        Instant oldest = now.minus(KEPT);
        String domain = domain(author);
        if (Stream.of(domain, author.key()).anyMatch(who -> cachedSince(who, oldest))) return true;
        try {
            return sql.first(
                            "select who, seen_at from correspondent where who in (?, ?) and seen_at >= ?",
                            row -> {
                                found.put(row.getString("who"), Sql.instant(row, "seen_at"));
                                return true;
                            },
                            domain,
                            author.key(),
                            oldest)
                    .isPresent();
        } catch (DatabaseException away) {
            LOG.warnf("correspondents not asked cause=%s", away.brief());
            return false;
        }
    }

    /// A letter was accepted for which the author's domain has vouched. Outside any transaction.
    public void vouched(Address author, Instant now) {
        note(List.of(domain(author)), now);
    }

    /// Somebody of ours, who has signed in, has written to them. Outside any transaction.
    public void wroteTo(Collection<Address> recipients, Instant now) {
        var keys = new TreeSet<String>();
        for (Address recipient : recipients) keys.add(recipient.key());
        note(List.copyOf(keys), now);
    }

    /// In the order of the names, so that two nodes do not wait for each other in a circle. What was
    /// seen a moment ago is not written again. That it could not be written is no reason to fail.
    private void note(List<String> all, Instant now) {
        List<String> those =
                all.stream().filter(who -> !cachedSince(who, now.minus(COARSE))).toList();
        if (those.isEmpty()) return;
        try {
            sql.with(connection -> write(connection, those, now));
            for (String who : those) found.put(who, now);
        } catch (DatabaseException away) {
            LOG.warnf("correspondents not written cause=%s", away.brief());
        }
    }

    private static int write(Connection connection, List<String> those, Instant now) throws SQLException {
        List<@Nullable Object[]> rows =
                those.stream().map(who -> new @Nullable Object[] {who, now}).toList();
        Rows.insert(connection, "insert into correspondent (who, seen_at)", "on conflict do nothing", rows);
        try (var statement = connection.prepareStatement(
                "update correspondent set seen_at = ? where who = any(?) and seen_at < ?")) {
            Sql.bind(statement, now, connection.createArrayOf("text", those.toArray()), now.minus(COARSE));
            return statement.executeUpdate();
        }
    }

    private boolean cachedSince(String who, Instant since) {
        Instant seen = found.getIfPresent(who);
        return seen != null && !seen.isBefore(since);
    }

    private static String domain(Address author) {
        return "@" + SenderKey.ascii(author.domain());
    }

    /// Returns how many rows went.
    public int sweep(Instant now) {
        int old = trim().before(
                        now.minus(KEPT),
                        "select who from correspondent where seen_at < ? order by seen_at, who limit ?");
        return old + trim(MOST);
    }

    private Trim trim() {
        return new Trim(sql, "delete from correspondent where who = any(?)", "text");
    }

    /// Leaves so many, those seen last.
    int trim(long most) {
        long tooMany = sql.number("select count(*) from correspondent") - most;
        return trim().surplus(tooMany, "select who from correspondent order by seen_at, who limit ?");
    }
}
