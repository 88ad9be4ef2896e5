package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.trust.Origin;
import org.carillon.trust.Provenance;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.spf.SpfResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandOriginTest {
    /// An answer goes to From, so it is From that must be proven.
    @ParameterizedTest
    @CsvSource({
        "PASS, NONE, ana@a.example, Ana <ANA@a.example>, true",
        "PASS, NONE, eve@e.example, ana@a.example, false",
        "NONE, NONE, ana@a.example, ana@a.example, false",
        "SOFTFAIL, NONE, ana@a.example, ana@a.example, false",
        "NONE, PASS, eve@e.example, ana@a.example, true",
        "PASS, PASS, '', ana@a.example, true",
    })
    void theAuthorMustBeProven(SpfResult.Code spf, DmarcResult.Code dmarc, String sender, String from, boolean proven) {
        var provenance = new Provenance(
                Origin.STRANGER,
                new SpfResult(spf, "a.example", ""),
                List.of(),
                DmarcResult.of(dmarc, "a.example", ""),
                List.of());
        var envelope = new Envelope(sender.isEmpty() ? null : Address.of(sender), List.of());
        var letter = new Message(("From: " + from + "\r\n\r\nhelp\r\n").getBytes(StandardCharsets.US_ASCII));

        assertEquals(proven, CommandOrigin.of(provenance, envelope, letter, "").proven());
    }
}
