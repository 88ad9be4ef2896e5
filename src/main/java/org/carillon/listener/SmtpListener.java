package org.carillon.listener;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import org.carillon.directory.Directory;
import org.carillon.spool.Spool;
import org.carillon.store.HostName;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The MX door as a part of the server: `boot` starts it once the tables are there and stops it before they go.
@ApplicationScoped
public class SmtpListener {
    private static final Logger LOG = Logger.getLogger(SmtpListener.class);
    private static final long LARGEST = 1L << 30;

    private final SmtpConfig config;
    private final Premises premises;
    private @Nullable Door door;

    SmtpListener(
            SmtpConfig config,
            HostName hostName,
            Directory directory,
            Spool spool,
            MeterRegistry metrics,
            Clock clock) {
        this.config = config;
        this.premises = new Premises(
                "mx",
                hostName.text(),
                config,
                new Inside(directory::lookup, spool::room, spool::accept),
                new Instruments(clock, Thread::sleep, new Tally(metrics, "mx")),
                new DataMemory(dataMemory(config)));
    }

    /// Within an eighth of the heap, as a text is copied while it is read; but always enough for two large messages.
    private static long dataMemory(SmtpConfig config) {
        long heap = Runtime.getRuntime().maxMemory();
        long least = 2 * config.maxMessageSize().asLongValue();
        return Math.min(config.maxDataMemory().asLongValue(), Math.max(heap / 8, least));
    }

    /// @throws IllegalStateException with a sentence for the operator when the port cannot be had
    /// @throws IllegalArgumentException with a sentence when the configuration is wrong
    public synchronized void start() {
        if (door != null) return;
        if (config.maxMessageSize().asLongValue() > LARGEST) {
            throw new IllegalArgumentException("carillon.smtp.max-message-size is at most 1G.");
        }
        var keeper = new Doorkeeper(config, Networks.parse(config.trustedNetworks()));
        try {
            Door opened = Door.open(premises, keeper, config);
            premises.instruments().tally().watch(keeper);
            door = opened;
            LOG.infof("listening door=mx host=%s port=%d", opened.address().getHostAddress(), opened.port());
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "Cannot listen for mail at " + config.host() + " port " + config.port() + ": " + taken.getMessage()
                            + ".",
                    taken);
        }
    }

    /// Returns when every session has ended, at the latest after the grace period.
    public synchronized void stop() {
        if (door == null) return;
        try {
            door.shut(config.stopGrace());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        door = null;
        LOG.info("closed door=mx");
    }

    /// True while letters are taken in.
    public synchronized boolean open() {
        return door != null;
    }

    /// Where letters are really taken; the wildcard address where it is every one.
    public synchronized InetSocketAddress address() {
        if (door == null) throw new IllegalStateException("the SMTP listener is not started");
        return new InetSocketAddress(door.address(), door.port());
    }

    /// The port that is really listened at.
    public synchronized int port() {
        if (door == null) throw new IllegalStateException("the SMTP listener is not started");
        return door.port();
    }
}
