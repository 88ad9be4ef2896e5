package org.carillon.listener;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.carillon.directory.Directory;
import org.carillon.mail.MimeBounds;
import org.carillon.spool.Spool;
import org.carillon.store.HostName;
import org.carillon.trust.Networks;
import org.carillon.trust.TrustConfig;
import org.jboss.logging.Logger;

/// The doors as a part of the server: `boot` opens them once the tables are there and shuts them before they go.
@ApplicationScoped
public class SmtpListener {
    private static final Logger LOG = Logger.getLogger(SmtpListener.class);

    private final SmtpConfig config;
    private final DoorPlan plan;
    private final String hostname;
    private final LongConsumer roomFor;
    private final BiFunction<DataMemory, Networks, Inside> house;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Certificates certificates;
    private final Map<Entrance, Door> doors = new EnumMap<>(Entrance.class);

    SmtpListener(
            SmtpConfig config,
            DoorPlan plan,
            HostName hostName,
            Directory directory,
            Spool spool,
            PeopleAtTheDoor people,
            MeterRegistry metrics,
            Clock clock,
            Certificates certificates,
            GuardPost guards,
            TrustConfig trust) {
        this.config = config;
        this.plan = plan;
        this.hostname = hostName.text();
        this.roomFor = spool::keepRoomFor;
        this.house = (memory, near) -> new Inside(
                directory::lookup,
                directory::bar,
                spool::room,
                memory,
                spool::accept,
                people,
                new Border(guards.all(), directory::lookup, guards.customs(trust), near));
        this.metrics = metrics;
        this.clock = clock;
        this.certificates = certificates;
    }

    /// @throws IllegalStateException with a sentence for the operator when a port cannot be had
    /// @throws IllegalArgumentException with a sentence when the configuration is wrong
    public synchronized void start() {
        if (!doors.isEmpty()) return;
        LimitsCheck.refuseNonsense(config);
        LimitsCheck.belowTheStandard(config).forEach(less -> LOG.warnf("a limit is low %s", less));
        certificates.check();
        new MimeBounds(config.maxMimeDepth(), config.maxMimeParts()).use();
        roomFor.accept(config.maxMessageSize().asLongValue());
        Networks trusted = Networks.parse("carillon.smtp.trusted-networks", config.trustedNetworks());
        var keeper = new Doorkeeper(config, trusted);
        Inside inside = house.apply(DataMemory.of(config, trusted), trusted);
        Networks proxies =
                Networks.parse("carillon.smtp.proxies", config.proxies().orElse(List.of()));
        try {
            plan.open().forEach((entrance, at) -> doors.put(entrance, open(inside, entrance, at, keeper, proxies)));
        } catch (IllegalStateException taken) {
            stop();
            throw taken;
        }
    }

    private Door open(Inside inside, Entrance entrance, InetSocketAddress at, Doorkeeper keeper, Networks proxies) {
        var tally = new Tally(metrics, entrance.label());
        var instruments = new Instruments(clock, System::nanoTime, Thread::sleep, tally);
        var premises = new Premises(entrance, hostname, config, inside, instruments, certificates::sockets);
        try {
            Door door = Door.open(premises, keeper, proxies, at);
            LOG.infof(
                    "listening door=%s host=%s port=%d",
                    entrance, door.address().getAddress().getHostAddress(), door.port());
            return door;
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "Cannot listen for mail at " + at.getHostString() + " port " + at.getPort() + " (door " + entrance
                            + "): " + taken.getMessage() + ".",
                    taken);
        }
    }

    /// Returns when every session has ended, at the latest after the grace period.
    public synchronized void stop() {
        doors.values().forEach(Door::close);
        long end = System.nanoTime() + config.stopGrace().toNanos();
        try {
            for (Door door : doors.values()) door.awaitEmpty(end);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        doors.keySet().forEach(entrance -> LOG.infof("closed door=%s", entrance));
        doors.clear();
    }

    /// True while letters are taken in, at all doors that should be open.
    public synchronized boolean open() {
        return doors.containsKey(Entrance.MX) && doors.values().stream().allMatch(Door::attended);
    }

    /// Where letters from the world are really taken; the wildcard address where it is every one.
    public synchronized InetSocketAddress address() {
        return door(Entrance.MX).address();
    }

    /// The port that is really listened at.
    public synchronized int port() {
        return door(Entrance.MX).port();
    }

    /// The same for another door, by the name it has in the log.
    public synchronized int port(String label) {
        for (Entrance entrance : Entrance.values()) {
            if (entrance.label().equals(label)) return door(entrance).port();
        }
        throw new IllegalArgumentException("no door " + label);
    }

    private Door door(Entrance entrance) {
        Door door = doors.get(entrance);
        if (door == null) throw new IllegalStateException("the door " + entrance + " is not open");
        return door;
    }
}
