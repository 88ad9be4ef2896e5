package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.delivery.MailHosts.Way;
import org.carillon.dns.Resolver;
import org.carillon.testing.DnsServer;
import org.carillon.testing.DnsServer.Manner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a DNS server of our own on the loopback.
class MailHostsTest {
    private static final String ZONE = """
            two.example. 60 IN MX 20 b.two.example.
            two.example. 60 IN MX 10 a.two.example.
            a.two.example. 60 IN A 203.0.113.1
            b.two.example. 60 IN A 203.0.113.2
            plain.example. 60 IN A 203.0.113.3
            equal.example. 60 IN MX 10 a.two.example.
            equal.example. 60 IN MX 10 b.two.example.
            null.example. 60 IN MX 0 .
            strasse.example. 60 IN MX 10 a.two.example.
            xn--bcher-kva.example. 60 IN MX 10 a.two.example.
            xn--grn-ioa.example. 60 IN A 203.0.113.6
            half.example. 60 IN MX 0 .
            half.example. 60 IN MX 10 a.two.example.
            ours.example. 60 IN MX 10 mx.carillon.example.
            ours.example. 60 IN MX 20 a.two.example.
            backup.example. 60 IN MX 10 a.two.example.
            backup.example. 60 IN MX 20 MX.Carillon.Example.
            inward.example. 60 IN MX 10 inward.example.
            inward.example. 60 IN A 127.0.0.7
            mixed.example. 60 IN MX 10 inward.example.
            mixed.example. 60 IN MX 20 zero.example.
            mixed.example. 60 IN MX 20 cellar.example.
            mixed.example. 60 IN MX 30 a.two.example.
            zero.example. 60 IN A 0.0.0.0
            cellar.example. 60 IN A 10.0.0.25
            cellar.example. 60 IN A 169.254.169.254
            cellar.example. 60 IN AAAA 64:ff9b::7f00:1
            empty.example. 60 IN TXT "nothing"
            alias.example. 60 IN CNAME other.example.
            other.example. 60 IN CNAME two.example.
            loop.example. 60 IN CNAME round.example.
            round.example. 60 IN CNAME loop.example.
            byalias.example. 60 IN MX 10 mxalias.example.
            mxalias.example. 60 IN CNAME b.two.example.
            mxloop.example. 60 IN MX 10 loop.example.
            literal.example. 60 IN MX 10 203.0.113.9.
            six.example. 60 IN MX 10 six.example.
            six.example. 60 IN AAAA 2001:db8::25
            both.example. 60 IN MX 10 both.example.
            both.example. 60 IN A 203.0.113.4
            both.example. 60 IN AAAA 2001:db8::4
            late.example. 60 IN MX 10 a.two.example.
            broad.example. 60 IN MX 10 broad.example.
            broad.example. 60 IN MX 20 b.two.example.
            broad.example. 60 IN A 203.0.113.11
            broad.example. 60 IN A 203.0.113.12
            broad.example. 60 IN A 203.0.113.13
            broad.example. 60 IN A 203.0.113.14
            broad.example. 60 IN AAAA 2001:db8::11
            nowhere-hosts.example. 60 IN MX 10 gone.example.
            mute-host.example. 60 IN MX 10 mute.example.
            mute-and-well.example. 60 IN MX 10 mute.example.
            mute-and-well.example. 60 IN MX 20 a.two.example.
            """;

    private static DnsServer dns;
    private static Resolver resolver;

    @BeforeAll
    static void serve() {
        dns = DnsServer.start().zone(ZONE).zone(many("big.example", 1000)).zone(many("mutes.example", 100));
        dns.served("broken.example", Manner.SERVFAIL)
                .served("refused.example", Manner.REFUSED)
                .served("mute.example", Manner.SILENT)
                .served("garbage.example", Manner.GARBAGE);
        for (int i = 0; i < 100; i++) dns.served("h" + i + ".mutes.example", Manner.SILENT);
        resolver = Resolver.of(dns.config(Duration.ofMillis(1500)));
    }

    private static String many(String domain, int count) {
        var zone = new StringBuilder();
        for (int i = 0; i < count; i++) {
            zone.append("%1$s. 60 IN MX 10 h%2$d.%1$s.\nh%2$d.%1$s. 60 IN A 203.0.113.%3$d\n"
                    .formatted(domain, i, i % 250 + 1));
        }
        return zone.toString();
    }

    @AfterAll
    static void close() {
        dns.close();
    }

    private static Way to(String domain) {
        return to(domain, false);
    }

    private static Way to(String domain, boolean privateHosts) {
        return new MailHosts(resolver, "mx.carillon.example", privateHosts).to(domain, 25);
    }

    private static List<String> hosts(String domain) {
        return assertInstanceOf(Way.Found.class, to(domain)).addresses().stream()
                .map(a -> a.getAddress().getHostAddress())
                .toList();
    }

    private static String status(String domain) {
        return assertInstanceOf(Way.Refused.class, to(domain)).status();
    }

    @Test
    void triesTheLowerPreferenceFirst() {
        assertEquals(List.of("203.0.113.1", "203.0.113.2"), hosts("two.example"));
    }

    @Test
    void givesEqualHostsTheirTurn() {
        Set<String> first = new HashSet<>();
        for (int i = 0; i < 64; i++) first.add(hosts("equal.example").getFirst());

        assertEquals(Set.of("203.0.113.1", "203.0.113.2"), first);
    }

    @Test
    void takesTheAddressOfADomainWithoutMailHosts() {
        assertEquals(List.of("203.0.113.3"), hosts("plain.example"));
    }

    @Test
    void findsADomainOutsideAsciiByItsNameInTheDns() {
        assertEquals(List.of("203.0.113.1"), hosts("b\u00fccher.example"));
        var peers = assertInstanceOf(Way.Found.class, to("gr\u00fcn.example")).peers();
        assertEquals("xn--grn-ioa.example", peers.getFirst().name());
    }

    /// `strasse.example` belongs to somebody else.
    @Test
    void refusesANameThatCouldBeTwo() {
        var refused = assertInstanceOf(Way.Refused.class, to("stra\u00dfe.example"));
        assertEquals("5.1.2", refused.status());
        assertTrue(refused.reason().contains("two readings"), refused.reason());
    }

    @Test
    void followsAliasesOfDomainsAndOfHosts() {
        assertEquals(List.of("203.0.113.1", "203.0.113.2"), hosts("alias.example"));
        assertEquals(List.of("203.0.113.2"), hosts("byalias.example"));
    }

    @Test
    void takesHostsWithIpv6() {
        assertEquals(List.of("2001:db8:0:0:0:0:0:25"), hosts("six.example"));
        assertEquals(List.of("203.0.113.4", "2001:db8:0:0:0:0:0:4"), hosts("both.example"));
    }

    @Test
    void passesANullAmongOthersOver() {
        assertEquals(List.of("203.0.113.1"), hosts("half.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "null.example, 5.1.10",
        "nowhere.example, 5.1.2",
        "empty.example, 5.1.2",
        "ours.example, 5.4.6",
        "[192.0.2.1], 5.1.2",
        "literal.example, 5.4.4",
        "nowhere-hosts.example, 5.4.4"
    })
    void refusesWhatCanNeverArrive(String domain, String status) {
        assertEquals(status, status(domain));
    }

    @Test
    void asABackupSendsOnlyToTheHostsBeforeUs() {
        assertEquals(List.of("203.0.113.1"), hosts("backup.example"));
    }

    @Test
    void neverFollowsAStrangersDomainToThisMachineOrIntoPrivateNetworks() {
        assertEquals("5.4.6", status("inward.example"));
        assertEquals("5.4.6", status("zero.example"));
        assertEquals("5.4.6", status("cellar.example"));
        assertEquals(List.of("203.0.113.1"), hosts("mixed.example"));
        assertInstanceOf(Way.Found.class, to("inward.example", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broken.example",
                "refused.example",
                "mute.example",
                "garbage.example",
                "loop.example",
                "mxloop.example",
                "mute-host.example"
            })
    void waitsWhenTheDnsCannotSay(String domain) {
        assertInstanceOf(Way.Later.class, to(domain));
    }

    @Test
    void goesToAnotherHostWhereTheDnsOfOneIsMute() {
        assertEquals(List.of("203.0.113.1"), hosts("mute-and-well.example"));
    }

    /// Nor do its many addresses hide the next host.
    @Test
    void takesTwoAddressesOfAHostBeforeTheNextHost() {
        List<String> hosts = hosts("broad.example");

        assertEquals(5, hosts.size());
        assertEquals("203.0.113.2", hosts.get(2));
    }

    @Test
    void takesFiveAddressesOfAThousandHosts() {
        List<String> hosts = hosts("big.example");

        assertEquals(5, hosts.size());
        assertEquals(5, Set.copyOf(hosts).size());
    }

    @Test
    void asksADomainWithoutAnAnswerAgainWhenSomebodyWantsIt() {
        var hosts = new MailHosts(resolver, "mx.carillon.example", false);
        dns.served("late.example", Manner.SILENT);
        assertInstanceOf(Way.Later.class, hosts.to("late.example", 25));
        dns.served("late.example", Manner.WELL);
        assertInstanceOf(Way.Later.class, hosts.to("late.example", 25));

        hosts.askAgain("late.example");

        assertInstanceOf(Way.Found.class, hosts.to("late.example", 25));
    }

    @Test
    void asksForFewHostsInVain() {
        assertInstanceOf(Way.Later.class, to("mutes.example"));

        long names = dns.questions().stream()
                .filter(q -> q.contains(".mutes.example "))
                .map(q -> q.split(" ")[0])
                .distinct()
                .count();
        assertTrue(names <= 2, names + " names");
    }
}
