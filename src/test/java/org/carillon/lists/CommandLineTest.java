package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static Optional<ListCommand> parse(String line) {
        return CommandLine.parse(line, "chess");
    }

    @Test
    void understandsTheWordsOfSeveralListServers() {
        var regular = new ListCommand.Join(MemberMode.REGULAR);
        for (String line : List.of("subscribe", "SUB chess", " join ", "Subscribe Chess", "join regular")) {
            assertEquals(Optional.of(regular), parse(line), line);
        }
        for (String line : List.of("unsubscribe", "SIG chess", "signoff", "leave")) {
            assertEquals(Optional.of(new ListCommand.Leave()), parse(line), line);
        }
        assertEquals(Optional.of(new ListCommand.Confirm("abc")), parse("AUTH ABC"));
        for (String line : List.of("who", "REVIEW chess", "recipients")) {
            assertEquals(Optional.of(new ListCommand.Who()), parse(line), line);
        }
        for (String line : List.of("options", "password", "set", "SET chess")) {
            assertEquals(Optional.of(new ListCommand.Options()), parse(line), line);
        }
        assertEquals(Optional.of(new ListCommand.Get(12)), parse("GET chess 12"));
    }

    /// Majordomo, Sympa and LISTSERV let those who subscribe name themselves.
    @Test
    void takesANameBehindSubscribeOnly() {
        var regular = new ListCommand.Join(MemberMode.REGULAR);

        for (String line :
                List.of("SUB chess Ana Lopez", "subscribe chess Ana", "SUBSCRIBE chess Ana Maria de Lopez")) {
            assertEquals(Optional.of(regular), parse(line), line);
        }
        for (String line : List.of("join us tomorrow", "subscribe to the view that chess is fun")) {
            assertEquals(Optional.empty(), parse(line), line);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SET chess NOMAIL, mode=nomail",
        "set chess mail, mode=regular",
        "set mode mime-digest, mode=mime-digest",
        "set digest mime, mode=mime-digest",
        "set digest plain, mode=digest",
        "set digest off, mode=regular",
        "set delivery off, mode=nomail",
        "set delivery on, mode=regular",
        "SET chess DIGESTS, mode=digest",
        "SET chess NOTICE, mode=notices",
        "SET chess CONCEAL, hide=on",
        "SET chess NOCONCEAL, hide=off",
        "set hide on, hide=on",
        "set ack on, ack=on",
        "SET chess NOACK, ack=off",
        "SET chess NOREPRO, own-posts=off",
        "set own-posts off, own-posts=off",
        "set myposts off, own-posts=off",
        "set duplicates off, duplicates=off",
        "set pause 2099-12-24, pause=2099-12-24"
    })
    void choosesByTheWordsOfMailmanAndListservToo(String line, String choice) {
        var chosen = assertInstanceOf(ListCommand.Choose.class, parse(line).orElseThrow(), line);

        assertEquals(choice, chosen.choice().toString());
    }

    @Test
    void saysWhyAKnownCommandCannotBeDone() {
        for (String line : List.of(
                "set mode",
                "set weekly",
                "set colour blue",
                "join weekly",
                "sub ana@example.org",
                "leave ana@example.org")) {
            assertInstanceOf(ListCommand.Refused.class, parse(line).orElseThrow(), line);
        }
    }

    @Test
    void takesSentencesForSentences() {
        for (String line :
                List.of("", "hello", "help me please", "leave the pawn alone", "set up the board", "confirm")) {
            assertEquals(Optional.empty(), parse(line), line);
        }
    }

    @Test
    void readsACodedLetterUntilItsEnd() {
        String text = "=?utf-8?q?help?=";
        var message = new Message(("Subject: " + text + "\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\naW5mbw0Kd2hpY2gNCmVuZA0KbGVhdmUNCg==\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertEquals(
                List.of(new ListCommand.Help(), new ListCommand.About(), new ListCommand.Which()),
                CommandLetter.commands(message, "chess"));
    }

    @Property
    void aStrangersLineIsNeverAnError(@ForAll String line) {
        parse(line);
        CommandLetter.commands(new Message(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)), "chess");
    }
}
