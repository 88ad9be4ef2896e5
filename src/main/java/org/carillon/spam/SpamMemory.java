package org.carillon.spam;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.mail.Message;
import org.carillon.spam.Bayes.Count;
import org.carillon.spam.SpamTokens.Change;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// What the filters have learned, each by its scope: the site, a list, a person. A letter counts
/// once in each, whatever is clicked.
@ApplicationScoped
public class SpamMemory {
    /// The scope of the whole site.
    public static final String SITE = "";

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    /// Letters that were learned longer ago may be learned once more.
    private static final Duration ONCE = Duration.ofDays(400);

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final SpamConfig config;
    private final SpamTokens tokens;
    private final Cache<String, Scope> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    /// @param tokens how many words it knows
    private record Scope(long id, Count learned, int tokens) {
        static final Scope NEW = new Scope(0, Count.NONE, 0);

        boolean ready(int needed) {
            return learned.ham() >= needed && learned.spam() >= needed;
        }
    }

    /// How far the training of a filter is.
    ///
    /// @param tokens words and pairs of words that it knows
    public record State(String scope, Count learned, int tokens) {}

    /// @param spam or wanted
    /// @param here it was said of this very copy, octet for octet, and not of another of the letter
    public record Said(boolean spam, boolean here) {}

    SpamMemory(Sql sql, Ids ids, Clock clock, SpamConfig config, SpamTokens tokens) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
        this.tokens = tokens;
    }

    /// The opinion of the first scope that has learned enough; that of the site comes last by
    /// itself.
    public Opinion judge(List<String> scopes, Sample sample) {
        int needed = Math.max(1, config.learnFrom());
        var all = new ArrayList<>(scopes);
        all.add(SITE);
        for (String name : all) {
            Scope scope = remembered(name);
            if (!scope.ready(needed)) continue;
            Set<String> words = Tokens.of(sample);
            return new Opinion.Known(name, Bayes.judge(scope.learned(), tokens.counts(scope.id(), words)));
        }
        return new Opinion.NotYet(remembered(SITE).learned(), needed);
    }

    /// How many letters of each kind were learned.
    public Count learned(String scope) {
        return find(scope, "").orElse(Scope.NEW).learned();
    }

    /// All filters that have learned something, by the name of their scope.
    ///
    /// @param after the last one of the page before, null at the first
    public List<State> states(@Nullable String after, int most) {
        return sql.list(
                "select name, ham, spam, tokens from spam_scope where name > ? or ? order by name limit ?",
                row -> new State(row.getString(1), new Count(row.getInt(2), row.getInt(3)), row.getInt(4)),
                after == null ? "" : after,
                after == null,
                most);
    }

    /// What was said of a letter; empty when nothing was.
    public Optional<Said> said(String scope, Message message) {
        return find(scope, "").flatMap(found -> before(found.id(), message));
    }

    private Scope remembered(String name) {
        return known.get(name, missing -> find(missing, "").orElse(Scope.NEW));
    }

    private Optional<Scope> find(String name, String lock) {
        return sql.first(
                "select id, ham, spam, tokens from spam_scope where name = ?" + lock,
                row -> new Scope(row.getLong(1), new Count(row.getInt(2), row.getInt(3)), row.getInt(4)),
                name);
    }

    /// Learns a letter, or changes its mind about it.
    ///
    /// @return false when that was known
    @Transactional
    public boolean learn(String scope, Message message, boolean spam) {
        Scope held = held(scope).orElseGet(() -> made(scope));
        String letter = Fingerprint.of(message);
        Optional<Said> before = before(held.id(), message);
        Instant now = clock.instant();
        if (before.isPresent()) {
            sql.update(
                    "update spam_learned set spam = ?, learned_at = ?, copy = ? where scope_id = ? and letter = ?",
                    spam,
                    now,
                    Fingerprint.ofCopy(message),
                    held.id(),
                    letter);
        } else {
            sql.update(
                    "insert into spam_learned (scope_id, letter, spam, learned_at, copy) values (?, ?, ?, ?, ?)",
                    held.id(),
                    letter,
                    spam,
                    now,
                    Fingerprint.ofCopy(message));
        }
        if (before.isPresent() && before.get().spam() == spam) return false;
        int away = before.isPresent() ? -1 : 0;
        change(scope, held, message, spam ? new Change(away, 1) : new Change(1, away));
        return true;
    }

    private Scope made(String scope) {
        sql.update(
                "insert into spam_scope (id, name, ham, spam, tokens) values (?, ?, 0, 0, 0) on conflict do nothing",
                ids.next(),
                scope);
        return held(scope).orElseThrow();
    }

    /// Takes back what was said of a letter.
    ///
    /// @return false when nothing was
    @Transactional
    public boolean unlearn(String scope, Message message) {
        Optional<Scope> held = held(scope);
        if (held.isEmpty()) return false;
        long id = held.get().id();
        String letter = Fingerprint.of(message);
        Optional<Said> before = before(id, message);
        if (before.isEmpty()) return false;
        sql.update("delete from spam_learned where scope_id = ? and letter = ?", id, letter);
        change(scope, held.get(), message, before.get().spam() ? new Change(0, -1) : new Change(-1, 0));
        return true;
    }

    /// One at a time changes a scope.
    private Optional<Scope> held(String scope) {
        return find(scope, " for update");
    }

    private Optional<Said> before(long scope, Message message) {
        return sql.first(
                "select spam, copy from spam_learned where scope_id = ? and letter = ?",
                row -> new Said(row.getBoolean(1), row.getString(2).equals(Fingerprint.ofCopy(message))),
                scope,
                Fingerprint.of(message));
    }

    private void change(String name, Scope scope, Message message, Change change) {
        Set<String> words = Tokens.of(Sample.of(message, clock.instant()));
        int more = tokens.change(scope.id(), words, change, clock.instant());
        more -= tokens.forget(scope.id(), scope.tokens() + more, config.mostTokens());
        sql.update("""
                update spam_scope
                set ham = greatest(ham + ?, 0), spam = greatest(spam + ?, 0), tokens = tokens + ?
                where id = ?""", change.ham(), change.spam(), more, scope.id());
        known.invalidate(name);
    }

    /// Forgets all that a list or a person has taught, when they are gone.
    @Transactional
    public void forget(String scope) {
        sql.update("delete from spam_scope where name = ?", scope);
        known.invalidate(scope);
    }

    /// Returns how many rows went.
    public int sweep() {
        return sql.update(
                "delete from spam_learned where learned_at < ?", clock.instant().minus(ONCE));
    }
}
