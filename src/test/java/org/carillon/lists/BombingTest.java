package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeMap;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody has lists write to others, by letters in their names and by forms on pages. All letters count, whatever
/// they say.
@QuarkusTest
class BombingTest extends WithLists {
    private static final int KINDS = 8;
    private static final List<String> TEXTS = List.of("join", "help", "info\nlists", "set digest\nleave", "confirm x");

    @Inject
    ListCommands commands;

    @Inject
    Wishes wishes;

    @Inject
    Sql sql;

    @BeforeEach
    void freshBudgets() {
        sql.update("delete from letter_slot");
    }

    /// By one word or one form; each time from another network.
    private List<ListAnswer> ask(MailingList list, String target, int time) {
        String network = "network" + time;
        var origin = new CommandOrigin(false, network);
        Message empty = letter("From: " + target, "Subject: hello", "", "");
        Message written = letter(
                "From: " + target,
                "Subject:",
                "",
                TEXTS.get(time / KINDS % TEXTS.size()).replace("\n", "\r\n"));
        Envelope envelope = from("x@flood.example");
        return switch (time % KINDS) {
            case 0 -> wishes.ask(list, new Mailbox("", Address.of(target)), Wish.JOIN, network);
            case 1 -> commands.obey(list, "join", "", envelope, empty, origin);
            case 2 -> commands.obey(list, "leave", "", envelope, empty, origin);
            case 3 -> commands.obey(list, "help", "", envelope, empty, origin);
            case 4 -> commands.obey(list, "confirm", "nonsense", envelope, empty, origin);
            case 5 -> commands.obey(list, "request", "", envelope, empty, origin);
            default -> commands.obey(list, "request", "", envelope, written, origin);
        };
    }

    @Test
    void tenTargetsHearThreeTimesADayEach() {
        List<MailingList> lists = List.of(list(), list(), list());
        var heard = new TreeMap<String, Integer>();
        var three = new TreeMap<String, Integer>();
        for (int target = 0; target < 10; target++) three.put("target" + target + "@victims.example", 3);

        for (int time = 0; time < 2000; time++) {
            // in each ten of requests every target hears the next of its kinds of request
            String target = "target" + time % 10 + "@victims.example";
            int letters = ask(lists.get(time % lists.size()), target, time % 10 + time / 10)
                    .size();
            heard.merge(target, letters, Integer::sum);
        }

        assertEquals(three, heard);
    }

    /// The site's limit of 200 an hour would not help one victim.
    @Test
    void theHelpAloneComesThreeTimesADay() {
        MailingList list = list();
        int letters = 0;
        for (int time = 3; time < 200; time += KINDS) {
            letters += ask(list, "victim+" + time + "@victims.example", time).size();
        }

        assertEquals(3, letters);
    }

    /// Only who reads at the address knows the token: nobody else can have such letters rain.
    @Test
    void whoAnswersAQuestionIsAnsweredBesides() {
        MailingList list = list();
        Message hers = letter("From: ana@example.org", "Subject: hello", "", "");
        Envelope envelope = from("x@example.org");
        var stranger = new CommandOrigin(false, "");
        List<ListAnswer> first = commands.obey(list, "join", "", envelope, hers, stranger);
        var question = assertInstanceOf(ListAnswer.Confirm.class, first.getFirst());
        assertEquals(
                1, commands.obey(list, "help", "", envelope, hers, stranger).size());
        assertEquals(
                1, commands.obey(list, "help", "", envelope, hers, stranger).size());
        assertEquals(
                0, commands.obey(list, "help", "", envelope, hers, stranger).size());

        List<ListAnswer> welcome = commands.obey(list, "confirm", question.token(), envelope, hers, stranger);

        assertInstanceOf(ListAnswer.Welcome.class, welcome.getFirst());
    }
}
