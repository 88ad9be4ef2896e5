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
import java.util.List;
import org.carillon.archive.Archive;
import org.carillon.delivery.Captured;
import org.carillon.domains.Domains;
import org.carillon.letters.LetterKind;
import org.carillon.letters.LetterTexts;
import org.carillon.lists.AddressMove;
import org.carillon.lists.Asker;
import org.carillon.lists.By;
import org.carillon.lists.Choice;
import org.carillon.lists.CommandOrigin;
import org.carillon.lists.HeldPost;
import org.carillon.lists.Invitation;
import org.carillon.lists.JoinRequest;
import org.carillon.lists.ListAnswer;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListSettings;
import org.carillon.lists.ListText;
import org.carillon.lists.ListTexts;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberMode;
import org.carillon.lists.MemberOption;
import org.carillon.lists.Wish;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.carillon.mail.MimePart;
import org.carillon.store.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The letters of a list as they would leave.
@QuarkusTest
class CorrespondenceTest {
    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz";

    @Inject
    Correspondence correspondence;

    @Inject
    ListRegister register;

    @Inject
    LetterTexts texts;

    @Inject
    Domains domains;

    @Inject
    Captured captured;

    @Inject
    Archive archive;

    @Inject
    Messages messages;

    private MailingList list;
    private String person;
    private Asker asker;

    @BeforeEach
    void aList() {
        domains.add("letters.example.org");
        String unique = Long.toString(System.nanoTime(), 36);
        person = "ana" + unique + "@example.org";
        list = register.create(
                Address.of("l" + unique + "@letters.example.org"),
                "Schach, München",
                ListSettings.USUAL,
                List.of(Address.of("olga" + unique + "@owners.example")),
                By.house("test"));
        asker = new Asker(
                new Mailbox("Ana", Address.of(person)), new MessageId("ask@example.org"), new CommandOrigin(true, ""));
    }

    @Test
    void aListWritesInItsOwnWords() {
        String words = "Hallo {address}, {link}";
        texts.set(list, LetterKind.CONFIRM_JOIN, ListTexts.ANY, new ListText("Ja?", words), By.house("test"));

        Message letter = sent(person, new ListAnswer.Confirm(asker, Wish.JOIN, MemberMode.REGULAR, TOKEN));

        assertEquals("Ja?", letter.headers().first("Subject").orElseThrow());
        assertTrue(text(letter).contains("Hallo " + person + ", http"), text(letter));
        assertTrue(text(letter).contains("/confirm/" + TOKEN), text(letter));
        assertEquals(
                list.address("confirm+" + TOKEN).toString(),
                letter.headers().first("Reply-To").orElseThrow());
    }

    /// The one letter to that address, and its envelope sender before the first line end.
    private Message sent(String to, ListAnswer answer) {
        QuarkusTransaction.requiringNew().run(() -> correspondence.send(list, List.of(answer)));
        await().until(() -> letters(to).size() == 1);
        assertEquals("", letters(to).getFirst().sender());
        return new Message(captured.raw(letters(to).getFirst().id()).orElseThrow());
    }

    private List<Captured.CapturedLetter> letters(String to) {
        return captured.page(Long.MAX_VALUE, 1000).stream()
                .filter(l -> l.recipient().equals(to))
                .toList();
    }

    private static String text(Message message) {
        return MimePart.plainText(message);
    }

    @Test
    void asksSoThatAnAnswerConfirms() {
        Message letter = sent(person, new ListAnswer.Confirm(asker, Wish.JOIN, MemberMode.REGULAR, TOKEN));

        assertEquals(
                list.address("confirm+" + TOKEN).toString(),
                letter.headers().first("Reply-To").orElseThrow());
        assertEquals("<ask@example.org>", letter.headers().first("In-Reply-To").orElseThrow());
        assertEquals("auto-replied", letter.headers().first("Auto-Submitted").orElseThrow());
        assertEquals(
                list.address("request"),
                Mailbox.list(letter.headers().first("From").orElseThrow())
                        .getFirst()
                        .address());
        assertTrue(letter.headers().first("List-Id").orElseThrow().endsWith("<" + list.listId() + ">"));
        assertFalse(
                letter.headers().first("Subject").orElseThrow().contains(TOKEN),
                "a vacation reply must not quote the token");
        assertTrue(text(letter).contains("Schach, München"), text(letter));
        assertTrue(text(letter).contains("confirm " + TOKEN), text(letter));
        assertTrue(text(letter).lines().anyMatch("-- "::equals), "no signature line: " + text(letter));
    }

    @Test
    void everyOtherLetterSaysWhatItIsAbout() {
        record Case(ListAnswer answer, String words) {}
        List<Case> cases = List.of(
                new Case(new ListAnswer.Confirm(asker, Wish.LEAVE, MemberMode.REGULAR, TOKEN), "leaves the list"),
                new Case(chosen(asker, MemberOption.MODE, "nomail"), "mode nomail"),
                new Case(chosen(asker, MemberOption.OWN_POSTS, "off"), "own-posts off"),
                new Case(new ListAnswer.Welcome(Address.of(person), asker), "is on the list now"),
                new Case(new ListAnswer.Goodbye(Address.of(person), asker), "no longer on the list"),
                new Case(
                        new ListAnswer.Results(asker, List.of(new ListAnswer.Result("info", "A <fine> list."))),
                        "A <fine> list."),
                new Case(new ListAnswer.Receipt(Address.of(person), "Pawns & <kings>"), "Pawns & <kings>"),
                new Case(new ListAnswer.Declined(Address.of(person), "Only {for} players"), "Only {for} players"),
                new Case(new ListAnswer.Declined(Address.of(person), ""), "decided not to\r\nlet you in."),
                new Case(new ListAnswer.Undecided(Address.of(person)), "you may ask again"),
                new Case(new ListAnswer.OptionsLink(Address.of(person), "t1-t2-t3"), "/options/by/t1-t2-t3"),
                new Case(new ListAnswer.OptionsLink(Address.of(person), ""), "is not on the list"),
                new Case(new ListAnswer.Who(asker, List.of("Ben <b@x.example>"), true), "Ben <b@x.example>"),
                new Case(new ListAnswer.Who(asker, List.of(), true), "/roster"),
                new Case(
                        new ListAnswer.Moved(
                                Address.of(person), Address.of("new@x.example"), List.of(Address.of("l@l.example"))),
                        "l@l.example"),
                new Case(new ListAnswer.Moving(Address.of(person), Address.of("new@x.example")), "new@x.example"),
                new Case(moving(asker, Wish.MOVE), "Then a letter to the new address asks once more"),
                new Case(moving(asker, Wish.ARRIVE), "at other@x.example says"),
                new Case(new ListAnswer.Help(asker), "set mode nomail"));
        for (Case one : cases) {
            aList();
            ListAnswer answer = forPerson(one.answer());
            assertTrue(text(sent(person, answer)).contains(one.words()), one.words());
        }
    }

    private static ListAnswer chosen(Asker asker, MemberOption option, String value) {
        return new ListAnswer.Confirm(asker, Wish.CHOOSE, MemberMode.REGULAR, new Choice(option, value), TOKEN);
    }

    private static ListAnswer moving(Asker asker, Wish wish) {
        var move = new AddressMove(Address.of("other@x.example"), false);
        return new ListAnswer.Confirm(asker, wish, MemberMode.REGULAR, null, move, TOKEN);
    }

    /// The same answer for the person of this round.
    private ListAnswer forPerson(ListAnswer answer) {
        return switch (answer) {
            case ListAnswer.Confirm c ->
                new ListAnswer.Confirm(asker, c.wish(), c.mode(), c.choice(), c.move(), c.token());
            case ListAnswer.Welcome w -> new ListAnswer.Welcome(Address.of(person), asker);
            case ListAnswer.Goodbye g -> new ListAnswer.Goodbye(Address.of(person), asker);
            case ListAnswer.Results r -> new ListAnswer.Results(asker, r.results());
            case ListAnswer.OptionsLink link -> new ListAnswer.OptionsLink(Address.of(person), link.token());
            case ListAnswer.Receipt receipt -> new ListAnswer.Receipt(Address.of(person), receipt.subject());
            case ListAnswer.Help h -> new ListAnswer.Help(asker);
            case ListAnswer.Who who -> new ListAnswer.Who(asker, who.lines(), who.more());
            case ListAnswer.OldPost old ->
                new ListAnswer.OldPost(asker, old.number(), old.posts(), old.hash(), old.subject());
            case ListAnswer.Veiled veiled -> new ListAnswer.Veiled(forPerson(veiled.letter()));
            case ListAnswer.Moved m -> new ListAnswer.Moved(Address.of(person), m.now(), m.lists());
            case ListAnswer.Moving m -> new ListAnswer.Moving(Address.of(person), m.now());
            case ListAnswer.Held h -> h;
            case ListAnswer.RequestWaits w -> w;
            case ListAnswer.Declined d -> new ListAnswer.Declined(Address.of(person), d.reason());
            case ListAnswer.Undecided u -> new ListAnswer.Undecided(Address.of(person));
            case ListAnswer.Invited i -> i;
        };
    }

    /// Neither the name nor words of the list's own.
    @Test
    void whoMayNotKnowOfTheListIsToldNothingOfIt() {
        for (LetterKind kind : List.of(LetterKind.HELP, LetterKind.GOODBYE)) {
            texts.set(
                    list,
                    kind,
                    ListTexts.ANY,
                    new ListText("The secret club", "We meet on Mondays."),
                    By.house("test"));
        }
        List<ListAnswer> answers = List.of(
                new ListAnswer.Help(asker),
                new ListAnswer.Results(asker, List.of(new ListAnswer.Result("info", "Ask them."))),
                new ListAnswer.Confirm(asker, Wish.LEAVE, MemberMode.REGULAR, TOKEN),
                new ListAnswer.OptionsLink(Address.of(person), ""),
                new ListAnswer.Goodbye(Address.of(person), asker));
        for (ListAnswer answer : answers) {
            aList();
            Message letter = sent(person, new ListAnswer.Veiled(forPerson(answer)));
            String all = text(letter)
                    + letter.headers().first("Subject").orElseThrow()
                    + letter.headers().first("From").orElseThrow()
                    + letter.headers().first("List-Id").orElseThrow();
            for (String secret : List.of("Schach", "nchen", "secret", "Mondays")) {
                assertFalse(all.contains(secret), all);
            }
            assertTrue(all.contains(list.address("owner").toString()), all);
        }
    }

    @Test
    void aPostOfTheArchiveGoesAlongByteForByte() {
        byte[] post = ("From: b@x.example\r\nMessage-ID: <" + person + ">\r\nSubject: =?utf-8?q?=C3=A4?=\r\n\r\n"
                        + "Grüße, --=_x\r\n\r\n.\r\n")
                .getBytes(UTF_8);
        String hash = QuarkusTransaction.requiringNew()
                .call(() -> archive.add(list.key(), messages.store(post, ""), new Message(post), Instant.now()))
                .hash();

        Message letter = sent(person, new ListAnswer.OldPost(asker, 2, 7, hash, "ä {list}"));

        String raw = new String(letter.raw(), UTF_8);
        assertTrue(text(letter).contains("post 2 of 7"), text(letter));
        assertTrue(text(letter).contains("ä {list}"), text(letter));
        assertTrue(raw.contains("Content-Type: message/rfc822\r\n"), raw);
        assertTrue(raw.contains("\r\n\r\n" + new String(post, UTF_8) + "\r\n--"), raw);
        assertEquals("8bit", letter.headers().first("Content-Transfer-Encoding").orElseThrow());
    }

    private JoinRequest request() {
        var who = new Mailbox("Eve", Address.of("eve@x.example"));
        return new JoinRequest(1, list.id(), who, MemberMode.REGULAR, "I {list.name} <b>play</b>", Instant.EPOCH);
    }

    @Test
    void asksAModeratorSoThatEitherAddressDecides() {
        String other = "z" + TOKEN.substring(1);
        Address olga = list.owners().getFirst();
        Message letter = sent(olga.toString(), new ListAnswer.RequestWaits(request(), olga, TOKEN, other, 2, false));

        assertTrue(text(letter).contains(list.address("confirm+" + TOKEN).toString()), text(letter));
        assertTrue(text(letter).contains(list.address("confirm+" + other).toString()), text(letter));
        assertTrue(text(letter).contains("I {list.name} <b>play</b>"), text(letter));
        assertTrue(text(letter).contains("2 people wait"), text(letter));
        assertTrue(text(letter).contains("/requests"), text(letter));
        assertEquals(
                list.address("owner").toString(),
                letter.headers().first("Reply-To").orElseThrow(),
                "a careless answer would decide");
    }

    @Test
    void invitesSoThatAnAnswerIsTheYes() {
        var who = new Mailbox("Ana", Address.of(person));
        var invitation =
                new Invitation(1, list.id(), who, "We miss you", "olga@owners.example", Instant.EPOCH, Instant.EPOCH);
        Message letter = sent(person, new ListAnswer.Invited(invitation, TOKEN));

        assertEquals(
                list.address("confirm+" + TOKEN).toString(),
                letter.headers().first("Reply-To").orElseThrow());
        assertTrue(text(letter).contains("olga@owners.example invites you"), text(letter));
        assertTrue(text(letter).contains("We miss you"), text(letter));
        assertTrue(text(letter).contains("/confirm/" + TOKEN), text(letter));
    }

    @Test
    void tellsTheOwnersWhatWaits() {
        var post = new HeldPost(
                4711,
                list.id(),
                1,
                null,
                new HeldPost.Summary("eve@x.example", "Hi {list.name}", "no member", List.of(), List.of("it is large")),
                Instant.EPOCH);

        Message letter = sent(list.owners().getFirst().toString(), new ListAnswer.Held(post, 3));

        assertEquals("auto-generated", letter.headers().first("Auto-Submitted").orElseThrow());
        assertTrue(text(letter).contains("carillon held accept 4711"), text(letter));
        assertTrue(text(letter).contains("Hi {list.name}"), text(letter));
        assertTrue(text(letter).contains("3 posts of this list wait"), text(letter));
        assertTrue(text(letter).contains("it is large"), text(letter));
        assertTrue(text(letter).contains("carillon held spam 4711"), text(letter));
        assertFalse(new String(letter.raw(), UTF_8).replace("\r\n", "").contains("\n"), "bare LF");
    }
}
