package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.store.Sql;

/// What waits, by the domain it goes to. Pages go by name: the last one seen leads to the next page.
@ApplicationScoped
public class Destinations {
    private final Sql sql;

    Destinations(Sql sql) {
        this.sql = sql;
    }

    /// @param held batches that are held back
    /// @param attempts of the batch that was tried most often
    public record Amount(long recipients, int batches, int held, int attempts) {}

    /// One domain for which something waits.
    ///
    /// @param oldest when the letter that waits longest was put in
    /// @param next the soonest try; empty while all is held back or being sent
    /// @param last what was said last and who said it, both empty when nothing was
    public record Waiting(String domain, Amount amount, Instant oldest, Optional<Instant> next, Said last) {}

    /// @param host empty when nobody but us said it
    public record Said(String reply, String host) {
        static final Said NOTHING = new Said("", "");
    }

    /// @param after the last domain seen, at first empty
    public List<Waiting> page(String after, int limit) {
        return waiting("destination > ?", after, limit);
    }

    public Optional<Waiting> find(String domain) {
        return waiting("destination = ?", domain, 1).stream().findFirst();
    }

    private List<Waiting> waiting(String condition, String value, int limit) {
        return withWords(sql.list("""
                select destination, sum(remaining) as people, count(*) as batches,
                       sum(case when state in ('held', 'holding') then 1 else 0 end) as held, max(attempts) as tried,
                       min(created_at) as oldest, min(case when state = 'ready' or state = 'sending' and leased_until <= current_timestamp
                                                then due_at end) as next
                from outbox where %s group by destination order by destination limit ?""".formatted(condition), Destinations::row, value, limit));
    }

    private static Waiting row(ResultSet row) throws SQLException {
        return new Waiting(
                row.getString("destination"),
                new Amount(row.getLong("people"), row.getInt("batches"), row.getInt("held"), row.getInt("tried")),
                Sql.instant(row, "oldest"),
                Sql.optionalInstant(row, "next"),
                Said.NOTHING);
    }

    private List<Waiting> withWords(List<Waiting> found) {
        if (found.isEmpty()) return found;
        Map<String, Said> words = words(found.stream().map(Waiting::domain).toArray());
        return found.stream()
                .map(w -> new Waiting(
                        w.domain(), w.amount(), w.oldest(), w.next(), words.getOrDefault(w.domain(), Said.NOTHING)))
                .toList();
    }

    private Map<String, Said> words(Object[] domains) {
        return sql.with(connection -> {
            try (var statement = connection.prepareStatement("""
                    select distinct on (destination) destination, last_reply, last_host, due_at from outbox
                    where destination = any(?) and last_reply <> '' order by destination, due_at desc""")) {
                statement.setArray(1, connection.createArrayOf("text", domains));
                var words = new HashMap<String, Said>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) words.put(rows.getString(1), new Said(rows.getString(2), rows.getString(3)));
                }
                return words;
            }
        });
    }
}
