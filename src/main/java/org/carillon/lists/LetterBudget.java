package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// Bounds the letters that somebody who forges a From can make us send to that address. Each permission is a
/// row that becomes free again after its span, so that the bound holds in every span, on all nodes, and
/// whatever happens at the same moment: the database lets only one take a row.
@ApplicationScoped
class LetterBudget {
    private final Sql sql;
    private final Clock clock;

    LetterBudget(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// At most 10 answers per address and hour.
    boolean answer(Address address) {
        return take("answer", target(address), 10, Duration.ofHours(1));
    }

    /// At most 3 requests to confirm per address and day, over all lists.
    boolean confirmation(Address address) {
        return take("confirm", target(address), 3, Duration.ofDays(1));
    }

    /// At most 20 requests to confirm per network and hour, whatever addresses are asked for on pages.
    boolean network(String network) {
        return take("network", network, 20, Duration.ofHours(1));
    }

    /// At most 12 letters per list and hour about held posts; each says how many wait.
    boolean heldNotice(long listId) {
        return take("held", Long.toString(listId), 12, Duration.ofHours(1));
    }

    /// `victim+1@` and `victim+2@` are one person.
    private static String target(Address address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        int plus = local.indexOf('+');
        return (plus > 0 ? local.substring(0, plus) : local) + "@" + address.domain();
    }

    private boolean take(String kind, String key, int most, Duration span) {
        Instant now = clock.instant();
        for (int slot = 0; slot < most; slot++) {
            int again = sql.update(
                    "update letter_slot set taken_at = ? where kind = ? and target = ? and slot = ? and taken_at <= ?",
                    now,
                    kind,
                    key,
                    slot,
                    now.minus(span));
            if (again > 0) return true;
            int first = sql.update(
                    "insert into letter_slot (kind, target, slot, taken_at) values (?, ?, ?, ?) on conflict do nothing",
                    kind,
                    key,
                    slot,
                    now);
            if (first > 0) return true;
        }
        return false;
    }
}
