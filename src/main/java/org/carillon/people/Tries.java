package org.carillon.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Bounds how often passwords can be tried, per node. An account is bounded for each network by itself, so that
/// a stranger cannot lock its owner out, and loosely for all networks together.
@ApplicationScoped
class Tries {
    private static final Duration SPAN = Duration.ofMinutes(15);
    private static final int ACCOUNT_FROM_NETWORK = 6;
    private static final int ACCOUNT = 60;
    private static final int NETWORK = 40;
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

    /// Counts one try. Says how long to wait when it was one too many; then the password is not even looked at.
    Optional<Duration> take(String account, String network) {
        List<Duration> waits =
                bounds(account, network).flatMap(b -> wait(b).stream()).toList();
        return waits.stream().max(Duration::compareTo);
    }

    /// The right password takes back its own try everywhere, and what its owner mistyped.
    void forgive(String account, String network) {
        List<Bound> all = bounds(account, network).toList();
        counts.invalidate(all.getFirst().key());
        for (Bound bound : all) {
            counts.asMap().computeIfPresent(bound.key(), (key, old) -> new Count(old.since(), old.tries() - 1));
        }
    }

    private static Stream<Bound> bounds(String account, String network) {
        String from = SourceNetwork.of(network);
        return Stream.of(
                new Bound("a " + account + " " + from, ACCOUNT_FROM_NETWORK),
                new Bound("a " + account, ACCOUNT),
                new Bound("n " + from, NETWORK));
    }

    private Optional<Duration> wait(Bound bound) {
        Instant now = clock.instant();
        Count count = counts.asMap().compute(bound.key(), (key, old) -> counted(old, now));
        if (count.tries() <= bound.most()) return Optional.empty();
        return Optional.of(Duration.between(now, count.since().plus(SPAN)));
    }

    private static Count counted(@Nullable Count old, Instant now) {
        if (old == null || !now.isBefore(old.since().plus(SPAN))) return new Count(now, 1);
        // beyond every bound there is nothing to count
        return new Count(old.since(), Math.min(old.tries() + 1, ACCOUNT + 1));
    }
}
