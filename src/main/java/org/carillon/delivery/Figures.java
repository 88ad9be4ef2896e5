package org.carillon.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// What the operator sees of deliveries at `/q/metrics`, and what [Traffic] writes down.
@ApplicationScoped
class Figures {
    /// Where a copy goes.
    enum Place {
        /// Into a folder here.
        FOLDER,
        /// To an address of one of our domains, by our own door.
        HERE,
        OUTSIDE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Duration[] LATENCIES = {
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofDays(1),
        Duration.ofDays(5)
    };

    /// The counters of one place.
    private record Meters(Counter delivered, Counter deferred, Counter failed, Timer latency) {}

    /// What was counted since [#take].
    record Counts(long accepted, long delivered, long deferred, long failed) {
        boolean none() {
            return accepted == 0 && delivered == 0 && deferred == 0 && failed == 0;
        }
    }

    /// @param oldest how long the oldest letter has waited
    record Waiting(long recipients, Duration oldest) {
        static final Waiting NONE = new Waiting(0, Duration.ZERO);
    }

    private final MeterRegistry registry;
    private final Map<Place, Meters> meters = new EnumMap<>(Place.class);
    private final Map<Place, AtomicLong> queues = new EnumMap<>(Place.class);
    private final Map<Place, AtomicLong> ages = new EnumMap<>(Place.class);
    private final LongAdder accepted = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder deferred = new LongAdder();
    private final LongAdder failed = new LongAdder();

    Figures(MeterRegistry registry) {
        this.registry = registry;
        for (Place place : Place.values()) {
            meters.put(place, meters(place));

            queues.put(place, gauge("carillon.delivery.queue", "Recipients that wait for their copy", place));
            ages.put(place, gauge("carillon.delivery.queue.age", "Seconds that the oldest letter has waited", place));
        }
    }

    private Meters meters(Place place) {
        return new Meters(
                counter("delivered", "Copies that another host has taken, or that lie in a folder", place),
                counter("deferred", "Copies that could not be delivered at one attempt and wait for the next", place),
                counter("failed", "Copies that were refused or given up", place),
                Timer.builder("carillon.delivery.latency")
                        .description("From the moment a letter was put in to the delivery of a copy")
                        .tag("to", place.word())
                        .serviceLevelObjectives(LATENCIES)
                        .register(registry));
    }

    private Counter counter(String what, String description, Place place) {
        return Counter.builder("carillon.delivery." + what)
                .description(description)
                .tag("to", place.word())
                .register(registry);
    }

    private AtomicLong gauge(String name, String description, Place place) {
        var value = new AtomicLong();
        io.micrometer.core.instrument.Gauge.builder(name, value, AtomicLong::doubleValue)
                .description(description)
                .tag("to", place.word())
                .register(registry);
        return value;
    }

    private Meters of(Place place) {
        return Objects.requireNonNull(meters.get(place));
    }

    /// Copies that were put into the outbox.
    ///
    /// @param origin the first word of [Outgoing#origin]: a handful of them
    void accepted(String origin, Place to, int copies) {
        registry.counter("carillon.delivery.accepted", "from", origin, "to", to.word())
                .increment(copies);
        accepted.add(copies);
    }

    /// @param age of the letter
    void settled(Place to, int taken, int refused, Duration age) {
        Meters of = of(to);
        of.delivered().increment(taken);
        of.failed().increment(refused);
        for (int i = 0; i < taken; i++) of.latency().record(age);
        delivered.add(taken);
        failed.add(refused);
    }

    /// @param tls see [Session#tls]; a handful of texts
    void conversation(String tls) {
        registry.counter("carillon.delivery.conversations", "tls", tls).increment();
    }

    void deferred(Place to, int copies) {
        of(to).deferred().increment(copies);
        deferred.add(copies);
    }

    /// The outbox as last looked at.
    void waiting(Map<Place, Waiting> found) {
        queues.forEach((place, value) ->
                value.set(found.getOrDefault(place, Waiting.NONE).recipients()));
        ages.forEach((place, value) ->
                value.set(found.getOrDefault(place, Waiting.NONE).oldest().toSeconds()));
    }

    /// What was counted since the last time; from now on it is somebody else's to keep.
    Counts take() {
        return new Counts(
                accepted.sumThenReset(), delivered.sumThenReset(), deferred.sumThenReset(), failed.sumThenReset());
    }

    /// Gives back what could not be written down.
    void giveBack(Counts counts) {
        accepted.add(counts.accepted());
        delivered.add(counts.delivered());
        deferred.add(counts.deferred());
        failed.add(counts.failed());
    }
}
