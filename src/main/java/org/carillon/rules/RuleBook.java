package org.carillon.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.sort.Dialect;
import org.carillon.sort.Fault;
import org.carillon.sort.RuleSet;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// The rules of everybody. A text that has faults is refused and the rules before it stay in force; what was in
/// force once is kept, so that one can go back.
@ApplicationScoped
public class RuleBook {
    /// Characters of a text.
    public static final int MAX_TEXT = 200_000;
    /// Texts kept of one owner, the one in force included.
    private static final int VERSIONS = 50;
    /// How long another node may go on with rules that were changed here.
    private static final Duration STALE = Duration.ofSeconds(1);

    /// What is kept of parsed rules, in numbers of four bytes: 200 MB at the very most, a thousand ordinary ones.
    private static final long MOST_KEPT = 50_000_000;

    private static final int BESIDE = 100;

    private static final String COLUMNS = "select id, text, changed_at, changed_by from rule_text";
    private static final RuleSet NONE = RuleSet.parse("", Dialect.PERSON);

    /// Rules that were read a moment ago, with the number of their text.
    private record Read(long id, RuleSet rules) {}

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transactions;
    private final Cache<RuleOwner, Read> fresh = Caffeine.newBuilder()
            .expireAfterWrite(STALE)
            .maximumWeight(MOST_KEPT)
            .weigher((RuleOwner owner, Read read) -> BESIDE + read.rules().weight())
            .build();
    private final Cache<Long, RuleSet> parsed = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((Long id, RuleSet rules) -> BESIDE + rules.weight())
            .build();

    RuleBook(Sql sql, Ids ids, Clock clock, TransactionSynchronizationRegistry transactions) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// The text in force; nothing when none was ever set.
    public Optional<RuleText> show(RuleOwner owner) {
        return sql.first(COLUMNS + " where owner = ? order by id desc limit 1", RuleBook::row, owner.key());
    }

    /// When texts came in force and by whom, the latest first.
    public List<RuleVersion> history(RuleOwner owner) {
        return sql.list(
                "select id, changed_at, changed_by from rule_text where owner = ? order by id desc",
                row -> new RuleVersion(row.getLong("id"), Sql.instant(row, "changed_at"), row.getString("changed_by")),
                owner.key());
    }

    /// A text that was in force once.
    public Optional<RuleText> version(RuleOwner owner, long id) {
        return sql.first(COLUMNS + " where owner = ? and id = ?", RuleBook::row, owner.key(), id);
    }

    /// What is wrong with a text, in the order of its lines; empty when it may be set.
    public static List<Fault> faults(RuleOwner owner, String text) {
        if (text.length() > MAX_TEXT) {
            return List.of(new Fault(1, "The rules are longer than " + MAX_TEXT + " characters; make them shorter."));
        }
        if (text.indexOf('\0') >= 0) return List.of(new Fault(1, "The text holds a NUL character; remove it."));
        return RuleSet.parse(text, owner.dialect()).faults();
    }

    /// Puts a text in force for the next letter.
    ///
    /// @param by for the people who look at the versions
    /// @throws RuleFaultsException when it has faults; the rules before it stay in force
    @Transactional
    public void set(RuleOwner owner, String text, String by) {
        List<Fault> faults = faults(owner, text);
        if (!faults.isEmpty()) throw new RuleFaultsException(faults);
        sql.update(
                "insert into rule_text (id, owner, text, changed_at, changed_by) values (?, ?, ?, ?, ?)",
                ids.next(),
                owner.key(),
                text,
                clock.instant(),
                by);
        sql.update("""
                delete from rule_text where owner = ? and id not in
                    (select id from rule_text where owner = ? order by id desc limit ?)""", owner.key(), owner.key(), VERSIONS);
        forgetAfterCommit(owner);
    }

    /// Forgets all texts of an owner who is gone, in the caller's transaction.
    public void forget(RuleOwner owner) {
        sql.update("delete from rule_text where owner = ?", owner.key());
        forgetAfterCommit(owner);
    }

    /// The rules in force; empty ones when none are set.
    public RuleSet rules(RuleOwner owner) {
        Read known = fresh.getIfPresent(owner);
        if (known != null) return known.rules();
        Read read = show(owner).map(text -> read(owner, text)).orElse(new Read(0, NONE));
        fresh.put(owner, read);
        return read.rules();
    }

    private Read read(RuleOwner owner, RuleText text) {
        return new Read(text.id(), parsed.get(text.id(), id -> RuleSet.parse(text.text(), owner.dialect())));
    }

    private void forgetAfterCommit(RuleOwner owner) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) fresh.invalidate(owner);
            }
        });
    }

    private static RuleText row(ResultSet row) throws SQLException {
        return new RuleText(
                row.getLong("id"), row.getString("text"), Sql.instant(row, "changed_at"), row.getString("changed_by"));
    }
}
