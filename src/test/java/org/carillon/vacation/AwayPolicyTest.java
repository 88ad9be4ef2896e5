package org.carillon.vacation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.carillon.trust.Provenance;
import org.junit.jupiter.api.Test;

class AwayPolicyTest {
    @Test
    void answersTheEnvelopeSenderInTheNameOfTheAddressThatWasWrittenTo() {
        AwayLetter reply = Case.with("To: Bob <BOB+lunch@example.net>", "Reply-To: other@example.org")
                .from("alice+work@example.org")
                .reply();

        assertEquals(Address.of("alice+work@example.org"), reply.to());
        assertEquals(new Mailbox("Bob Builder", Address.of("BOB+lunch@example.net")), reply.from());
        assertEquals("Auto: Lunch", reply.subject());
        assertEquals("I am away.", reply.text());
        assertEquals(List.of(new MessageId("1@example.org")), reply.references());
    }

    @Test
    void writesFromOurDomainWhenALetterCameThroughAForeignAddress() {
        assertEquals(
                Case.BOB, Case.with("To: b.builder@example.com").reply().from().address());
        assertEquals(
                Case.BOB,
                Case.with("To: b.builder@example.com", "Cc: bob@example.net")
                        .reply()
                        .from()
                        .address());
    }

    @Test
    void writesInNobodysNameButThePersons() {
        assertEquals(
                Case.BOB,
                Case.with("To: \"bob+x> <eve\"@example.net").reply().from().address());
    }

    @Test
    void continuesTheConversation() {
        AwayLetter reply = Case.with("References: <a@x.example> <b@x.example>", "In-Reply-To: <b@x.example>")
                .reply();

        assertEquals("[a@x.example, b@x.example, 1@example.org]", ids(reply));
    }

    @Test
    void keepsAReasonableLengthOfALongConversation() {
        var ids = new StringBuilder("References:");
        for (int i = 0; i < 60; i++) ids.append(" <").append(i).append("@x.example>");

        List<MessageId> references = Case.with(ids.toString()).reply().references();

        assertEquals(20, references.size());
        assertEquals("0@x.example", references.getFirst().value());
        assertEquals("1@example.org", references.getLast().value());
    }

    @Test
    void takesNoIdThatCouldHarmAHeader() {
        assertEquals("[]", ids(Case.with("Message-ID: <ü@example.org>").reply()));
        assertEquals("[]", ids(Case.with("Message-ID: none").reply()));
    }

    private static String ids(AwayLetter letter) {
        return letter.references().stream().map(MessageId::value).toList().toString();
    }

    @Test
    void isSilentToTheEmptySenderBeforeAllElse() {
        assertEquals("empty return path", Case.with().from(null).outcome());
    }

    @Test
    void isSilentToThePersonThemselves() {
        for (String own : List.of(
                "bob@example.net", "bob+x@example.net", "b.builder@example.com", "prvs=1234567890=bob@example.net")) {
            assertEquals("the person wrote it", Case.with().from(own).outcome());
        }
    }

    @Test
    void isSilentToAListOfOurs() {
        var house = new AwayFacts.House(true, true, id -> false);

        assertEquals(
                "the sender is a list of ours",
                Case.outcome(AwayPolicy.decide(
                        Case.AWAY, Case.with().from("chess@example.net").facts(house))));
    }

    @Test
    void answersAColleague() {
        var house = new AwayFacts.House(false, true, id -> false);
        var decision = (ReplyDecision.Reply) AwayPolicy.decide(
                Case.AWAY, Case.with().from("carl@example.net").facts(house));

        assertTrue(decision.claim().sender().inside());
    }

    @Test
    void recognisesItsOwnRepliesInWhateverQuotesThem() {
        String id = "<" + Case.OUR_ID + ">";
        var letters = new ArrayList<Case>();
        letters.add(Case.with("In-Reply-To: " + id));
        letters.add(Case.with("References: <a@b>\r\n " + id));
        letters.add(
                Case.with("", "Undelivered. The letter was:", "Message-Id: " + id.toUpperCase(java.util.Locale.ROOT)));
        letters.add(
                Case.with("", "Message-ID: <" + Case.OUR_ID.substring(0, 20) + "=", Case.OUR_ID.substring(20) + ">"));
        String hidden = Base64.getEncoder().encodeToString(("It was " + id).getBytes(StandardCharsets.UTF_8));
        letters.add(Case.with(
                "MIME-Version: 1.0", "Content-Type: text/plain", "Content-Transfer-Encoding: base64", "", hidden));

        for (Case letter : letters) assertEquals("it answers a reply of ours", letter.outcome(), letter.letter());
        assertEquals("reply", Case.with("In-Reply-To: <vac.2@example.org>").outcome());
    }

    @Test
    void answersOnlyToTheAddressesThatWereChosen() {
        var chosen = new Vacation(true, "x", "", Case.AWAY.span(), 7, List.of(Address.of("b.builder@example.com")));

        assertEquals(
                "it is not addressed to the person",
                Case.outcome(AwayPolicy.decide(chosen, Case.with().facts())));
        assertEquals(
                "reply",
                Case.outcome(AwayPolicy.decide(
                        chosen, Case.with("Cc: b.builder@example.com").facts())));
    }

    @Test
    void keepsToTheDays() {
        LocalDate today = LocalDate.parse("2026-08-14");
        var over = new Vacation(true, "x", "", Span.days(null, today.minusDays(1), ZoneOffset.UTC), 7, List.of());

        assertEquals(
                "it is not a day on which the person is away",
                Case.outcome(AwayPolicy.decide(
                        over, Case.with("Date: Thu, 13 Aug 2026 09:00:00 +0000").facts())));
        assertEquals(
                "the person is not away",
                Case.outcome(AwayPolicy.decide(Case.AWAY.off(), Case.with().facts())));
    }

    @Test
    void usesTheSubjectOfThePersonWhenThereIsOne() {
        var own = new Vacation(true, "x", "Gone until May", Case.AWAY.span(), 7, List.of());

        assertEquals(
                "Gone until May",
                ((ReplyDecision.Reply) AwayPolicy.decide(own, Case.with().facts()))
                        .letter()
                        .subject());
    }

    @Property
    void noStrangersBytesAreAnError(@ForAll byte[] bytes, @ForAll String field) {
        byte[] letter = ("To: bob@example.net\r\nContent-Type: " + field + "\r\nX: "
                        + new String(bytes, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.UTF_8);
        AwayFacts plain = Case.with().facts();
        var facts = new AwayFacts(
                plain.to(),
                new Envelope(Address.of("a@b.example"), List.of()),
                new Message(letter),
                Case.NOW,
                plain.house(),
                Provenance.UNKNOWN);

        AwayPolicy.decide(Case.AWAY, facts);
    }
}
