package org.carillon.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carillon.mail.Message;
import org.carillon.trust.dkim.DkimResult;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.dmarc.Policy;
import org.carillon.trust.spf.SpfResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {
    private static final String US = "mx.carillon.example";
    private static final Provenance GOOD = new Provenance(
            Origin.STRANGER,
            new SpfResult(SpfResult.Code.PASS, "example.org", "It may."),
            List.of(new DkimResult(
                    DkimResult.Code.PASS, "example.org", "s1", "rsa-sha256", "@example.org", "It is good.")),
            new DmarcResult(
                    DmarcResult.Code.PASS, "example.org", Policy.REJECT, Policy.NONE, "example.org", "It is proven."),
            List.of());

    @Test
    void saysWhatWasFoundOut() {
        assertEquals("""
                Authentication-Results: mx.carillon.example;
                \tdmarc=pass (p=reject) header.from=example.org;
                \tspf=pass smtp.mailfrom=ana@example.org;
                \tdkim=pass header.d=example.org header.s=s1 header.a=rsa-sha256 header.i=@example.org
                """.replace("\n", "\r\n"), AuthenticationResults.field(US, GOOD, "ana@example.org"));
    }

    @Test
    void whoIsNotMeantToReadItGetsTheOtherFieldsOnly() {
        String received = "Received: from x ([192.0.2.1])\r\n\tby us\r\n";

        assertEquals(
                received,
                AuthenticationResults.without(AuthenticationResults.field(US, GOOD, "ana@example.org") + received));
        assertEquals(received, AuthenticationResults.without(received));
        assertEquals("", AuthenticationResults.without(""));
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertEquals("", AuthenticationResults.field(US, Provenance.UNKNOWN, "ana@example.org"));
        assertEquals("", AuthenticationResults.field(US, Provenance.unexamined(Origin.NEAR), null));
    }

    @Test
    void whoSignedInIsKnown() {
        assertEquals(
                "Authentication-Results: mx.carillon.example;\r\n\tauth=pass\r\n",
                AuthenticationResults.field(US, Provenance.unexamined(Origin.SIGNED_IN), "ana@example.org"));
    }

    @Test
    void aStrangersWordsStayWithinTheirPlace() {
        var evil = new Provenance(
                Origin.STRANGER,
                new SpfResult(SpfResult.Code.NONE, "x", "It says nothing."),
                List.of(new DkimResult(DkimResult.Code.FAIL, "a;dmarc=pass", "s\r\nX: y", "", "\"é", "")),
                GOOD.dmarc(),
                List.of());

        String field = AuthenticationResults.field(US, evil, "\"a b\\\"\"@example.org; dmarc=pass");
        ReadResults read = ReadResults.of(new Message((field + "\r\n").getBytes(US_ASCII))
                .headers()
                .first(AuthenticationResults.NAME)
                .orElseThrow());

        assertEquals(
                List.of("dmarc", "spf", "dkim"),
                read.results().stream().map(ReadResults.Result::method).toList());
        assertEquals("a;dmarc=pass", read.all("dkim").getFirst().property("header.d"));
        assertEquals("s??X: y", read.all("dkim").getFirst().property("header.s"));
    }

    @Test
    void whatWeHaveWrittenCanBeReadAgain() {
        var letter = new Message((AuthenticationResults.field(US, GOOD, "ana@example.org")
                        + "Authentication-Results: mx.carillon.example; dmarc=fail\r\nFrom: a@b.example\r\n\r\n")
                .getBytes(US_ASCII));

        Provenance read = NearResults.of(letter.headers(), List.of(US)).orElseThrow();

        assertTrue(read.authorProven());
        assertEquals(SpfResult.Code.PASS, read.spf().code());
        assertEquals("example.org", read.signatures().getFirst().domain());
        assertEquals(Policy.REJECT, read.dmarc().asked());
        assertTrue(NearResults.of(letter.headers(), List.of("other.example")).isEmpty());
    }

    @Test
    void severalProgramsOfOneHostWriteAFieldEach() {
        var letter = new Message(("Authentication-Results: front.example; spf=fail smtp.mailfrom=a@b.example\r\n"
                        + "Received: x\r\nAuthentication-Results: front.example; dkim=pass header.d=c.example\r\n"
                        + "Authentication-Results: front.example;"
                        + " dmarc=fail (p=reject dis=none sp=none) header.from=b.example\r\n"
                        + "Authentication-Results: other.example; dkim=fail\r\n"
                        + "Authentication-Results: front.example; dkim=pass header.d=evil.example\r\n\r\n")
                .getBytes(US_ASCII));

        Provenance read =
                NearResults.of(letter.headers(), List.of("front.example")).orElseThrow();

        assertTrue(read.senderDenied());
        assertEquals(
                List.of("c.example"),
                read.signatures().stream().map(DkimResult::domain).toList());
        assertEquals(Policy.REJECT, read.dmarc().applied());
    }

    @Test
    void anothersFailureIsOne() {
        var letter = new Message(
                "Authentication-Results: front.example; dmarc=fail (p=quarantine) header.from=example.org\r\n\r\n"
                        .getBytes(US_ASCII));

        Provenance read =
                NearResults.of(letter.headers(), List.of("front.example")).orElseThrow();

        assertTrue(read.forged());
        assertEquals(Policy.QUARANTINE, read.dmarc().applied());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.carillon.example; dmarc=pass",
                "MX.Carillon.Example; dmarc=pass",
                "\"mx.carillon.example\"; dmarc=pass",
                "(well) mx.carillon.example 1; dmarc=pass",
                "((deep)) mx.carillon.example; dmarc=pass",
                "\"mx\\.carillon.example\"; dmarc=pass",
                "mx.carillon.example(x); dmarc=pass",
                "\r\n\tmx.carillon.example;\r\n\tdmarc=pass",
                "; dmarc=pass"
            })
    void fieldsThatClaimToBeOursGo(String value) {
        byte[] letter = ("Received: by x\r\nAuthentication-Results: " + value
                        + "\r\nFrom: a@b.example\r\n\r\nAuthentication-Results: mx.carillon.example; in the text\r\n")
                .getBytes(US_ASCII);

        assertEquals(
                "Received: by x\r\nFrom: a@b.example\r\n\r\nAuthentication-Results: mx.carillon.example; in the text\r\n",
                new String(AuthenticationResults.withoutForged(letter, US), US_ASCII));
    }

    @Test
    void othersStay() {
        byte[] letter =
                "Authentication-Results: mx.example.org; dmarc=pass\r\nFrom: a@b.example\r\n\r\n".getBytes(US_ASCII);

        assertSame(letter, AuthenticationResults.withoutForged(letter, US));
    }

    @Test
    void isKeptAsItWas() {
        assertEquals(GOOD, ProvenanceText.read(ProvenanceText.of(GOOD)));
        for (Origin origin : Origin.values()) {
            Provenance unexamined = Provenance.unexamined(origin);
            assertEquals(origin.name(), ProvenanceText.of(unexamined));
            assertEquals(unexamined, ProvenanceText.read(ProvenanceText.of(unexamined)));
        }
        assertEquals(Provenance.UNKNOWN, ProvenanceText.read(""));
        assertEquals(Provenance.UNKNOWN, ProvenanceText.read(null));
        assertEquals(Provenance.UNKNOWN, ProvenanceText.read("{\"from\":\"another version"));
    }

    @Test
    void onlyWhatIsProvenCounts() {
        assertTrue(Provenance.unexamined(Origin.SIGNED_IN).authorProven());
        assertFalse(Provenance.unexamined(Origin.NEAR).authorProven());
        assertFalse(Provenance.UNKNOWN.authorProven());
    }
}
