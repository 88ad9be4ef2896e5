package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many recipients in how much time some domains, or some mail hosts, are given at most by this node. Waiting for
/// it is no attempt. Safe for many threads.
@ApplicationScoped
class Rates {
    private static final String KEY = "carillon.delivery.rates";
    private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,5})?([smhd])");

    private final ByDomain<Bucket> buckets;

    @Inject
    Rates(DeliveryConfig config) {
        this(config.rates(), System::nanoTime);
    }

    /// @param nanos a clock that never goes back
    /// @throws IllegalArgumentException with a sentence for the operator
    Rates(Map<String, String> configured, LongSupplier nanos) {
        this.buckets = ByDomain.of(KEY, configured, (key, text) -> bucket(key, text, nanos));
    }

    /// @throws IllegalArgumentException with a sentence for the operator
    static void check(Map<String, String> configured) {
        ByDomain.of(KEY, configured, (key, text) -> bucket(key, text, System::nanoTime));
    }

    private static Bucket bucket(String key, String text, LongSupplier nanos) {
        Matcher rate = RATE.matcher(text.replace(" ", ""));
        if (!rate.matches()) {
            throw new IllegalArgumentException(
                    key + " is \"" + text + "\"; write how many recipients in which time, such as 100/1m or 5000/h.");
        }
        long count = rate.group(2) == null ? 1 : Long.parseLong(rate.group(2));
        Duration time = switch (rate.group(3)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        return new Bucket(text, Integer.parseInt(rate.group(1)), time.toNanos(), nanos);
    }

    /// Full at first; what is taken comes back evenly.
    private static final class Bucket {
        private final String rate;
        private final int most;
        private final double perNano;
        private final LongSupplier nanos;
        private double tokens;
        private long filledAt;

        private Bucket(String rate, int most, long time, LongSupplier nanos) {
            this.rate = rate;
            this.most = most;
            this.perNano = (double) most / time;
            this.nanos = nanos;
            this.tokens = most;
            this.filledAt = nanos.getAsLong();
        }

        private void fill() {
            long now = nanos.getAsLong();
            tokens = Math.min(most, tokens + (now - filledAt) * perNano);
            filledAt = now;
        }

        /// A tenth of the rate at a time, for a connection for each single recipient would help nobody.
        private synchronized int take(int wanted) {
            fill();
            int handful = Math.min(wanted, Math.max(1, most / 10));
            if (tokens < handful) return 0;
            int taken = (int) Math.min(wanted, tokens);
            tokens -= taken;
            return taken;
        }

        private synchronized void putBack(int unused) {
            tokens = Math.min(most, tokens + unused);
        }

        private synchronized boolean empty() {
            fill();
            return tokens < Math.max(1, most / 10);
        }
    }

    /// The domain's own rate, or that of its first mail host.
    ///
    /// @param group as in [Directions#group]
    private Optional<Bucket> of(String domain, String group) {
        if (buckets.entries().isEmpty()) return Optional.empty();
        int end = group.indexOf(' ');
        return buckets.of(domain).or(() -> buckets.of(end < 0 ? group : group.substring(0, end)));
    }

    /// How many of so many recipients may be sent to now; they count.
    int take(String domain, String group, int wanted) {
        return of(domain, group).map(bucket -> bucket.take(wanted)).orElse(wanted);
    }

    /// They were not sent to after all.
    void putBack(String domain, String group, int unused) {
        if (unused > 0) of(domain, group).ifPresent(bucket -> bucket.putBack(unused));
    }

    /// Why a domain waits, in words for people who look at the queue.
    Optional<String> why(String domain, String group) {
        return of(domain, group)
                .filter(Bucket::empty)
                .map(bucket -> "Waits for its rate: at most " + bucket.rate + " recipients.");
    }
}
