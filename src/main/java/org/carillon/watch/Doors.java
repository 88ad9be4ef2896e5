package org.carillon.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The doors of this node as its counters show them.
@ApplicationScoped
public class Doors {
    /// In the order of the house.
    private static final List<String> ORDER = List.of("mx", "submission", "submissions", "lmtp");

    private final MeterRegistry metrics;

    Doors(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /// Those that are open.
    public List<DoorState> all() {
        return metrics.find("carillon.smtp.door").gauges().stream()
                .map(Gauge::getId)
                .map(this::state)
                .sorted(Comparator.comparingInt(door -> ORDER.indexOf(door.name())))
                .toList();
    }

    public Optional<DoorState> named(String name) {
        return all().stream().filter(door -> door.name().equals(name)).findFirst();
    }

    private DoorState state(Meter.Id id) {
        String name = tag(id, "door");
        var where = new DoorState.Where(tag(id, "host"), Integer.parseInt(tag(id, "port")), tag(id, "security"));
        var counts = new DoorState.Counts(
                gauges("carillon.smtp.connections.open", name),
                count("carillon.smtp.connections", name),
                count("carillon.smtp.accepted", name),
                count("carillon.smtp.signed.in", name),
                count("carillon.smtp.tls.failed", name));
        return new DoorState(name, where, counts, tls(name), refusals(name));
    }

    private Map<String, Long> tls(String door) {
        var byVersion = new TreeMap<String, Long>();
        counters("carillon.smtp.tls", door)
                .forEach(counter -> byVersion.put(tag(counter.getId(), "protocol"), (long) counter.count()));
        return byVersion;
    }

    /// The most frequent first.
    private List<DoorState.Refusal> refusals(String door) {
        return counters("carillon.smtp.refused", door)
                .map(Doors::refusal)
                .sorted(Comparator.comparingLong(DoorState.Refusal::count)
                        .reversed()
                        .thenComparing(DoorState.Refusal::reply)
                        .thenComparing(DoorState.Refusal::meaning))
                .toList();
    }

    private static DoorState.Refusal refusal(Counter counter) {
        String reply = tag(counter.getId(), "reason");
        String meaning = RefusalWords.of(reply, tag(counter.getId(), "kind"));
        return new DoorState.Refusal(reply, meaning, (long) counter.count());
    }

    private long count(String name, String door) {
        return (long) counters(name, door).mapToDouble(Counter::count).sum();
    }

    private long gauges(String name, String door) {
        return (long) metrics.find(name).tag("door", door).gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }

    private Stream<Counter> counters(String name, String door) {
        return metrics.find(name).tag("door", door).counters().stream();
    }

    /// What clients are shown under TLS. Reading the gauge makes the house look at the files of the
    /// certificate, which may put a gauge of a new one in its place: so the second look counts.
    public Optional<TlsState> certificate() {
        shown().ifPresent(Gauge::value);
        return shown().map(gauge -> new TlsState(
                named(gauge, "subject"),
                named(gauge, "issuer"),
                tag(gauge.getId(), "origin").equals("self-signed"),
                Instant.ofEpochSecond((long) gauge.value())));
    }

    private Optional<Gauge> shown() {
        return metrics.find("carillon.tls.certificate.expires").gauges().stream()
                .findFirst();
    }

    /// The common name where there is one: `CN=mx.example.org,O=…` → `mx.example.org`.
    private static String named(Gauge gauge, String tag) {
        String whole = tag(gauge.getId(), tag);
        Predicate<String> common = part -> part.startsWith("CN=");
        return Stream.of(whole.split(","))
                .filter(common)
                .map(part -> part.substring(3))
                .findFirst()
                .orElse(whole);
    }

    private static String tag(Meter.Id id, String key) {
        return Optional.ofNullable(id.getTag(key)).orElse("");
    }
}
