package org.carillon.trust.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.trust.spf.SpfResult.Code;
import org.junit.jupiter.api.Test;

class SpfTest {
    private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress SIX = InetAddress.ofLiteral("2001:db8::1");
    private static final String HELO = "mail.example.org";

    private static SpfResult check(String... zone) {
        return check(Zone.of(zone));
    }

    private static SpfResult check(Zone zone) {
        return new Spf(zone, "mx.carillon.example").check(CLIENT, HELO, new Address("ana", "Example.ORG"));
    }

    @Test
    void saysWhichTermListsTheClient() {
        assertEquals(
                new SpfResult(Code.PASS, "example.org", "192.0.2.1 is listed by example.org (ip4:192.0.2.0/24)"),
                check("example.org SPF v=spf1 ip4:192.0.2.0/24 -all"));
    }

    @Test
    void saysWhoLetsEverybodySend() {
        assertEquals(
                "example.org lets everybody send for it (+all)",
                check("example.org SPF v=spf1 +all").why());
    }

    @Test
    void saysWhatForbidsIt() {
        assertEquals(
                new SpfResult(Code.FAIL, "example.org", "example.org says that 192.0.2.1 may not send for it (-all)"),
                check("example.org SPF v=spf1 -all"));
        assertEquals(
                "example.org says that 192.0.2.1 probably may not send for it (~all)",
                check("example.org SPF v=spf1 ~all").why());
    }

    @Test
    void saysThatNothingIsSaid() {
        assertEquals(
                "example.org does not say whether 192.0.2.1 may send for it (?all)",
                check("example.org SPF v=spf1 ?all").why());
        assertEquals(
                "example.org does not say whether 192.0.2.1 may send for it",
                check("example.org SPF v=spf1").why());
        assertEquals("example.org has no SPF record", check().why());
    }

    @Test
    void saysWhereARedirectLed() {
        assertEquals(
                "192.0.2.1 is listed by example.org (redirect=_spf.example.net, ip4:192.0.2.1)",
                check("example.org SPF v=spf1 redirect=_spf.example.net", "_spf.example.net SPF v=spf1 ip4:192.0.2.1")
                        .why());
    }

    @Test
    void saysWhatIsWrongWithARecord() {
        String start = "The SPF record of example.org cannot be used: ";
        assertEquals(
                start + "it says \"ip4:192.0.2\", which is wrong there",
                check("example.org SPF v=spf1 ip4:192.0.2 -all").why());
        assertEquals(
                start + "it points to example.net, which has none",
                check("example.org SPF v=spf1 include:example.net -all").why());
        assertEquals(
                start + "example.org has more than one",
                check("example.org SPF v=spf1 -all", "example.org SPF v=spf1 +all")
                        .why());
        assertEquals(
                start + "more than 10 of its terms ask the DNS",
                check("example.org SPF v=spf1 redirect=example.org").why());
        assertEquals(
                start + "more than 2 of its terms lead nowhere",
                check("example.org SPF v=spf1 a:a.example mx:b.example exists:c.example -all")
                        .why());
    }

    @Test
    void saysWhoDidNotAnswer() {
        assertEquals(
                new SpfResult(
                        Code.TEMPERROR,
                        "example.org",
                        "The SPF record of example.org cannot be looked up now: b.example: no answer from the DNS"),
                check("example.org SPF v=spf1 a:b.example -all", "b.example TIMEOUT"));
    }

    @Test
    void saysWhoseWordsItQuotes() {
        assertEquals(
                "example.net says: Ask our help desk about 192.0.2.1",
                check(
                                "example.org SPF v=spf1 redirect=example.net",
                                "example.net SPF v=spf1 -all exp=why.%{d}",
                                "why.example.net TXT Ask our help desk about %{c}")
                        .why());
    }

    @Test
    void cutsLongWordsAndLetsNoLineEndThrough() {
        SpfResult result = new Spf(
                        Zone.of(
                                "example.org SPF v=spf1 -all exp=why.%{d}",
                                "why.example.org TXT %{l}" + " and more".repeat(200)),
                        "mx.carillon.example")
                .check(CLIENT, HELO, new Address("a\r\n250 ok", "example.org"));

        assertTrue(result.why().startsWith("example.org says: a??250 ok and more"), result.why());
        assertTrue(result.why().length() < 450);
    }

    @Test
    void tellsTheTimeInWords() {
        var spf = new Spf(
                Zone.of("example.org SPF v=spf1 -all exp=why.%{d}", "why.example.org TXT It is %{t} at %{r}"),
                "mx.carillon.example",
                () -> Instant.ofEpochSecond(1_234_567));
        assertEquals(
                "example.org says: It is 1234567 at mx.carillon.example",
                spf.check(SIX, HELO, new Address("ana", "example.org")).why());
    }

    @Test
    void asksTheGreetingForTheEmptySender() {
        var spf = new Spf(Zone.of(HELO + " SPF v=spf1 a -all", HELO + " AAAA 2001:db8::1"), "mx.carillon.example");

        SpfResult result = spf.check(SIX, HELO, null);

        assertEquals(new SpfResult(Code.PASS, HELO, "2001:db8::1 is listed by mail.example.org (a)"), result);
        assertEquals(result, spf.checkHelo(SIX, HELO));
        assertEquals(
                new SpfResult(Code.NONE, "[ipv6:1]", "\"[ipv6:1]\" is no domain that could have an SPF record"),
                spf.checkHelo(SIX, "[IPv6:1]"));
    }

    @Test
    void asksNothingThatItNeedNotKnow() {
        var zone = Zone.of("example.org SPF v=spf1 ip4:192.0.2.1 a mx ptr exists:%{p}.example -all exp=why.example");
        check(zone);
        assertEquals(List.of("TXT example.org"), zone.asked());
    }

    @Test
    void asksForTheNamesOfAClientOnce() {
        var zone = Zone.of(
                "example.org SPF v=spf1 exists:%{p}.a.example exists:%{p}.b.example ptr -all exp=%{p}.c.example",
                "1.2.0.192.in-addr.arpa PTR mail.example.org", "mail.example.org A 192.0.2.7");
        check(zone);
        assertEquals(
                1,
                zone.asked().stream().filter(asked -> asked.startsWith("PTR")).count());
        assertEquals(
                1, zone.asked().stream().filter("A mail.example.org"::equals).count());
    }

    @Test
    void waitsForTwoSilentNamesOfAClientAtMost() {
        var zone = Zone.of(
                "example.org SPF v=spf1 ptr -all",
                "1.2.0.192.in-addr.arpa PTR a.example.org",
                "1.2.0.192.in-addr.arpa PTR b.example.org",
                "1.2.0.192.in-addr.arpa PTR c.example.org",
                "a.example.org TIMEOUT",
                "b.example.org TIMEOUT",
                "c.example.org A 192.0.2.1");
        assertEquals(Code.FAIL, check(zone).code());
        assertEquals(
                2, zone.asked().stream().filter(asked -> asked.startsWith("A ")).count());
    }

    @Test
    void readsALongRecordAndRefusesAnEndlessOne() {
        assertEquals(
                Code.PASS,
                check("example.org SPF v=spf1" + " ip4:198.51.100.7".repeat(900) + " ip4:192.0.2.1 -all")
                        .code());
        assertEquals(
                "The SPF record of example.org cannot be used: it is longer than 16384 characters",
                check("example.org SPF v=spf1" + " ip4:198.51.100.7".repeat(1000) + " ip4:192.0.2.1 -all")
                        .why());
    }

    @Test
    void asksForNoNameThatTheDnsCannotHave() {
        var zone = Zone.of("example.org SPF v=spf1 exists:%{h}%{h}%{h}%{h}%{h}%{h}%{h}%{h}%{h}.example.org -all");
        var result =
                new Spf(zone, "mx.carillon.example").check(CLIENT, "x".repeat(60), new Address("ana", "example.org"));
        assertEquals(Code.FAIL, result.code());
        assertEquals(List.of("TXT example.org", "A example.org"), zone.asked());
    }

    @Test
    void speaksTheWordsOfAuthenticationResults() {
        assertEquals("temperror", Code.TEMPERROR.word());
        assertEquals("softfail", Code.SOFTFAIL.word());
    }
}
