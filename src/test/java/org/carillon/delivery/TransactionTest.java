package org.carillon.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.LetterTerms;
import org.carillon.mail.MailTerms;
import org.carillon.mail.Message;
import org.carillon.mail.Notify;
import org.carillon.mail.RecipientTerms;
import org.carillon.mail.Returned;
import org.carillon.smtp.Reply;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final MailTerms ASKED = new MailTerms(
            new LetterTerms(Returned.HEADERS, "QQ+314=", false, false),
            new RecipientTerms(Set.of(Notify.FAILURE, Notify.DELAY), "rfc822;Friend+2Bx@far.example"));
    private static final Offers ALL = offers("DSN", "SMTPUTF8", "8BITMIME");

    /// RFC 3461 §5.2.1.
    @Test
    void whatTheSenderAskedForGoesOnToAHostThatKnowsReports() {
        Transaction letter = transaction("mia@club.example", "friend@far.example", ASKED);
        assertEquals("MAIL FROM:<mia@club.example> RET=HDRS ENVID=QQ+2B314+3D", letter.mail(ALL));
        assertEquals(
                "RCPT TO:<friend@far.example> NOTIFY=DELAY,FAILURE ORCPT=rfc822;Friend+2Bx@far.example",
                letter.rcpt(letter.recipients().getFirst(), ALL));
    }

    @Test
    void aHostThatDoesNotKnowReportsIsToldNothing() {
        Transaction letter = transaction("mia@club.example", "friend@far.example", ASKED);
        assertEquals("MAIL FROM:<mia@club.example>", letter.mail(Offers.NONE));
        assertEquals(
                "RCPT TO:<friend@far.example>", letter.rcpt(letter.recipients().getFirst(), Offers.NONE));
    }

    @Test
    void whatWasNotSaidIsNotMadeUp() {
        Transaction letter = transaction("mia@club.example", "friend@far.example", MailTerms.NONE);
        assertEquals("MAIL FROM:<mia@club.example>", letter.mail(ALL));
        assertEquals(
                "RCPT TO:<friend@far.example>", letter.rcpt(letter.recipients().getFirst(), ALL));
    }

    /// RFC 3461 §4.1: nobody would read a report to the empty return path.
    @Test
    void aReportIsNeverReportedOn() {
        Transaction letter = transaction("", "friend@far.example", ASKED);
        assertEquals(
                "RCPT TO:<friend@far.example> NOTIFY=NEVER",
                letter.rcpt(letter.recipients().getFirst(), ALL));
    }

    @Test
    void lettersOutsideAsciiWantSmtputf8() {
        var wide = new MailTerms(new LetterTerms(Returned.UNSAID, "", true, false), RecipientTerms.NONE);
        assertEquals(
                "MAIL FROM:<mia@club.example> SMTPUTF8",
                transaction("mia@club.example", "friend@far.example", wide).mail(ALL));
        assertEquals(
                "MAIL FROM:<mia@club.example> SMTPUTF8",
                transaction("mia@club.example", "größe@far.example", MailTerms.NONE)
                        .mail(ALL));
    }

    /// RFC 6531 §3.2.
    @Test
    void aHostWithoutSmtputf8GetsDomainsInAscii() {
        Transaction letter = transaction("mia@m\u00fcller.example", "ana@b\u00fccher.example", MailTerms.NONE);
        Recipient ana = letter.recipients().getFirst();
        assertEquals("MAIL FROM:<mia@xn--mller-kva.example>", letter.mail(Offers.NONE));
        assertEquals("RCPT TO:<ana@xn--bcher-kva.example>", letter.rcpt(ana, Offers.NONE));
        assertEquals("MAIL FROM:<mia@m\u00fcller.example> SMTPUTF8", letter.mail(ALL));
        assertEquals("RCPT TO:<ana@b\u00fccher.example>", letter.rcpt(ana, ALL));
    }

    private static Offers offers(String... keywords) {
        var lines = new java.util.ArrayList<>(List.of("mx.far.example"));
        lines.addAll(List.of(keywords));
        return Offers.of(Reply.plain(250, lines.toArray(String[]::new)));
    }

    private static Transaction transaction(String from, String to, MailTerms terms) {
        var copies = new Copies(
                CopyRecipe.same(from, HeaderEdits.NONE),
                new Message("Subject: x\r\n\r\n".getBytes(UTF_8)),
                "",
                null,
                (r, rest) -> Optional.empty());
        var letter = new Letter(1, 1, Outgoing.PERSON, "x", terms, copies);
        return new Transaction(letter, List.of(new Recipient(Address.of(to), "")));
    }
}
