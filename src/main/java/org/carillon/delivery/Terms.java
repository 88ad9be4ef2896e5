package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.carillon.store.HostName;

/// What the configuration says, read and found good.
@ApplicationScoped
public class Terms {
    private final DeliveryConfig config;

    Terms(DeliveryConfig config) {
        this.config = config;
    }

    /// Called at start.
    /// @throws IllegalArgumentException with one sentence for the operator
    public void check() {
        routes();
        Rates.check(config.rates());
        Sources.of(config.source());
        TlsRules.of(config);
        config.helo().map(String::strip).ifPresent(name -> HostName.checked(name, "carillon.delivery.helo"));
        schedule();
        if (config.lease().toSeconds() < 2) {
            throw new IllegalArgumentException("carillon.delivery.lease must be at least 2s.");
        }
        if (config.delayNotice().isNegative()) {
            throw new IllegalArgumentException(
                    "carillon.delivery.delay-notice must be a time such as 4h, or 0 for never.");
        }
        var connections = config.connections();
        if (connections.start() < 1 || connections.limit() < connections.start()) {
            throw new IllegalArgumentException(
                    "carillon.delivery.connections.start must be at least 1 and not above carillon.delivery.connections.limit.");
        }
        if (connections.total() < 1 || connections.recipients() < 1) {
            throw new IllegalArgumentException(
                    "carillon.delivery.connections.total and .recipients must be at least 1.");
        }
    }

    Routes routes() {
        return Routes.of(config);
    }

    RetrySchedule schedule() {
        return new RetrySchedule(config.retry(), config.giveUp());
    }

    Duration lease() {
        return config.lease();
    }

    DeliveryConfig config() {
        return config;
    }
}
