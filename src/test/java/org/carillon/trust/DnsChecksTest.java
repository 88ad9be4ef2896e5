package org.carillon.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.carillon.dns.Resolver;
import org.carillon.testing.DnsServer;
import org.carillon.testing.DnsServer.Manner;
import org.carillon.trust.DnsCheck.State;
import org.carillon.trust.DnsRecord.Purpose;
import org.carillon.trust.DnsRecord.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Against a DNS of our own.
class DnsChecksTest {
    private static final DnsRecord SPF = text(Purpose.SPF, "club.example.org", "v=spf1 mx -all");
    private static final DnsRecord DMARC = text(Purpose.DMARC, "_dmarc.club.example.org", "v=DMARC1; p=none");
    private static final String LONG = "A".repeat(392);
    private static final DnsRecord KEY =
            text(Purpose.DKIM, "s._domainkey.club.example.org", "v=DKIM1; k=rsa; p=" + LONG);
    private static final DnsRecord MX = new DnsRecord(Purpose.MX, "club.example.org", Type.MX, "10 mx.example.org");
    private static final DnsRecord PTR =
            new DnsRecord(Purpose.PTR, "5.2.0.192.in-addr.arpa", Type.PTR, "mx.example.org");

    private final DnsServer dns = DnsServer.start().zone("example.org. 60 IN TXT \"hello\"");
    private final DnsChecks checks = new DnsChecks(Resolver.of(dns.config(Duration.ofSeconds(5))));

    @AfterEach
    void close() {
        dns.close();
    }

    private static DnsRecord text(Purpose purpose, String name, String value) {
        return new DnsRecord(purpose, name, Type.TXT, value);
    }

    private DnsCheck check(DnsRecord record) {
        return checks.of(List.of(record)).getFirst();
    }

    private State state(DnsRecord record) {
        return check(record).state();
    }

    @Test
    void seesWhatIsMissing() {
        dns.zone("club.example.org. 60 IN TXT \"some-verification=1\"");
        for (DnsRecord record : List.of(SPF, DMARC, KEY, MX, PTR)) assertEquals(State.MISSING, state(record));
    }

    @Test
    void seesWhatIsPublishedAsALineOfAZoneFile() {
        for (DnsRecord record : List.of(SPF, DMARC, KEY, MX, PTR)) dns.zone(record.zoneLine());
        assertEquals(
                List.of("published", "published", "published", "published", "published"),
                checks.of(List.of(SPF, DMARC, KEY, MX, PTR)).stream()
                        .map(DnsCheck::text)
                        .toList());
    }

    @Test
    void aLongTextIsSeveralStrings() {
        assertTrue(KEY.zoneLine().contains("\"\n    \""), KEY.zoneLine());
        KEY.zoneLine().lines().forEach(line -> assertTrue(line.length() < 300, line));
    }

    @Test
    void otherWaysToSayItAreFine() {
        dns.zone("club.example.org. 60 IN TXT \"v=spf1 ip4:192.0.2.1 +MX include:other.example ~all\"");
        dns.zone("_dmarc.club.example.org. 60 IN TXT \"v=DMARC1; p=reject; adkim=s\"");
        dns.zone("s._domainkey.club.example.org. 60 IN TXT \"k=rsa; t=s; p= " + LONG.substring(0, 200) + " \" \" "
                + LONG.substring(200) + "\"");
        dns.zone("club.example.org. 60 IN MX 5 other.example.\nclub.example.org. 60 IN MX 50 MX.example.org.");
        for (DnsRecord record : List.of(SPF, DMARC, KEY, MX)) assertEquals(State.PUBLISHED, state(record));
    }

    @Test
    void saysWhatItSeesInstead() {
        dns.zone("club.example.org. 60 IN TXT \"v=spf1 -all\"\nclub.example.org. 60 IN MX 10 other.example.");
        dns.zone("s._domainkey.club.example.org. 60 IN TXT \"v=DKIM1; p=BBBB\"");
        dns.zone("5.2.0.192.in-addr.arpa. 60 IN PTR host-5.provider.example.");
        assertEquals("different: we see v=spf1 -all", check(SPF).text());
        assertEquals("different: we see 10 other.example", check(MX).text());
        assertEquals("different: we see v=DKIM1; p=BBBB", check(KEY).text());
        assertEquals("different: we see host-5.provider.example", check(PTR).text());
    }

    @Test
    void aPolicyOfTheOrganisationCounts() {
        dns.zone("_dmarc.example.org. 60 IN TXT \"v=DMARC1; p=quarantine\"");
        assertEquals(State.PUBLISHED, state(DMARC));
    }

    @Test
    void anUnknownAnswerIsNotAMissingOne() {
        dns.served("club.example.org", Manner.SERVFAIL);
        assertEquals(State.UNKNOWN, state(SPF));
        assertEquals(State.MISSING, state(KEY));
    }

    @Test
    void looksAfreshEachTime() {
        assertEquals(State.MISSING, state(DMARC));
        dns.zone(DMARC.zoneLine());
        assertEquals(State.PUBLISHED, state(DMARC));
    }
}
