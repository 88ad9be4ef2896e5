package org.carillon.trust.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.trust.host.HostFacts.Greeting;
import org.carillon.trust.host.HostFacts.Pointer;
import org.carillon.trust.spf.Zone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostCheckTest {
    private static final InetAddress OUR_ADDRESS = InetAddress.ofLiteral("198.51.100.1");
    private static final Ours OURS = new Ours(Set.of("mx.Carillon.example", "club.example"), Set.of(OUR_ADDRESS));

    private static Zone zone() {
        return Zone.of(
                "1.2.0.192.in-addr.arpa PTR Mail.Example.org",
                "2.2.0.192.in-addr.arpa PTR other.example.org",
                "4.2.0.192.in-addr.arpa TIMEOUT",
                "5.2.0.192.in-addr.arpa PTR lost.example.org",
                "mail.example.org A 192.0.2.1",
                "other.example.org A 192.0.2.9",
                "six.example.org AAAA 2001:db8::1",
                "lost.example.org TIMEOUT",
                "mx.carillon.example A 198.51.100.1",
                "mx.carillon.example A 198.51.100.7");
    }

    private static HostFacts facts(String client, String helo) {
        return new HostCheck(zone(), OURS).of(InetAddress.ofLiteral(client), helo);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, mail.example.org, CONFIRMED",
        "192.0.2.1, MAIL.example.org., CONFIRMED",
        "2001:db8::1, six.example.org, CONFIRMED",
        "192.0.2.1, [192.0.2.1], LITERAL",
        "2001:db8::1, [IPv6:2001:db8::1], LITERAL",
        "192.0.2.1, [192.0.2.2], WRONG_LITERAL",
        "192.0.2.1, [198.51.100.1], FORGED",
        "192.0.2.1, [198.51.100.7], FORGED",
        "192.0.2.1, [127.0.0.1], FORGED",
        "192.0.2.1, MX.carillon.example, FORGED",
        "192.0.2.1, club.example, FORGED",
        "198.51.100.1, mx.carillon.example, CONFIRMED",
        "127.0.0.1, [127.0.0.1], LITERAL",
        "192.0.2.1, 192.0.2.1, MALFORMED",
        "192.0.2.1, [2001:db8::1], MALFORMED",
        "192.0.2.1, [IPv6:192.0.2.1], MALFORMED",
        "192.0.2.1, [192.0.2.300], MALFORMED",
        "192.0.2.1, [], MALFORMED",
        "192.0.2.1, -mail.example.org, MALFORMED",
        "192.0.2.1, mail..example.org, MALFORMED",
        "192.0.2.1, mail example.org, MALFORMED",
        "192.0.2.1, '', MALFORMED",
        "192.0.2.1, DESKTOP-1234, UNQUALIFIED",
        "192.0.2.1, localhost, UNQUALIFIED",
        "192.0.2.1, other.example.org, UNCONFIRMED",
        "192.0.2.1, six.example.org, NOWHERE",
        "192.0.2.1, my_host.example.org, NOWHERE",
        "192.0.2.1, lost.example.org, UNDECIDED",
    })
    void knowsHowAGreetingRelatesToTheClient(String client, String helo, Greeting expected) {
        HostFacts facts = facts(client, helo);
        assertEquals(expected, facts.greeting(), facts.greetingWhy());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, CONFIRMED, 'and that name has this address'",
        "192.0.2.2, UNCONFIRMED, 'but that name does not have this address'",
        "192.0.2.3, MISSING, 'has no name in the DNS'",
        "192.0.2.4, UNDECIDED, 'could not be looked up now'",
        "192.0.2.5, UNDECIDED, 'could not be looked up now'",
    })
    void knowsWhetherTheNameOfAClientLeadsBack(String client, Pointer expected, String words) {
        HostFacts facts = facts(client, "mail.example.org");
        assertEquals(expected, facts.pointer());
        assertTrue(facts.pointerWhy().endsWith(words), facts.pointerWhy());
    }

    @Test
    void saysItInSentences() {
        HostFacts facts = facts("192.0.2.1", "club.example");
        assertEquals("192.0.2.1 calls itself \"club.example\", which is our own name", facts.greetingWhy());
        assertEquals("192.0.2.1 has the name mail.example.org, and that name has this address", facts.pointerWhy());
        assertEquals(
                "192.0.2.1 calls itself \"a??b\", which is no name of a host",
                facts("192.0.2.1", "a\r\nb").greetingWhy());
    }

    @Property(tries = 1000)
    void anyGreetingIsUnderstoodOrNot(@ForAll String helo) {
        HostFacts facts = facts("192.0.2.1", helo);
        assertTrue(facts.greetingWhy().chars().allMatch(c -> c >= ' ' && c <= '~'), facts.greetingWhy());
    }
}
