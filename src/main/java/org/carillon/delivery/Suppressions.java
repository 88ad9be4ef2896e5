package org.carillon.delivery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.carillon.store.Sql;

/// The addresses and whole domains to which this site sends nothing, whoever writes. Asked once for each batch; while
/// there are none, hardly ever.
@ApplicationScoped
public class Suppressions {
    /// How long another node's first entry may go unnoticed.
    private static final Duration NOTICED = Duration.ofSeconds(1);

    private static final int LONGEST_REASON = 200;

    /// Seconds.
    private static final int LONGEST_IMPORT = 3600;

    private static final int LINES_AT_ONCE = 500;

    private final Sql sql;
    private final Clock clock;
    private final LoadingCache<String, Boolean> any;

    Suppressions(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.any = Caffeine.newBuilder()
                .expireAfterWrite(NOTICED)
                .build(key -> sql.first("select 1 from suppression limit 1", row -> true)
                        .isPresent());
    }

    /// @param who an address in lower case, or `@example.org` for a domain with all its addresses
    /// @param by who added it
    public record Entry(String who, String reason, String by, Instant at) {}

    /// @param line counted from 1
    public record Refused(int line, String why) {}

    public record Report(int added, int known, List<Refused> refused) {}

    /// Adds one, or gives it another reason; false when it was there before.
    ///
    /// @param who an address, or a domain with or without a leading `@`
    /// @throws AddressException with a sentence when it is neither
    @Transactional
    public boolean add(String who, String reason, String by) {
        return put(who, reason, by);
    }

    /// Outside any interceptor: a wrong line must not undo the transaction of the right ones.
    private boolean put(String who, String reason, String by) {
        String key = key(who);
        String why = reason(reason);
        boolean fresh = sql.update(
                        "insert into suppression (address, reason, added_by, added_at) values (?, ?, ?, ?) on conflict do nothing",
                        key,
                        why,
                        by,
                        clock.instant())
                > 0;
        if (!fresh && !why.isEmpty()) sql.update("update suppression set reason = ? where address = ?", why, key);
        any.invalidateAll();
        return fresh;
    }

    /// One address or domain a line, then perhaps a comma and a reason; empty lines and those with a `#` in front are
    /// passed over. Wrong lines are told of and keep no other out.
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_IMPORT)
    public Report addAll(Stream<String> lines, String reason, String by) {
        var tally = new int[2];
        var refused = new ArrayList<Refused>();
        int number = 0;
        for (String line : (Iterable<String>) lines::iterator) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) continue;
            int comma = text.indexOf(',');
            String who = comma < 0 ? text : text.substring(0, comma);
            try {
                boolean fresh = put(who, comma < 0 ? reason : text.substring(comma + 1), by);
                tally[fresh ? 0 : 1]++;
            } catch (AddressException wrong) {
                if (refused.size() < LINES_AT_ONCE)
                    refused.add(new Refused(number, String.valueOf(wrong.getMessage())));
            }
        }
        return new Report(tally[0], tally[1], List.copyOf(refused));
    }

    /// False when it was not there.
    public boolean remove(String who) {
        boolean gone = sql.update("delete from suppression where address = ?", key(who)) > 0;
        any.invalidateAll();
        return gone;
    }

    /// By address.
    ///
    /// @param after the last one seen, at first empty
    public List<Entry> page(String after, int limit) {
        return sql.list(
                "select address, reason, added_by, added_at from suppression where address > ? order by address limit ?",
                Suppressions::entry,
                after,
                limit);
    }

    public long count() {
        return sql.number("select count(*) from suppression");
    }

    /// Those of the recipients that get nothing, with the reason, or an empty one.
    Map<Recipient, String> among(Collection<Recipient> recipients) {
        if (recipients.isEmpty() || !Boolean.TRUE.equals(any.get(""))) return Map.of();
        Map<String, String> reasons = reasons(recipients);
        var found = new HashMap<Recipient, String>();
        for (Recipient recipient : recipients) {
            Address address = recipient.address();
            String reason = reasons.getOrDefault(address.key(), reasons.get("@" + address.domain()));
            if (reason != null) found.put(recipient, reason);
        }
        return found;
    }

    private Map<String, String> reasons(Collection<Recipient> recipients) {
        Set<String> keys = new HashSet<>();
        for (Recipient recipient : recipients) {
            keys.add(recipient.address().key());
            keys.add("@" + recipient.address().domain());
        }
        return sql.with(connection -> {
            try (var statement =
                    connection.prepareStatement("select address, reason from suppression where address = any(?)")) {
                statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
                var reasons = new HashMap<String, String>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) reasons.put(rows.getString(1), rows.getString(2));
                }
                return reasons;
            }
        });
    }

    private static String key(String who) {
        String text = who.strip();
        boolean domain = text.startsWith("@") || text.indexOf('@') < 0;
        if (!domain) return Address.of(text).key();
        String name = text.startsWith("@") ? text.substring(1) : text;
        if (name.indexOf('.') < 0 && !name.startsWith("[")) {
            throw new AddressException("\"" + text.replaceAll("\\p{Cntrl}", "?")
                    + "\" is neither an address such as ana@example.org nor a domain such as example.org.");
        }
        return "@" + Address.of("x@" + name).domain();
    }

    private static String reason(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("address"),
                row.getString("reason"),
                row.getString("added_by"),
                Sql.instant(row, "added_at"));
    }
}
