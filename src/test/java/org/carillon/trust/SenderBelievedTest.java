package org.carillon.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carillon.mail.Address;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.dmarc.Policy;
import org.carillon.trust.spf.SpfResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderBelievedTest {
    private static final Address ANA = Address.of("ana@mail.a.example");

    private static Provenance found(SpfResult.Code spf, DmarcResult.Code dmarc, String domain, Policy applied) {
        return new Provenance(
                Origin.STRANGER,
                new SpfResult(spf, "", ""),
                List.of(),
                new DmarcResult(dmarc, domain, applied, applied, domain, ""),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, NONE, b.example, true",
        "NONE, NONE, a.example, false",
        "NEUTRAL, FAIL, a.example, false",
        "NONE, PASS, a.example, true",
        "NONE, PASS, A.Example, true",
        "NONE, PASS, mail.a.example, true",
        "NONE, PASS, b.example, false",
        "NONE, PASS, l.a.example, false",
        "NONE, PASS, '', false",
        "FAIL, PASS, a.example, false",
    })
    void aSenderIsBelievedWhenItsOwnDomainStandsBehindIt(
            SpfResult.Code spf, DmarcResult.Code dmarc, String domain, boolean believed) {
        assertEquals(believed, found(spf, dmarc, domain, Policy.NONE).senderBelieved(ANA));
    }

    @Test
    void aForgedLetterIsBelievedInNothing() {
        assertFalse(found(SpfResult.Code.PASS, DmarcResult.Code.FAIL, "b.example", Policy.QUARANTINE)
                .senderBelieved(ANA));
    }

    @Test
    void whatWasNotLookedIntoIsBelievedWhenAHostOfOursBringsIt() {
        assertTrue(Provenance.unexamined(Origin.NEAR).senderBelieved(ANA));
        assertTrue(Provenance.unexamined(Origin.SIGNED_IN).senderBelieved(ANA));
        assertFalse(Provenance.UNKNOWN.senderBelieved(ANA));
        assertFalse(Provenance.unexamined(Origin.NEAR).senderBelieved(null));
    }
}
