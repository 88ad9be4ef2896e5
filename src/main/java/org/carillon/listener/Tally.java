package org.carillon.listener;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.carillon.trust.refusals.Reason;
import org.jspecify.annotations.Nullable;

/// The counters of a door. The tags are of our own making and few: no stranger can make new ones.
final class Tally {
    private final MeterRegistry registry;
    private final String door;
    private final Counter connections;
    private final Counter accepted;
    private final Counter octets;
    private @Nullable Gauge shown;
    private @Nullable Gauge counted;
    private final ConcurrentMap<Refused, Counter> refused = new ConcurrentHashMap<>();

    private record Refused(String code, Reason kind) {}

    Tally(MeterRegistry registry, String door) {
        this.registry = registry;
        this.door = door;
        this.connections = registry.counter("carillon.smtp.connections", "door", door);
        this.accepted = registry.counter("carillon.smtp.accepted", "door", door);
        this.octets = registry.counter("carillon.smtp.accepted.octets", "door", door);
    }

    /// Until [#shut]. @param inside counts who is at this door now
    void watch(Supplier<Number> inside) {
        counted = Gauge.builder("carillon.smtp.connections.open", inside)
                .tags("door", door)
                .register(registry);
    }

    /// Shows the door as open until [#shut].
    void opened(InetSocketAddress where, String security) {
        shown = Gauge.builder("carillon.smtp.door", () -> 1)
                .tags("door", door, "host", where.getAddress().getHostAddress(), "port", "" + where.getPort())
                .tag("security", security)
                .register(registry);
    }

    void shut() {
        if (counted != null) registry.remove(counted);
        if (shown != null) registry.remove(shown);
    }

    /// @param protocol the version of TLS, of which the JDK knows a few
    void secured(String protocol) {
        registry.counter("carillon.smtp.tls", "door", door, "protocol", protocol)
                .increment();
    }

    void notSecured() {
        registry.counter("carillon.smtp.tls.failed", "door", door).increment();
    }

    void signedIn() {
        registry.counter("carillon.smtp.signed.in", "door", door).increment();
    }

    void connected() {
        connections.increment();
    }

    void accepted(int size) {
        accepted.increment();
        octets.increment(size);
    }

    /// Counted by code, such as `550 5.1.1`, and by kind where one code has several.
    void refused(Response response) {
        refused.computeIfAbsent(new Refused(response.code(), response.reason()), this::counter)
                .increment();
    }

    private Counter counter(Refused what) {
        return registry.counter(
                "carillon.smtp.refused",
                "door",
                door,
                "reason",
                what.code(),
                "kind",
                what.kind().name().toLowerCase(Locale.ROOT));
    }
}
