package org.carillon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.delivery.Captured;
import org.carillon.domains.Domains;
import org.carillon.mail.Address;
import org.carillon.mail.EncodedWords;
import org.carillon.mail.Envelope;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.mail.MimePart;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.trust.Provenance;
import org.carillon.vacation.Addressee;
import org.carillon.vacation.Decisions;
import org.carillon.vacation.ReplyDecision;
import org.carillon.vacation.Span;
import org.carillon.vacation.Vacation;
import org.carillon.vacation.Vacations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The replies of somebody who is away, as they would leave.
@QuarkusTest
class AwayRepliesTest {
    private static final Instant NOON = Instant.parse("2026-08-14T12:00:00Z");
    private static final String TEXT = "Ich bin verreist.\n{not a hole} <b>& so on</b>\n.\nGrüße 👋";

    @Inject
    Desk desk;

    @Inject
    Vacations vacations;

    @Inject
    Decisions decisions;

    @Inject
    People people;

    @Inject
    Domains domains;

    @Inject
    Captured captured;

    private Person ana;
    private String sender;

    @BeforeEach
    void anaIsAway() {
        domains.add("away.example");
        String unique = Long.toString(System.nanoTime(), 36).replaceAll("[0-9]", "x");
        Address address = Address.of("ana" + System.nanoTime() + "@away.example");
        people.add(address, "Müller, \"Ana\"", "long enough", false);
        ana = people.at(address).orElseThrow();
        sender = "ben@" + unique + ".example";
        away("");
    }

    private void away(String subject) {
        vacations.set(ana.id(), new Vacation(true, TEXT, subject, new Span(null, null, ZoneOffset.UTC), 7, List.of()));
    }

    private void comes(String... fields) {
        String text = "To: " + ana.address() + "\r\nReply-To: trap@trap.example\r\n" + String.join("\r\n", fields)
                + "\r\n\r\nA secret that nobody should see again.\r\n";
        QuarkusTransaction.requiringNew().run(() -> {
            var decision = vacations.consider(
                    new Addressee(ana.id(), ana.name(), List.of(ana.address()), ana.address()),
                    new Envelope(Address.of(sender), List.of(ana.address())),
                    new Message(text.getBytes(UTF_8)),
                    NOON,
                    Provenance.UNKNOWN);
            if (decision instanceof ReplyDecision.Reply reply) desk.apply(new Effect.AnswerAway(reply));
        });
    }

    private List<Captured.CapturedLetter> replies() {
        return captured.page(Long.MAX_VALUE, 1000).stream()
                .filter(letter -> letter.recipient().equals(sender))
                .toList();
    }

    private Message reply() {
        await().until(() -> replies().size() == 1);
        assertEquals("", replies().getFirst().sender());
        return new Message(captured.raw(replies().getFirst().id()).orElseThrow());
    }

    private static String field(Message letter, String name) {
        assertEquals(1, letter.headers().all(name).size(), name);
        return letter.headers().first(name).orElseThrow();
    }

    @Test
    void isWhatRfc3834AsksFor() {
        comes("Subject: =?ISO-8859-1?Q?Gr=FC=DFe?=", "Message-ID: <q@b.example>", "References: <p@b.example>");

        Message letter = reply();
        assertEquals(List.of(new Mailbox("Müller, \"Ana\"", ana.address())), Mailbox.list(field(letter, "From")));
        assertEquals(sender, field(letter, "To"));
        assertEquals("Auto: Grüße", EncodedWords.decoded(field(letter, "Subject")));
        assertEquals("auto-replied (vacation)", field(letter, "Auto-Submitted"));
        assertEquals("bulk", field(letter, "Precedence"));
        assertEquals("All", field(letter, "X-Auto-Response-Suppress"));
        assertEquals("<q@b.example>", field(letter, "In-Reply-To"));
        assertEquals("<p@b.example> <q@b.example>", field(letter, "References"));
        assertTrue(field(letter, "Message-ID").matches("<vac\\.[a-z2-7]{36}@mx\\.carillon\\.example>"));
        assertTrue(field(letter, "Date").length() > 20);
        assertFalse(letter.headers().has("Reply-To"));
        assertFalse(letter.headers().has("Cc"));
        assertEquals("text/plain; charset=utf-8", field(letter, "Content-Type").toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void goesToTheEnvelopeSenderWhateverItsNameIs() {
        sender = sender.replace("ben@", "\"~ ..{, trap@trap.example\"@");
        comes("Subject: x");

        assertEquals(List.of(new Mailbox("", Address.of(sender))), Mailbox.list(field(reply(), "To")));
    }

    @Test
    void saysThePersonsWordsAndNothingOfTheLetter() {
        comes("Subject: x");

        assertEquals(TEXT, MimePart.plainText(reply()).replace("\r\n", "\n").strip());
    }

    @Test
    void keepsEveryLineShort() {
        String ids = IntStream.range(0, 60)
                .mapToObj(i -> "<" + "i".repeat(40) + i + "@b.example>")
                .collect(Collectors.joining(" "));
        comes("Subject: " + "ö".repeat(300), "Message-ID: <q@b.example>", "References: " + ids);

        Message letter = reply();
        String header = new String(letter.raw(), 0, letter.bodyStart(), UTF_8);
        assertTrue(header.lines().allMatch(line -> line.length() <= 78), header);
        assertTrue(header.lines().filter(l -> l.contains("=?")).allMatch(l -> l.length() <= 76), header);
        assertEquals("Auto: " + "ö".repeat(70), EncodedWords.decoded(field(letter, "Subject")));
    }

    @Test
    void answersOnceAndSaysWhyNotTwice() {
        comes("Subject: one");
        reply();
        comes("Subject: two");

        assertEquals(1, replies().size());
        assertEquals(
                List.of("the sender had this reply less than 7 days ago", "answered"),
                decisions.newest(ana.id(), 10).stream()
                        .map(Decisions.Decided::outcome)
                        .toList());
    }

    @Test
    void isNotAnsweredItself() {
        comes("Subject: one");
        Message letter = reply();

        var decision = QuarkusTransaction.requiringNew()
                .call(() -> vacations.consider(
                        new Addressee(ana.id(), "", List.of(Address.of(sender)), Address.of(sender)),
                        new Envelope(ana.address(), List.of(Address.of(sender))),
                        letter,
                        NOON,
                        Provenance.UNKNOWN));

        assertEquals(new ReplyDecision.Silence("Auto-Submitted: auto-replied"), decision);
    }

    @Test
    void usesTheSubjectThatThePersonChose() {
        away("Bis Mai verreist");
        comes("Subject: one");

        assertEquals("Bis Mai verreist", field(reply(), "Subject"));
    }
}
