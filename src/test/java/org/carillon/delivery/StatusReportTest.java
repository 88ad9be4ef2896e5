package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.bounces.BounceKind;
import org.carillon.bounces.BounceReader;
import org.carillon.bounces.BouncedRecipient;
import org.carillon.mail.Address;
import org.carillon.mail.LetterTerms;
import org.carillon.mail.MailTerms;
import org.carillon.mail.Message;
import org.carillon.mail.RecipientTerms;
import org.carillon.mail.Returned;
import org.junit.jupiter.api.Test;

/// A report, octet by octet, and as our own reader of bounces understands it.
class StatusReportTest {
    private static final Instant ARRIVED = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant REPORTED = Instant.parse("2026-11-20T12:00:00Z");
    private static final Message LETTER = message("Subject: hello\r\nFrom: ann@club.example\r\n\r\nThe text.\r\n");
    private static final Fate GONE =
            new Fate(Address.of("bob@there.example"), "failed", "5.1.1", "550 5.1.1 no such user", "mx.there.example");

    private static Message message(String text) {
        return new Message(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String report(
            MailTerms terms, Optional<Instant> until, Message letter, boolean whole, Fate... fates) {
        var dates = new StatusReport.Dates(ARRIVED, REPORTED, until);
        Message report = new StatusReport("mx.club.example", dates, "random", terms)
                .compose(
                        Address.of("ann@club.example"),
                        new StatusReport.Words("Your letter could not be delivered", "Hello,\n\nno.", whole),
                        List.of(fates),
                        letter);
        return new String(report.raw(), StandardCharsets.UTF_8);
    }

    private static MailTerms utf8() {
        return new MailTerms(new LetterTerms(Returned.UNSAID, "", true, false), RecipientTerms.NONE);
    }

    @Test
    void saysToMachinesAllThereIsToSay() {
        var terms = new MailTerms(
                new LetterTerms(Returned.FULL, "QQ314159", false, false),
                new RecipientTerms(Set.of(), "rfc822;bob+2Bx@old.example"));

        String report = report(terms, Optional.empty(), LETTER, true, GONE);

        assertTrue(report.contains("""
                --=_random
                Content-Type: message/delivery-status

                Original-Envelope-Id: QQ314159
                Reporting-MTA: dns; mx.club.example
                Arrival-Date: Fri, 20 Nov 2026 08:00:00 +0000

                Original-Recipient: rfc822; bob+x@old.example
                Final-Recipient: rfc822; bob@there.example
                Action: failed
                Status: 5.1.1
                Remote-MTA: dns; mx.there.example
                Diagnostic-Code: smtp; 550 5.1.1 no such user
                Last-Attempt-Date: Fri, 20 Nov 2026 12:00:00 +0000

                --=_random
                Content-Type: message/rfc822

                Subject: hello
                """.replace("\n", "\r\n")), report);
        assertTrue(report.contains("\r\nAuto-Submitted: auto-replied\r\n"));
    }

    @Test
    void saysUntilWhenADelayedLetterIsTried() {
        var late = new Fate(Address.of("bob@there.example"), "delayed", "4.4.1", "cannot connect", "192.0.2.7");

        String report = report(MailTerms.NONE, Optional.of(ARRIVED.plusSeconds(432_000)), LETTER, false, late);

        assertTrue(report.contains("Action: delayed\r\nStatus: 4.4.1\r\nRemote-MTA: dns; [192.0.2.7]\r\n"), report);
        assertTrue(report.contains("Diagnostic-Code: x-carillon; cannot connect\r\n"), report);
        assertTrue(report.contains("Will-Retry-Until: Wed, 25 Nov 2026 08:00:00 +0000\r\n"), report);
        assertTrue(report.contains("Content-Type: text/rfc822-headers\r\n\r\nSubject: hello\r\n"), report);
        assertFalse(report.contains("The text."), report);
    }

    @Test
    void ourOwnReaderUnderstandsIt() {
        var full = new Fate(Address.of("eve@there.example"), "failed", "5.2.2", "552 5.2.2 over quota", "");

        Message report = message(report(MailTerms.NONE, Optional.empty(), LETTER, true, GONE, full));

        List<BouncedRecipient> read = BounceReader.read(report);
        assertEquals(
                List.of("bob@there.example 5.1.1 PERMANENT", "eve@there.example 5.2.2 FULL"),
                read.stream()
                        .map(r -> r.address() + " " + r.status() + " " + r.kind())
                        .toList());
    }

    @Test
    void whoWritesInUtf8IsAnsweredInUtf8() {
        Message letter = message("Subject: Grüße\r\n\r\nText\r\n");
        var fate = new Fate(Address.of("müller@there.example"), "failed", "5.1.1", "550 5.1.1 häh?", "");

        String report = report(utf8(), Optional.empty(), letter, true, fate);

        assertTrue(
                report.contains(
                        "Content-Type: message/global-delivery-status\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"),
                report);
        assertTrue(report.contains("Final-Recipient: utf-8; müller@there.example\r\n"), report);
        assertTrue(report.contains("Diagnostic-Code: smtp; 550 5.1.1 häh?\r\n"), report);
        assertTrue(
                report.contains(
                        "Content-Type: message/global\r\nContent-Transfer-Encoding: 8bit\r\n\r\nSubject: Grüße\r\n"),
                report);
        assertEquals(
                "müller@there.example",
                BounceReader.read(message(report)).getFirst().address());
    }

    @Test
    void whoDoesNotIsToldOfSuchAnAddressInAscii() {
        var fate = new Fate(Address.of("mü+x@there.example"), "failed", "5.6.7", "No.", "");

        String report = report(MailTerms.NONE, Optional.empty(), LETTER, true, fate);

        assertTrue(report.contains("Content-Type: message/delivery-status\r\n\r\n"), report);
        assertTrue(report.contains("Final-Recipient: utf-8; m\\x{FC}\\x{2B}x@there.example\r\n"), report);
        BouncedRecipient read = BounceReader.read(message(report)).getFirst();
        assertEquals("mü+x@there.example " + BounceKind.PERMANENT, read.address() + " " + read.kind());
    }

    @Test
    void aStrangersReplyCannotBecomeAFieldOrALineOfOurs() {
        String words = "550 no\r\nAction: delivered\r\n\r\n--=_random " + "long ".repeat(150);
        var fate = new Fate(Address.of("bob@there.example"), "failed", "5.0.0", words, "");

        String report = report(MailTerms.NONE, Optional.empty(), LETTER, true, fate);

        assertFalse(report.contains("\nAction: delivered"), report);
        assertTrue(report.lines().allMatch(line -> line.length() < 100), report);
    }
}
