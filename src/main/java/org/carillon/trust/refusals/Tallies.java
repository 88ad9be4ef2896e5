package org.carillon.trust.refusals;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// How many were refused since somebody last looked. Small: reasons are few, and so are days.
final class Tallies {
    /// @param day UTC
    record Key(LocalDate day, Reason reason) {
        static Key of(Refusal refusal) {
            return new Key(LocalDate.ofInstant(refusal.at(), ZoneOffset.UTC), refusal.reason());
        }
    }

    private Map<Key, Long> counts = new HashMap<>();

    synchronized void count(Refusal refusal) {
        counts.merge(Key.of(refusal), 1L, Long::sum);
    }

    /// From now on they are somebody else's to keep.
    synchronized Map<Key, Long> take() {
        Map<Key, Long> taken = counts;
        counts = new HashMap<>();
        return taken;
    }

    synchronized void giveBack(Map<Key, Long> taken) {
        taken.forEach((key, count) -> counts.merge(key, count, Long::sum));
    }
}
