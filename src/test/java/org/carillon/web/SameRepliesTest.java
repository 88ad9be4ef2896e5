package org.carillon.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.desk.Correspondence;
import org.carillon.listener.SmtpListener;
import org.carillon.lists.CommandOrigin;
import org.carillon.lists.ListAnswer;
import org.carillon.lists.ListCommands;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.testing.CountedDriver;
import org.carillon.testing.CountedProfile;
import org.carillon.testing.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever writes in another's name learns nothing of that address: neither from the replies of the door and what they
/// cost, nor from the answers, which go to that address, and what these cost.
@QuarkusTest
@TestProfile(CountedProfile.class)
class SameRepliesTest extends WithWitnesses {
    private static final List<String> BESIDE = List.of(
            "-request", "-join", "-leave", "-options", "-help", "-confirm+guess", "-get+1", "-owner", "-bounces+x.y");

    @Inject
    SmtpListener listener;

    @Inject
    ListCommands commands;

    @Inject
    Correspondence correspondence;

    /// All that is said at the door in that name, to each address beside the list by itself, and about a letter to it.
    /// Each address is named once, as the door remembers it for a second.
    private Seen said(MailingList list, Who who) {
        var replies = new ArrayList<String>();
        CountedDriver.listen("org.carillon.listener.");
        try (var door = Sender.to(listener.port())) {
            for (String suffix : BESIDE) {
                replies.add(door.say("MAIL FROM:<" + who.address() + ">"));
                String to =
                        list.address().local() + suffix + "@" + list.address().domain();
                replies.add(door.say("RCPT TO:<" + to + ">"));
                replies.add(door.say("RSET"));
            }
            replies.add(letter(door, list, who));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Seen(String.join("\n", replies), CountedDriver.heard());
    }

    private static String letter(Sender door, MailingList list, Who who) throws IOException {
        byte[] letter = ("From: " + who.address() + "\r\nTo: " + list.address() + "\r\nSubject: x\r\n\r\nx\r\n")
                .getBytes(US_ASCII);
        return door.send(who.address(), list.address().toString(), letter).replaceAll("as [0-9]+", "as NUMBER");
    }

    @ParameterizedTest
    @CsvSource({"subscribe=confirm, nonmember=hold", "subscribe=closed, nonmember=reject"})
    void theDoorTellsNothingOfMembers(String policy, String strangers) {
        Seen seen = sameForAll(Who.welcome(), this::said, policy, "archive=members", strangers);

        assertEquals(3 * BESIDE.size() + 1, seen.words().lines().count());
        assertFalse(seen.statements().isEmpty(), "nothing was heard");
        assertTrue(
                seen.words().lines().allMatch(line -> line.startsWith("250") || line.startsWith("550")), seen.words());
    }

    private Seen obeyed(MailingList list, Who who, String word, String command) {
        String argument = word.equals("confirm") ? command : "";
        String body = word.equals("request") ? command : "";
        var message =
                new Message(("From: " + who.address() + "\r\nMessage-ID: <a@home.example>\r\n\r\n" + body + "\r\n")
                        .getBytes(US_ASCII));
        var envelope = new Envelope(Address.of(who.address()), List.of());
        CountedDriver.listen(SameRepliesTest.class.getName());
        List<ListAnswer> answers = QuarkusTransaction.requiringNew().call(() -> {
            List<ListAnswer> all =
                    commands.obey(list, word, argument, envelope, message, new CommandOrigin(false, "192.0.2.0"));
            correspondence.send(list, all);
            return all;
        });
        String words = answers.stream()
                .map(answer -> answer.toString().replaceAll("token=[^,\\]]*", "token="))
                .collect(Collectors.joining("\n"));
        return new Seen(words.replaceAll("\\b[a-z2-7]{26}\\b", "TOKEN"), CountedDriver.heard());
    }

    /// Who had all their letters hears nothing, which others see neither.
    @ParameterizedTest
    @CsvSource({
        "join, ''",
        "leave, ''",
        "help, ''",
        "confirm, guess",
        "request, join digest",
        "request, leave",
        "request, set mode nomail",
        "request, set hide on",
        "request, info",
        "request, lists",
        "request, who",
        "request, get 1",
    })
    void aCommandInAnothersNameTellsNothing(String word, String command) {
        List<Who> all = Who.welcome().stream()
                .filter(who -> who != Who.HAD_ALL_LETTERS_OF_THE_DAY)
                .toList();

        Seen seen = sameForAll(all, (list, who) -> obeyed(list, who, word, command), "subscribe=confirm");

        assertFalse(seen.words().isEmpty(), "no letter was written");
        assertFalse(seen.statements().isEmpty(), "nothing was heard");
    }

    /// Only the letter to the address itself says more.
    @Test
    void aLetterForOnesOptionsMakesOneLetterForEverybody() {
        for (Who who : List.of(Who.STRANGER, Who.MEMBER, Who.HIDDEN_AND_PAUSED)) {
            MailingList list = peopled("subscribe=confirm");
            assertEquals(1, obeyed(list, who, "options", "").words().lines().count(), who.toString());
        }
    }
}
