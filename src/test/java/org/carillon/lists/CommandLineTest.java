package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.Message;
import org.junit.jupiter.api.Test;

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
        assertEquals(Optional.of(new ListCommand.SetMode(MemberMode.NOMAIL)), parse("SET chess NOMAIL"));
        assertEquals(Optional.of(new ListCommand.SetOwnPosts(false)), parse("set own-posts off"));
    }

    @Test
    void saysWhyAKnownCommandCannotBeDone() {
        for (String line : List.of(
                "set mode weekly", "join weekly", "who", "REVIEW chess", "set hide on", "sub ana@example.org")) {
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
