package org.carillon.listener;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.carillon.directory.Bar;
import org.carillon.directory.Destination;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.spool.Acceptance;
import org.carillon.spool.Incoming;
import org.carillon.trust.Client;
import org.carillon.trust.Networks;
import org.carillon.trust.Provenance;
import org.carillon.trust.ProvenanceText;
import org.carillon.trust.TrustConfig;

/// A house that is made of memory: lists at `club.example`, a spool that remembers, the people of [Acquaintances].
///
/// Addresses with a meaning: `broken@` cannot be looked up, `full@` and `away@` make the spool refuse, `slow@`
/// makes it wait for [#goOn].
final class MemoryHouse {
    /// What the spool was given.
    record Letter(Envelope envelope, byte[] bytes, String trace, OptionalLong submitter, Provenance provenance) {}

    private static final Set<String> KNOWN = Set.of(
            "chess",
            "chess-request",
            "chess-owner",
            "full",
            "away",
            "slow",
            "/g=vince/s=weaver/o=ece/c=us/",
            "l".repeat(64),
            "a b",
            "größe");

    final List<Letter> letters = new CopyOnWriteArrayList<>();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    volatile boolean room = true;
    final TestGuards guards = new TestGuards();
    /// What is found out about a letter of that client.
    volatile Function<Client, Provenance> provenance = client -> Provenance.UNKNOWN;

    /// By which name the house says what it has found out.
    volatile String signature = "mx.club.example";

    volatile TrustConfig.ForPeople forPeople = TrustConfig.ForPeople.REJECT;
    volatile TrustConfig.ForLists forLists = TrustConfig.ForLists.HOLD;
    /// For texts, of the door that was opened last.
    volatile DataMemory memory = new DataMemory(0, 0, new Networks(List.of()));
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /// @param nanos the clock of deadlines
    Premises premises(Entrance entrance, SmtpConfig config, LongSupplier nanos) {
        var clock = Clock.fixed(Instant.parse("2026-11-03T09:05:01Z"), ZoneOffset.UTC);
        var tally = new Tally(metrics, entrance.label());
        memory = DataMemory.of(config, Networks.parse("carillon.smtp.trusted-networks", config.trustedNetworks()));
        return new Premises(
                entrance,
                "mx.club.example",
                config,
                new Inside(
                        MemoryHouse::lookup,
                        (at, sender) -> Bar.NONE,
                        () -> room,
                        memory,
                        this::accept,
                        new Acquaintances(),
                        border(config)),
                new Instruments(clock, nanos, pauses::add, tally),
                TestKeys::sockets);
    }

    private Border border(SmtpConfig config) {
        return new Border(
                guards.with((client, patience, sender, letter) -> provenance.apply(client)),
                MemoryHouse::lookup,
                new Customs(wishes(), Duration.ofSeconds(10), () -> signature),
                Networks.parse("carillon.smtp.trusted-networks", config.trustedNetworks()));
    }

    private TrustConfig.Dmarc wishes() {
        return new TrustConfig.Dmarc() {
            @Override
            public TrustConfig.ForPeople people() {
                return forPeople;
            }

            @Override
            public TrustConfig.ForLists lists() {
                return forLists;
            }
        };
    }

    static SmtpConfig config(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("carillon.smtp.host", "127.0.0.1", "carillon.smtp.port", "0"));
        all.putAll(settings);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SmtpConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(SmtpConfig.class);
    }

    static Doorkeeper keeper(SmtpConfig config) {
        return new Doorkeeper(config, Networks.parse("carillon.smtp.trusted-networks", config.trustedNetworks()));
    }

    private static Destination lookup(Address address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        if (local.equals("broken")) throw new IllegalStateException("the database is away");
        if (local.equals("postmaster") && address.domain().equals("mx.club.example")) {
            return new Destination.Postmaster(address.domain());
        }
        if (!address.domain().equals("club.example")) return new Destination.Remote(address);
        if (local.equals("postmaster")) return new Destination.Postmaster(address.domain());
        if (local.startsWith("srs0=good")) return new Destination.ForwardReturn(Address.of("ann@there.example"));
        return KNOWN.contains(local) ? new Destination.ListPost(1) : new Destination.Unknown();
    }

    private Acceptance accept(Incoming letter) {
        String first = letter.envelope().recipients().getFirst().local();
        if (first.equals("full")) return new Acceptance.NoRoom();
        if (first.equals("away")) return new Acceptance.Away();
        if (first.equals("slow")) waitForWord();
        letters.add(new Letter(
                letter.envelope(),
                letter.raw(),
                letter.trace(),
                letter.submitter(),
                ProvenanceText.read(letter.provenance())));
        return new Acceptance.Stored(letters.size());
    }

    private void waitForWord() {
        arrived.countDown();
        try {
            goOn.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when a letter for `slow@` has reached the spool.
    void awaitSlow() throws InterruptedException {
        arrived.await();
    }

    void goOn() {
        goOn.countDown();
    }
}
