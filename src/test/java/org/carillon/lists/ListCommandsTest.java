package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListCommandsTest extends WithLists {
    private static final CommandOrigin ANYBODY = new CommandOrigin(false, "");
    private static final CommandOrigin PROVEN = new CommandOrigin(true, "192.0.2.0");

    @Inject
    ListCommands commands;

    @Inject
    Wishes wishes;

    @Inject
    LetterTokens tokens;

    @Inject
    Bans bans;

    @Inject
    Sql sql;

    @BeforeEach
    void freshBudgets() {
        sql.update("delete from letter_slot");
    }

    private static Message written(String from, String... lines) {
        return letter("From: " + from, "Message-ID: <ask@example.org>", "Subject:", "", String.join("\r\n", lines));
    }

    private List<ListAnswer> ask(MailingList list, String word, String from, String... lines) {
        return commands.obey(list, word, "", from("x@example.org"), written(from, lines), ANYBODY);
    }

    private List<ListAnswer> confirm(MailingList list, String token, String from) {
        return commands.obey(list, "confirm", token, from("x@example.org"), written(from, ""), ANYBODY);
    }

    private static ListAnswer.Confirm asked(List<ListAnswer> answers) {
        assertEquals(1, answers.size(), answers.toString());
        return assertInstanceOf(ListAnswer.Confirm.class, answers.getFirst());
    }

    private boolean member(MailingList list, String address) {
        return members.find(list.id(), Address.of(address)).isPresent();
    }

    @Test
    void takesSomebodyInWhenHeHasConfirmed() {
        MailingList list = list();

        ListAnswer.Confirm question = asked(ask(list, "join", "Ana <Ana@example.org>"));
        assertFalse(member(list, "ana@example.org"));
        List<ListAnswer> welcome = confirm(list, question.token(), "somebody.else@example.org");

        assertTrue(member(list, "ana@example.org"));
        assertEquals(
                "Ana@example.org",
                assertInstanceOf(ListAnswer.Welcome.class, welcome.getFirst())
                        .member()
                        .toString());
    }

    @Test
    void aTokenCountsOnceAndOnItsOwnListOnly() {
        MailingList list = list();
        MailingList other = list();
        String token = asked(ask(list, "join", "ana@example.org")).token();

        assertInstanceOf(
                ListAnswer.Results.class,
                confirm(other, token, "ana@example.org").getFirst());
        assertInstanceOf(
                ListAnswer.Welcome.class,
                confirm(list, token, "ana@example.org").getFirst());
        members.remove(list, Address.of("ana@example.org"), By.house("test"));
        assertInstanceOf(
                ListAnswer.Results.class,
                confirm(list, token, "ana@example.org").getFirst());

        assertFalse(member(list, "ana@example.org"));
        assertFalse(member(other, "ana@example.org"));
    }

    @Test
    void leavesNobodyOutWithoutHisWord() {
        MailingList list = list();
        join(list, "ana@example.org");

        ListAnswer.Confirm question = asked(ask(list, "leave", "ana@example.org"));
        assertTrue(member(list, "ana@example.org"));
        List<ListAnswer> goodbye = confirm(list, question.token(), "ana@example.org");

        assertInstanceOf(ListAnswer.Goodbye.class, goodbye.getFirst());
        assertFalse(member(list, "ana@example.org"));
    }

    @Test
    void answersMembersAndOthersTheSame() {
        MailingList list = list();
        join(list, "ana@example.org");

        for (String word : List.of("join", "leave")) {
            ListAnswer.Confirm toMember = asked(ask(list, word, "ana@example.org"));
            ListAnswer.Confirm toOther = asked(ask(list, word, "ben@example.org"));
            assertEquals(toMember.wish(), toOther.wish());
            assertEquals(toMember.mode(), toOther.mode());
        }
    }

    @Test
    void aChoiceHoldsWhenItIsConfirmed() {
        MailingList list = list();
        join(list, "ana@example.org");

        ListAnswer.Confirm question = asked(ask(list, "request", "ana@example.org", "set hide on"));
        assertFalse(hidden(list), "before it is confirmed");
        confirm(list, question.token(), "ana@example.org");

        assertTrue(hidden(list));
    }

    private boolean hidden(MailingList list) {
        return members.find(list.id(), Address.of("ana@example.org"))
                .orElseThrow()
                .preferences()
                .hidden();
    }

    @Test
    void aValueThatCannotBeIsRefusedAtOnce() {
        for (String line :
                List.of("set mode weekly", "set ack perhaps", "set pause yesterday", "set pause 2001-01-01")) {
            List<ListAnswer> answers = ask(list(), "request", "a" + line.hashCode() + "@example.org", line);

            assertEquals(1, answers.size(), line);
            assertInstanceOf(ListAnswer.Results.class, answers.getFirst(), line);
        }
    }

    /// The banned learn nothing, and nobody whom they forge gets a letter.
    @Test
    void whoIsBannedIsNeitherAnsweredNorLetIn() {
        MailingList list = list("subscribe=open");
        String token = asked(ask(list, "join", "bad@example.org")).token();
        bans.add(list, "bad@example.org", "", By.house("test"));

        assertEquals(List.of(), ask(list, "join", "bad@example.org"));
        assertEquals(List.of(), ask(list, "request", "bad@example.org", "lists"));
        assertEquals(
                List.of(), wishes.ask(list, new Mailbox("", Address.of("bad@example.org")), Wish.JOIN, "192.0.2.0"));
        assertFalse(tokens.redeem(list, token, tokens.returned(list, token, null, ""), By.house("test"))
                .done());
        assertFalse(member(list, "bad@example.org"));
        assertEquals(Wish.LEAVE, asked(ask(list, "leave", "bad@example.org")).wish(), "they may leave");
    }

    @Test
    void aMachineIsNeverAnsweredAndConfirmsNothing() {
        MailingList list = list();
        String token = asked(ask(list, "join", "ana@example.org")).token();
        List<Message> robots = List.of(
                letter("From: ana@example.org", "Auto-Submitted: auto-replied", "", ""),
                letter("From: ana@example.org", "Precedence: bulk", "", ""),
                letter("From: ana@example.org", "Subject: Out of office: Please confirm", "", ""),
                letter("From: ana@example.org", "List-Id: <other.example.org>", "", ""),
                letter("From: ana@example.org", "X-Loop: " + list.address(), "", ""));

        for (Message robot : robots) {
            assertEquals(List.of(), commands.obey(list, "confirm", token, from("x@example.org"), robot, ANYBODY));
            assertEquals(List.of(), commands.obey(list, "join", "", from("x@example.org"), robot, ANYBODY));
        }
        var empty = new Envelope(null, List.of());
        assertEquals(
                List.of(),
                commands.obey(list, "confirm", token, empty, letter("From: ana@example.org", "", ""), ANYBODY));
        assertFalse(member(list, "ana@example.org"));
    }

    @Test
    void writesAtMostThreeQuestionsADayToOneAddressOverAllLists() {
        List<MailingList> lists = List.of(list(), list(), list(), list(), list());
        long questions = lists.stream()
                .flatMap(list -> ask(list, "join", "Victim+" + list.id() + "@example.org").stream())
                .filter(answer -> answer instanceof ListAnswer.Confirm)
                .count();

        assertEquals(3, questions);
    }

    @Test
    void writesAtMostTenAnswersAnHourToAProvenAuthor() {
        MailingList list = list();

        long answers = IntStream.range(0, 25)
                .mapToLong(i -> commands.obey(
                                list, "help", "", from("ben@example.org"), written("ben@example.org"), PROVEN)
                        .size())
                .sum();

        assertEquals(10, answers);
    }

    private long helped(MailingList list, int letters, CommandOrigin origin) {
        return IntStream.range(0, letters)
                .mapToLong(i -> commands.obey(
                                list, "help", "", from("x@example.org"), written("u" + i + "@victims.example"), origin)
                        .size())
                .sum();
    }

    @Test
    void aFloodOfForgedLettersMakesAsManyAnswersAsTheSiteAllows() {
        MailingList list = list();

        assertEquals(200, helped(list, 260, ANYBODY));

        assertEquals(0, ask(list, "join", "late@example.org").size(), "questions count, too");
        assertEquals(5, helped(list, 5, new CommandOrigin(true, "192.0.2.0")), "who is proven is not kept waiting");
    }

    @Test
    void aNetworkMakesAtMostTwentyAnswersAnHourToWhomNothingProves() {
        MailingList list = list();

        assertEquals(20, helped(list, 30, new CommandOrigin(false, "192.0.2.0")));
        assertEquals(3, helped(list, 3, new CommandOrigin(false, "198.51.100.0")));
        assertEquals(25, helped(list, 25, new CommandOrigin(true, "192.0.2.0")));
    }

    @Test
    void formsOnPagesMakeAsManyQuestionsAsTheSiteAllows() {
        MailingList list = list();

        long questions = IntStream.range(0, 520)
                .mapToLong(i -> wishes.ask(
                                list,
                                new Mailbox("", Address.of("typed" + i + "@victims.example")),
                                Wish.JOIN,
                                "network" + i / 15)
                        .size())
                .sum();

        assertEquals(500, questions);
    }

    @Test
    void listsTheResultOfEachCommandAndQuotesNothing() {
        MailingList list = list();

        List<ListAnswer> answers = ask(
                list,
                "request",
                "ana@example.org",
                "info",
                "lists",
                "set weekly",
                "which",
                "join nomail",
                "Buy our pills at http://spam.example",
                "leave");

        ListAnswer.Results results = assertInstanceOf(ListAnswer.Results.class, answers.getFirst());
        assertEquals(
                List.of("info", "lists", "set", "which", "join nomail"),
                results.results().stream().map(ListAnswer.Result::command).toList());
        assertFalse(results.toString().contains("pills"));
        assertTrue(results.results().get(2).outcome().contains("regular, digest,"), results.toString());
        assertEquals(
                MemberMode.NOMAIL,
                assertInstanceOf(ListAnswer.Confirm.class, answers.getLast()).mode());
    }

    @Test
    void explainsItselfWhenALetterHoldsNoCommand() {
        assertInstanceOf(
                ListAnswer.Help.class,
                ask(list(), "request", "ana@example.org", "Dear robot, how are you?")
                        .getFirst());
    }

    @Test
    void aClosedListTakesNobodyByMail() {
        MailingList list = list("subscribe=closed");

        var veiled = assertInstanceOf(
                ListAnswer.Veiled.class, ask(list, "join", "ana@example.org").getFirst());
        ListAnswer.Results results = assertInstanceOf(ListAnswer.Results.class, veiled.letter());

        assertTrue(results.results()
                .getFirst()
                .outcome()
                .contains(list.address("owner").toString()));
    }

    @Test
    void changesTheWayPostsComeOnceConfirmed() {
        MailingList list = list();
        join(list, "ana@example.org");

        confirm(
                list,
                asked(ask(
                                list,
                                "request",
                                "ana@example.org",
                                "SET " + list.address().local() + " NOMAIL"))
                        .token(),
                "ana@example.org");
        confirm(
                list,
                asked(ask(list, "request", "ana@example.org", "set own-posts off"))
                        .token(),
                "ana@example.org");

        assertEquals(
                new Member.Preferences(MemberMode.NOMAIL, false),
                members.find(list.id(), Address.of("ana@example.org"))
                        .orElseThrow()
                        .preferences());
    }
}
