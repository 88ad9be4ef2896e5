package org.carillon.spam;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.hash.Hashing;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.spam.Bayes.Count;
import org.carillon.store.Rows;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// The table of words: one statement for all words of a letter. What was read is remembered for a
/// minute, so that letters are not held up by it; until then another node may not know what was
/// just learned.
@ApplicationScoped
class SpamTokens {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 200_000;

    /// What goes when there are too many, so that it is not done again for the next letter.
    private static final int TENTH = 10;

    private final Sql sql;
    private final Cache<Long, Count> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    /// By how much counts change.
    record Change(int ham, int spam) {}

    SpamTokens(Sql sql) {
        this.sql = sql;
    }

    /// What a token is stored as. The same for ever: what was learned rests on it.
    static long hash(long scope, String token) {
        return Hashing.farmHashFingerprint64()
                .hashString(scope + " " + token, StandardCharsets.UTF_8)
                .asLong();
    }

    /// For each token, how often it stood in letters; [Count#NONE] where it is not known.
    Map<String, Count> counts(long scope, Collection<String> tokens) {
        var hashes = new LinkedHashMap<String, Long>();
        for (String token : tokens) hashes.put(token, hash(scope, token));
        Map<Long, Count> found = known.getAll(hashes.values(), this::read);
        var counts = new LinkedHashMap<String, Count>();
        hashes.forEach((token, hash) -> counts.put(token, found.getOrDefault(hash, Count.NONE)));
        return counts;
    }

    private Map<Long, Count> read(Set<? extends Long> hashes) {
        var counts = new HashMap<Long, Count>();
        for (Long hash : hashes) counts.put(hash, Count.NONE);
        sql.with(connection -> {
            try (var statement =
                    connection.prepareStatement("select token, ham, spam from spam_token where token = any(?)")) {
                Sql.bind(statement, connection.createArrayOf("bigint", hashes.toArray()));
                return Sql.readAll(
                        statement, row -> counts.put(row.getLong(1), new Count(row.getInt(2), row.getInt(3))));
            }
        });
        return counts;
    }

    /// Changes all counts in the caller's transaction, who holds the scope.
    ///
    /// @return how many rows there are more
    int change(long scope, Collection<String> tokens, Change change, Instant now) {
        Long[] hashes =
                tokens.stream().map(token -> hash(scope, token)).distinct().toArray(Long[]::new);
        int more = change.ham() > 0 || change.spam() > 0 ? insert(scope, hashes, now) : 0;
        int less = sql.with(connection -> {
            var array = connection.createArrayOf("bigint", hashes);
            try (var update = connection.prepareStatement("""
                    update spam_token
                    set ham = greatest(ham + ?, 0), spam = greatest(spam + ?, 0), seen_at = ?
                    where token = any(?)""");
                    var delete = connection.prepareStatement(
                            "delete from spam_token where token = any(?) and ham = 0 and spam = 0")) {
                Sql.bind(update, change.ham(), change.spam(), now, array);
                update.executeUpdate();
                Sql.bind(delete, array);
                return delete.executeUpdate();
            }
        });
        known.invalidateAll(List.of(hashes));
        return more - less;
    }

    private int insert(long scope, Long[] hashes, Instant now) {
        return sql.with(connection -> {
            var there = new HashSet<Long>();
            try (var statement = connection.prepareStatement("select token from spam_token where token = any(?)")) {
                Sql.bind(statement, connection.createArrayOf("bigint", hashes));
                there.addAll(Sql.readAll(statement, row -> row.getLong(1)));
            }
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (Long hash : hashes) {
                if (!there.contains(hash)) rows.add(new @Nullable Object[] {hash, scope, 0, 0, now});
            }
            String head = "insert into spam_token (token, scope_id, ham, spam, seen_at)";
            return rows.isEmpty() ? 0 : Rows.insert(connection, head, "on conflict do nothing", rows);
        });
    }

    /// Forgets the rarest of them, and among these the oldest, until a tenth of the room is free
    /// again.
    ///
    /// @return how many went
    int forget(long scope, int there, int most) {
        if (there <= most) return 0;
        return sql.update("""
                delete from spam_token where scope_id = ? and token in (
                    select token from spam_token where scope_id = ? order by ham + spam, seen_at, token limit ?)""", scope, scope, there - most + most / TENTH);
    }
}
