package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carillon.archive.Archive;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.people.People;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a letter to a list's robot finds out, and what it does not.
@QuarkusTest
class EnquiriesTest extends WithLists {
    private static final CommandOrigin ANYBODY = new CommandOrigin(false, "");
    /// Enough to be answered; the author is not proven by it.
    private static final CommandOrigin ANSWERED = new CommandOrigin(true, "");

    private static final CommandOrigin AUTHOR = new CommandOrigin(true, true, "");

    @Inject
    ListCommands commands;

    @Inject
    MemberLinks links;

    @Inject
    Archive archive;

    @Inject
    Messages messages;

    @Inject
    People people;

    @Inject
    Sql sql;

    @BeforeEach
    void freshBudgets() {
        sql.update("delete from letter_slot");
    }

    private List<ListAnswer> ask(MailingList list, String from, CommandOrigin origin, String... lines) {
        Message letter = letter("From: " + from, "Message-ID: <q@example.org>", "", String.join("\r\n", lines));
        return commands.obey(list, "request", "", from("x@example.org"), letter, origin);
    }

    /// The one result, in whatever letter it stands.
    private String told(MailingList list, String from, CommandOrigin origin, String line) {
        List<ListAnswer> answers = ask(list, from, origin, line);
        assertEquals(1, answers.size(), answers.toString());
        ListAnswer answer =
                answers.getFirst() instanceof ListAnswer.Veiled(ListAnswer letter) ? letter : answers.getFirst();
        return assertInstanceOf(ListAnswer.Results.class, answer)
                .results()
                .getFirst()
                .outcome();
    }

    private List<String> members(MailingList list, String from, CommandOrigin origin) {
        List<ListAnswer> answers = ask(list, from, origin, "review");
        assertEquals(1, answers.size(), answers.toString());
        return assertInstanceOf(ListAnswer.Who.class, answers.getFirst()).lines();
    }

    private static ListAnswer.OptionsLink link(List<ListAnswer> answers) {
        assertEquals(1, answers.size(), answers.toString());
        return assertInstanceOf(ListAnswer.OptionsLink.class, answers.getFirst());
    }

    @Test
    void theWayToOnesOptionsComesForWhateverWordAsks() {
        MailingList list = join(list(), "ana@example.org");
        for (String line : List.of("options", "password", "SET", "show")) {
            sql.update("delete from letter_slot");
            ListAnswer.OptionsLink link = link(ask(list, "ana@example.org", ANYBODY, line));
            assertTrue(links.open(list, link.token()).isEmpty(), "not sent yet");
            links.sent(list, link.token());
            assertEquals(
                    "ana@example.org",
                    links.open(list, link.token())
                            .orElseThrow()
                            .member()
                            .address()
                            .toString());
        }
        Message empty = letter("From: ana@example.org", "", "");
        sql.update("delete from letter_slot");
        link(commands.obey(list, "options", "", from("x@example.org"), empty, ANYBODY));
    }

    @Test
    void theAnswerAboutOptionsIsOfOneKindForMembersAndStrangersAndThreeADay() {
        MailingList list = join(list(), "ana@example.org");

        assertEquals("", link(ask(list, "ben@example.org", ANYBODY, "options")).token());
        for (String who : List.of("ana@example.org", "ben@example.org")) {
            sql.update("delete from letter_slot");
            long letters = IntStream.range(0, 6)
                    .mapToLong(i -> ask(list, who, ANYBODY, "options").size())
                    .sum();
            assertEquals(3, letters, who);
        }
    }

    @Test
    void membersAreShownToWhomTheRosterIsOpenAndNobodyWhoHides() {
        MailingList list = join(list("roster=members"), "ana@example.org", "ben@example.org", "shy@example.org");
        members.change(
                members.find(list.id(), Address.of("shy@example.org")).orElseThrow(),
                MemberChange.options(Map.of("hide", "on")),
                By.house("test"));

        assertEquals(List.of("ana@example.org", "ben@example.org"), members(list, "ana@example.org", AUTHOR));
        String stranger = told(list, "eve@example.org", AUTHOR, "who");
        assertFalse(stranger.contains("ana@example.org"), stranger);
        for (CommandOrigin forged : List.of(ANYBODY, ANSWERED)) {
            assertEquals(stranger, told(list, "ana@example.org", forged, "who"), "a forged From is no member");
            assertEquals(stranger, told(list, "eve@example.org", forged, "who"));
        }
    }

    @Test
    void aRosterOfStaffIsNotForMembersAndAPublicOneHidesDomainsFromStrangers() {
        MailingList closed = join(list("roster=staff"), "ana@example.org");
        MailingList open = list("roster=public");
        members.admit(
                open,
                new Mailbox("Ana a@b.example x@y.example (z @ w.example)", Address.of("ana@example.org")),
                MemberMode.REGULAR,
                By.house("test"));

        assertTrue(told(closed, "ana@example.org", AUTHOR, "who").contains("only the people who run it"));
        assertEquals(List.of("ana@example.org"), members(closed, "olga@owners.example", AUTHOR));
        for (CommandOrigin stranger : List.of(ANYBODY, AUTHOR)) {
            assertEquals(
                    List.of("Ana a@… x@… (z @… <ana@…>"),
                    members(open, "eve@example.org", stranger),
                    "who has proven another address is no member");
        }
        assertEquals(
                List.of("Ana a@b.example x@y.example (z @ w.example) <ana@example.org>"),
                members(open, "ana@example.org", AUTHOR));
    }

    @Test
    void oneLetterHoldsAThousandMembersAtMost() {
        MailingList list = list("roster=public");
        members.importAll(
                list,
                IntStream.range(0, Enquiries.MOST_MEMBERS + 5).mapToObj(i -> "m" + i + "@many.example"),
                By.house("test"));

        var who = assertInstanceOf(
                ListAnswer.Who.class,
                ask(list, "eve@example.org", ANYBODY, "who").getFirst());

        assertEquals(1000, who.lines().size());
        assertTrue(who.more());
    }

    private void archived(MailingList list, String subject) {
        byte[] bytes = ("From: ana@example.org\r\nMessage-ID: <" + System.nanoTime() + "@x.example>\r\nSubject: "
                        + subject + "\r\n\r\nText.\r\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        QuarkusTransaction.requiringNew()
                .run(() -> archive.add(list.key(), messages.store(bytes, ""), new Message(bytes), Instant.now()));
    }

    @Test
    void oneLetterFindsFewPostsAndNoneWhenItsAuthorHadManyLetters() {
        MailingList list = join(list("archive=members"), "ana@example.org");
        archived(list, "first");

        List<ListAnswer> answers =
                ask(list, "ana@example.org", AUTHOR, "get 1", "get 2", "get 3", "get 4", "get 5", "info");

        var results =
                assertInstanceOf(ListAnswer.Results.class, answers.getFirst()).results();
        assertEquals(
                2,
                results.stream()
                        .filter(r -> r.outcome().contains("One letter gets 3 posts"))
                        .count());
        for (int i = 0; i < 10; i++) ask(list, "ana@example.org", AUTHOR, "info");
        assertEquals(List.of(), ask(list, "ana@example.org", AUTHOR, "get 1"));
    }

    @Test
    void postsOfTheArchiveGoByNumberToProvenReadersAlone() {
        MailingList list = join(list("archive=members"), "ana@example.org");
        archived(list, "first");
        archived(list, "second");
        Message empty = letter("From: ana@example.org", "", "");

        List<ListAnswer> second = commands.obey(list, "get", "2", from("x@example.org"), empty, AUTHOR);

        var post = assertInstanceOf(ListAnswer.OldPost.class, second.getFirst());
        assertEquals("second", post.subject());
        assertEquals(2, post.posts());
        assertEquals(
                "first",
                assertInstanceOf(
                                ListAnswer.OldPost.class,
                                ask(list, "ana@example.org", AUTHOR, "get 1").getFirst())
                        .subject());
        assertTrue(told(list, "ana@example.org", AUTHOR, "get 3").contains("the archive has 2"));
        assertTrue(told(list, "ana@example.org", AUTHOR, "get twelve").contains("get 12"));
        assertTrue(told(list, "eve@example.org", AUTHOR, "get 1").contains("not open to eve@example.org"));
        assertEquals(
                told(list, "eve@example.org", ANSWERED, "get 1"),
                told(list, "ana@example.org", ANSWERED, "get 1"),
                "a forged From reads nothing");
    }

    @Test
    void anArchiveForEverybodyIsNotSentToWhomSomebodyForges() {
        MailingList list = list("archive=public");
        archived(list, "first");

        told(list, "victim@example.org", ANYBODY, "get 1");
        assertInstanceOf(
                ListAnswer.OldPost.class,
                ask(list, "eve@example.org", AUTHOR, "get 1").getFirst());
    }

    @Test
    void postsCountAsAnswersDo() {
        MailingList list = list("archive=public");
        archived(list, "first");

        long letters = IntStream.range(0, 14)
                .mapToLong(i -> ask(list, "eve@example.org", AUTHOR, "get 1").size())
                .sum();

        assertEquals(10, letters);
    }

    @Test
    void aHiddenListIsNotDescribedToWhoMayNotKnowOfIt() {
        MailingList list = join(list("subscribe=closed", "archive=members"), "ana@example.org");

        String stranger = told(list, "eve@example.org", AUTHOR, "info");
        assertFalse(stranger.contains("Chess Club"), stranger);
        assertEquals(stranger, told(list, "ana@example.org", ANYBODY, "info"), "forged");
        assertTrue(told(list, "ana@example.org", AUTHOR, "info").contains("Chess Club"));
        for (String line : List.of("help", "leave", "which", "options")) {
            sql.update("delete from letter_slot");
            assertInstanceOf(
                    ListAnswer.Veiled.class,
                    ask(list, "eve@example.org", AUTHOR, line).getFirst(),
                    line);
        }
        assertInstanceOf(
                ListAnswer.Help.class,
                ask(list, "ana@example.org", AUTHOR, "help").getFirst());
    }

    @Test
    void anotherAddressOfOnesAccountIsKnownByMailToo() {
        MailingList list = join(list("roster=members"), "ana@example.org");
        String first = "p" + System.nanoTime() + "@home.example";
        people.add(Address.of(first), "", "correct horse", false);
        long id = people.at(Address.of(first)).orElseThrow().id();
        String other = "q" + System.nanoTime() + "@home.example";
        people.addAddress(id, Address.of(other));
        join(list, other);

        assertEquals(2, members(list, first, AUTHOR).size());
    }
}
