package org.carillon.listener;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.carillon.smtp.Reply;

/// The counters of a door. The tags are of our own making and few: no stranger can make new ones.
final class Tally {
    private final MeterRegistry registry;
    private final String door;
    private final Counter connections;
    private final Counter accepted;
    private final Counter octets;
    private final ConcurrentMap<String, Counter> refused = new ConcurrentHashMap<>();

    Tally(MeterRegistry registry, String door) {
        this.registry = registry;
        this.door = door;
        this.connections = registry.counter("carillon.smtp.connections", "door", door);
        this.accepted = registry.counter("carillon.smtp.accepted", "door", door);
        this.octets = registry.counter("carillon.smtp.accepted.octets", "door", door);
    }

    void watch(Doorkeeper keeper) {
        registry.gauge("carillon.smtp.connections.open", Tags.of("door", door), keeper, Doorkeeper::inside);
    }

    void connected() {
        connections.increment();
    }

    void accepted(int size) {
        accepted.increment();
        octets.increment(size);
    }

    /// Counted by code, such as `550 5.1.1`.
    void refused(Reply reply) {
        String reason = reply.code() + (reply.enhanced() == null ? "" : " " + reply.enhanced());
        refused.computeIfAbsent(reason, r -> registry.counter("carillon.smtp.refused", "door", door, "reason", r))
                .increment();
    }
}
