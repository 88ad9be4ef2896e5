package org.carillon.trust.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.dns.Resolver;
import org.carillon.testing.DnsServer;
import org.carillon.testing.DnsServer.Manner;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// By the resolver of the house, which asks a server of our own.
class BlockListsOverDnsTest {
    private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.10");

    private final DnsServer dns = DnsServer.start();
    private final Resolver resolver = Resolver.of(dns.config(Duration.ofMinutes(10)));

    private record Settings(Optional<List<String>> zones, int refuseAt, Duration timeout, Duration cache)
            implements BlockListConfig {}

    private BlockLists lists(Duration patience, String... zones) {
        var settings = new Settings(Optional.of(List.of(zones)), 5, patience, Duration.ofMinutes(5));
        return new BlockLists(settings, resolver, FrozenClock.at("2026-11-27T12:00:00Z"), Optional.empty(), _ -> false);
    }

    @AfterEach
    void close() {
        dns.close();
    }

    @Test
    void readsCodeAndText() {
        dns.zone("""
                10.2.0.192.a.example. 60 IN A 127.0.0.2
                10.2.0.192.a.example. 60 IN TXT "https://a.example/" "q"
                """);

        Verdict verdict = lists(Duration.ofMinutes(5), "a.example=5", "b.example=5")
                .hear(CLIENT, Duration.ofDays(1))
                .verdict();

        assertEquals(List.of(new Listing("a.example", 5, "127.0.0.2", "https://a.example/q")), verdict.listings());
        assertInstanceOf(Verdict.Refused.class, verdict);
    }

    @Test
    void theAddressOfIpv6IsFoundByItsNibbles() {
        String name = "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.a.example. 60 IN A 127.0.0.3";
        dns.zone(name);

        var verdict = lists(Duration.ofMinutes(5), "a.example=5")
                .hear(InetAddress.ofLiteral("2001:db8::1"), Duration.ofDays(1))
                .verdict();

        assertEquals(List.of(new Listing("a.example", 5, "127.0.0.3", "")), verdict.listings());
    }

    @Test
    void aSilentServerIsNotWaitedFor() {
        dns.served("10.2.0.192.a.example", Manner.SILENT);
        var lists = lists(Duration.ofMillis(300), "a.example=5");

        for (int i = 0; i < 4; i++)
            assertEquals(
                    new Verdict.Clear(), lists.hear(CLIENT, Duration.ofDays(1)).verdict());

        assertEquals(new ListState.Counts(1, 0, 1), lists.state().getFirst().counts());
    }

    @Test
    void aServerThatFailsSaysNothingOfTheClient() {
        dns.served("10.2.0.192.a.example", Manner.SERVFAIL);
        var lists = lists(Duration.ofMinutes(5), "a.example=5");

        assertEquals(new Verdict.Clear(), lists.hear(CLIENT, Duration.ofDays(1)).verdict());

        assertEquals("It did not answer.", lists.state().getFirst().trouble());
    }
}
