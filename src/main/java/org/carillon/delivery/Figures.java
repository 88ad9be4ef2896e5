package org.carillon.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/// What the operator sees of deliveries at `/q/metrics`.
@ApplicationScoped
class Figures {
    private final Counter delivered;
    private final Counter deferred;
    private final Counter failed;
    private final MeterRegistry registry;
    private final AtomicLong waiting = new AtomicLong();

    Figures(MeterRegistry registry) {
        this.registry = registry;
        delivered = Counter.builder("carillon.delivery.delivered")
                .description("Copies that another host has taken")
                .register(registry);
        deferred = Counter.builder("carillon.delivery.deferred")
                .description("Copies that could not be delivered at one attempt and wait for the next")
                .register(registry);
        failed = Counter.builder("carillon.delivery.failed")
                .description("Copies that were refused or given up")
                .register(registry);
        registry.gauge("carillon.delivery.queue", waiting);
    }

    void settled(int taken, int refused) {
        delivered.increment(taken);
        failed.increment(refused);
    }

    /// @param tls see [Session#tls]; a handful of texts
    void conversation(String tls) {
        registry.counter("carillon.delivery.conversations", "tls", tls).increment();
    }

    void deferred(int copies) {
        deferred.increment(copies);
    }

    /// Recipients in the outbox, as last looked at.
    void waiting(long recipients) {
        waiting.set(recipients);
    }
}
