package org.carillon.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bounds how often passwords can be tried, per node. An account is bounded for each network by itself, so that
/// a stranger cannot lock its owner out, and loosely for all networks together. Who has a whole /48 of IPv6 has one
/// network, however many addresses he uses.
@ApplicationScoped
class Tries {
    private static final Duration SPAN = Duration.ofMinutes(15);
    /// From a network, and from those around it (see [SourceNetwork#around]).
    private static final int[] ACCOUNT_FROM_NETWORK = {6, 12, 24};

    private static final int ACCOUNT = 60;
    private static final int[] NETWORK = {40, 80, 160};
    private static final int MOST_REMEMBERED = 100_000;

    private record Count(Instant since, int tries) {}

    private record Bound(String key, int most) {}

    private final Clock clock;
    private final Cache<String, Count> counts = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(SPAN)
            .build();

    Tries(Clock clock) {
        this.clock = clock;
    }

    /// Counts one try. Says how long to wait when it was one too many; then the password is not even looked at, and
    /// nothing is counted: what one network does in vain takes nothing from the others.
    ///
    /// @param account names the account, whichever of its addresses was typed
    /// @param network where the try comes from: an address literal, or null when nobody knows
    synchronized Optional<Duration> take(String account, @Nullable String network) {
        Instant now = clock.instant();
        List<Bound> bounds = bounds(account, network);
        Optional<Duration> wait =
                bounds.stream().flatMap(bound -> wait(bound, now).stream()).max(Duration::compareTo);
        if (wait.isEmpty()) bounds.forEach(bound -> count(bound, now));
        return wait;
    }

    /// The right password takes back its own try everywhere, and what its owner mistyped.
    synchronized void forgive(String account, @Nullable String network) {
        List<Bound> all = bounds(account, network);
        counts.invalidate(all.getFirst().key());
        for (Bound bound : all) {
            counts.asMap().computeIfPresent(bound.key(), (key, old) -> new Count(old.since(), old.tries() - 1));
        }
    }

    private static List<Bound> bounds(String account, @Nullable String network) {
        var bounds = new ArrayList<Bound>();
        List<String> around = SourceNetwork.around(network);
        for (int i = 0; i < around.size(); i++) {
            String from = i + " " + around.get(i);
            bounds.add(new Bound("a " + account + " " + from, ACCOUNT_FROM_NETWORK[i]));
            bounds.add(new Bound("n " + from, NETWORK[i]));
        }
        bounds.add(new Bound("a " + account, ACCOUNT));
        return bounds;
    }

    private Optional<Duration> wait(Bound bound, Instant now) {
        @Nullable Count count = counts.getIfPresent(bound.key());
        if (count == null || over(count, now) || count.tries() < bound.most()) return Optional.empty();
        return Optional.of(Duration.between(now, count.since().plus(SPAN)));
    }

    private void count(Bound bound, Instant now) {
        counts.asMap()
                .compute(
                        bound.key(),
                        (key, old) -> old == null || over(old, now)
                                ? new Count(now, 1)
                                : new Count(old.since(), old.tries() + 1));
    }

    private static boolean over(Count count, Instant now) {
        return !now.isBefore(count.since().plus(SPAN));
    }
}
