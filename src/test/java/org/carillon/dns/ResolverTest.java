package org.carillon.dns;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.testing.DnsServer;
import org.carillon.testing.DnsServer.Manner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against [DnsServer], honest and not.
class ResolverTest {
    private static final String MX = "a.example MX udp";

    private final DnsServer dns = DnsServer.start().zone("a.example. 60 IN MX 10 mx.a.example.");
    private final Resolver resolver = Resolver.of(dns.config());
    private final Resolver hasty = Resolver.of(dns.config(Duration.ofSeconds(2)));

    @AfterEach
    void close() {
        dns.close();
    }

    @Test
    void remembersAnAnswerAsLongAsItAllows() {
        dns.zone("b.example. 0 IN MX 10 mx.a.example.");
        for (int i = 0; i < 3; i++) {
            resolver.mailHosts("a.example");
            resolver.mailHosts("b.example");
        }

        assertEquals(1, dns.questions(MX));
        assertEquals(3, dns.questions("b.example MX udp"));
    }

    /// The order of an answer means nothing (RFC 5321 §5.1): the best of too many may stand last.
    @Test
    void ofTooManyMailHostsTheBestAreKept() {
        var zone = new StringBuilder();
        for (int i = 1; i <= 300; i++) zone.append("m.example. 60 IN MX %d h%d.m.example.\n".formatted(301 - i, i));
        dns.zone(zone.toString());

        var found = assertInstanceOf(Answer.Found.class, resolver.mailHosts("m.example"));

        assertEquals(Resolver.MOST_RECORDS, found.records().size());
        assertEquals(new MailHost(1, "h300.m.example"), found.records().getFirst());
    }

    @Test
    void putsTheStringsOfATextTogether() {
        dns.zone("t.example. 60 IN TXT \"v=DKIM1; p=AAAA\" \"BBBB\"");

        assertEquals(new Answer.Found<>(List.of("v=DKIM1; p=AAAABBBB")), resolver.texts("t.example"));
        assertInstanceOf(Answer.NoData.class, resolver.texts("a.example"));
    }

    @Test
    void findsTheNamesOfAnAddress() throws Exception {
        dns.zone("5.2.0.192.in-addr.arpa. 60 IN PTR Mx.A.Example.");

        assertEquals(
                new Answer.Found<>(List.of("mx.a.example")),
                resolver.names(Resolver.reverse(InetAddress.getByName("192.0.2.5"))));
        assertInstanceOf(Answer.NoSuchName.class, resolver.names("6.2.0.192.in-addr.arpa"));
    }

    @Test
    void afreshItRemembersNothing() {
        resolver.mailHosts("a.example");
        resolver.afresh().mailHosts("a.example");

        assertEquals(2, dns.questions(MX));
    }

    @Test
    void asksAgainWhenTheTimeOfAnAnswerIsOver() {
        dns.zone("b.example. 1 IN MX 10 mx.a.example.");

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            resolver.mailHosts("b.example");
            return dns.questions("b.example MX udp") == 2;
        });
    }

    @Test
    void remembersThatThereIsNothing() {
        for (int i = 0; i < 3; i++) {
            assertInstanceOf(Answer.NoSuchName.class, resolver.mailHosts("nowhere.example"));
            assertInstanceOf(Answer.NoData.class, resolver.addresses("a.example"));
        }

        assertEquals(1, dns.questions("nowhere.example MX udp"));
        assertEquals(1, dns.questions("a.example A udp"));
    }

    @Test
    void takesTheWholeAnswerByTcpWhereADatagramIsTooSmall() {
        dns.served("a.example", Manner.TRUNCATED);

        assertEquals(new Answer.Found<>(List.of(new MailHost(10, "mx.a.example"))), resolver.mailHosts("a.example"));
        assertEquals(1, dns.questions("a.example MX tcp"));
    }

    @Test
    void looksAtAHundredRecordsAtMost() {
        var zone = new StringBuilder();
        for (int i = 0; i < 1000; i++)
            zone.append("big.example. 60 IN MX 10 h").append(i).append(".big.example.\n");
        dns.zone(zone.toString());

        Answer<MailHost> answer = resolver.mailHosts("big.example");

        assertEquals(
                Resolver.MOST_RECORDS,
                assertInstanceOf(Answer.Found.class, answer).records().size());
        assertTrue(
                dns.questions().contains("big.example MX tcp"), dns.questions().toString());
    }

    @Test
    void asksAgainWhenADatagramIsLost() {
        dns.served("a.example", Manner.LOST_ONCE);

        assertInstanceOf(Answer.Found.class, resolver.mailHosts("a.example"));
        assertEquals(2, dns.questions(MX));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WELL", "LOST_ONCE", "TRUNCATED"})
    void believesNothingThatIsNoAnswer(Manner manner) {
        dns.served("a.example", manner);

        assertInstanceOf(Answer.TryAgain.class, hasty.mailHosts("a.example"));
        dns.served("a.example", Manner.WELL);
        assertInstanceOf(Answer.Found.class, hasty.mailHosts("a.example"), "nothing of it was remembered");
    }

    @Test
    void waitsWhileTheServerIsDown() {
        dns.close();

        assertInstanceOf(Answer.TryAgain.class, hasty.mailHosts("a.example"));
    }

    @Test
    void endsAChainOfAliasesThatHasNoEnd() {
        var zone = new StringBuilder("round.example. 60 IN CNAME round.example.\n");
        for (int i = 0; i < 100; i++) zone.append("c%d.example. 60 IN CNAME c%d.example.\n".formatted(i, i + 1));
        dns.zone(zone.append("c100.example. 60 IN A 192.0.2.1").toString());

        assertInstanceOf(Answer.TryAgain.class, resolver.addresses("round.example"));
        assertInstanceOf(Answer.TryAgain.class, resolver.addresses("c0.example"));
    }

    @Test
    void knowsAddressesOfBothKinds() {
        dns.zone("h.example. 60 IN AAAA 2001:db8::1\nh.example. 60 IN A 192.0.2.1");

        assertEquals(
                new Answer.Found<>(List.of(InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("2001:db8::1"))),
                resolver.addresses("h.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..example", "-", "a b.example", "\u00fc\u0000.example"})
    void whatIsNoNameDoesNotExist(String name) {
        assertInstanceOf(Answer.NoSuchName.class, resolver.mailHosts(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere.invalid:53", "127.0.0.1:x", "127.0.0.1:99999"})
    void refusesAServerThatCannotBeOne(String server) {
        var config = new DnsConfig() {
            @Override
            public Optional<String> server() {
                return Optional.of(server);
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(1);
            }
        };

        var refused = assertThrows(IllegalArgumentException.class, () -> Resolver.of(config));
        assertTrue(refused.getMessage().startsWith("carillon.dns.server is \"" + server + "\"; write"));
    }
}
