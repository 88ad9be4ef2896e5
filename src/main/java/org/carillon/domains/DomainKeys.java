package org.carillon.domains;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.carillon.store.Sql;

/// The DKIM keys of our domains. A domain has an active pair, one key for each algorithm; a change goes in three steps,
/// so that no letter bears a signature whose key cannot be found: [#prepare] makes the next pair, people publish its
/// records, [#activate] lets it sign. The old pair then retires.
@ApplicationScoped
public class DomainKeys {
    /// How long the record of a key that signs no more is needed: a letter may wait for five days in a queue on its
    /// way, and people's programs look at signatures when the letter is opened.
    public static final Duration RETIREMENT = Duration.ofDays(14);

    /// After a change on another node this one signs with the old pair for so long, whose records are still published.
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

    private final Sql sql;
    private final Clock clock;
    private final Cache<String, List<SigningKey>> active =
            Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(REMEMBERED).build();

    DomainKeys(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Gives the domain its first pair, unless it has one; true when it was made now.
    @Transactional
    public boolean ensure(String domain) {
        lock(domain);
        if (any(domain, KeyState.ACTIVE)) return false;
        make(domain, KeyState.ACTIVE);
        return true;
    }

    /// Domains that cannot sign: those that were here before there were keys.
    public List<String> domainsWithout() {
        return sql.list("""
                select name from mail_domain where not exists
                  (select 1 from domain_key where domain = name and state = 'active') order by name
                """, row -> row.getString(1));
    }

    /// Makes the pair that shall sign next; false when there is one.
    @Transactional
    public boolean prepare(String domain) {
        lock(domain);
        if (any(domain, KeyState.NEXT)) return false;
        make(domain, KeyState.NEXT);
        return true;
    }

    /// The next pair signs from now on; false when there is none.
    @Transactional
    public boolean activate(String domain) {
        lock(domain);
        if (!any(domain, KeyState.NEXT)) return false;
        sql.update(
                "update domain_key set state = 'retiring', retires_at = ? where domain = ? and state = 'active'",
                clock.instant().plus(RETIREMENT),
                domain);
        sql.update("update domain_key set state = 'active' where domain = ? and state = 'next'", domain);
        active.invalidate(domain);
        return true;
    }

    /// Two nodes never make pairs for a domain at the same time.
    private void lock(String domain) {
        sql.first("select name from mail_domain where name = ? for update", row -> true, domain);
    }

    private boolean any(String domain, KeyState state) {
        return sql.first("select 1 from domain_key where domain = ? and state = ?", row -> true, domain, state.word())
                .isPresent();
    }

    private void make(String domain, KeyState state) {
        String pair = freePair(domain);
        for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
            FreshPair fresh = FreshPair.of(algorithm);
            sql.update(
                    """
                    insert into domain_key (domain, selector, algorithm, state, public_key, private_key, made_at)
                    values (?, ?, ?, ?, ?, ?, ?)""",
                    domain,
                    pair + "-" + algorithm.word(),
                    algorithm.word(),
                    state.word(),
                    fresh.published(),
                    fresh.pkcs8(),
                    clock.instant());
        }
    }

    /// `c20261127`, and `c20261127-2` for the second pair of that day: so people see its age in the DNS.
    private String freePair(String domain) {
        String day = "c" + DAY.format(clock.instant().atOffset(ZoneOffset.UTC));
        List<String> taken =
                sql.list("select selector from domain_key where domain = ?", row -> row.getString(1), domain);
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? day : day + "-" + n)
                .filter(pair -> !taken.contains(pair + "-" + KeyAlgorithm.RSA.word()))
                .findFirst()
                .orElseThrow();
    }

    /// All keys whose records have to stand in the DNS: those that sign first, then the next and the retiring ones.
    public List<DomainKey> of(String domain) {
        return sql.list("""
                select selector, algorithm, state, public_key, made_at, retires_at from domain_key where domain = ?
                order by state, made_at, algorithm desc""", DomainKeys::key, domain);
    }

    private static DomainKey key(ResultSet row) throws SQLException {
        return new DomainKey(
                row.getString("selector"),
                KeyAlgorithm.named(row.getString("algorithm")),
                KeyState.named(row.getString("state")),
                Sql.instant(row, "made_at"),
                Sql.optionalInstant(row, "retires_at"),
                Base64.getEncoder().encodeToString(row.getBytes("public_key")));
    }

    /// What signs for that domain; nothing when it is not ours.
    public List<SigningKey> signing(String domain) {
        List<SigningKey> known = active.getIfPresent(domain);
        if (known != null) return known;
        List<SigningKey> keys = sql.list("""
                select selector, algorithm, private_key from domain_key
                where domain = ? and state = 'active' order by algorithm desc""", DomainKeys::signingKey, domain);
        if (!keys.isEmpty()) active.put(domain, keys);
        return keys;
    }

    private static SigningKey signingKey(ResultSet row) throws SQLException {
        KeyAlgorithm algorithm = KeyAlgorithm.named(row.getString("algorithm"));
        return new SigningKey(row.getString("selector"), algorithm, row.getBytes("private_key"));
    }

    /// Forgets keys that have retired. Returns how many.
    public int sweep() {
        Instant now = clock.instant();
        return sql.update("delete from domain_key where state = 'retiring' and retires_at < ?", now);
    }
}
