package org.carillon.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.mail.Address;
import org.carillon.mail.LetterTerms;
import org.carillon.mail.MailTerms;
import org.carillon.mail.RecipientTerms;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class CommandParserFuzzTest {
    /// A whole answer: lines of a code, a hyphen or blank, and printable ASCII (RFC 5321 §4.2).
    private static final Pattern ANSWER = Pattern.compile("([2-5][0-9]{2}[- ][ -~]{0,506}\r\n)+");

    /// Whatever comes as lines: nothing is thrown, and nothing that is repeated to anyone can break out of its line.
    @FuzzTest(maxDuration = "10m")
    void understandsAnyLine(byte[] octets) throws IOException {
        var lines = new LineReader(new WireInput(new ByteArrayInputStream(octets)));
        while (true) {
            switch (lines.read()) {
                case Line.Closed _ -> {
                    return;
                }
                case Line.Text line -> look(CommandParser.parse(line.text()));
                case Line.TooLong _, Line.Forbidden _, Line.IllFormed _ -> {}
            }
        }
    }

    private static void look(Command command) {
        switch (command) {
            case Command.NotOffered(Reply reply) -> printable(reply);
            case Command.Unknown(Reply reply) -> printable(reply);
            case Command.Malformed(Reply reply) -> printable(reply);
            case Command.MalformedData(Reply reply) -> printable(reply);
            case Command.MalformedBdat(Reply reply) -> printable(reply);
            case Command.Mail mail -> {
                kept(mail.terms(), RecipientTerms.NONE);
                if (mail.sender() != null) returns(mail.sender());
            }
            case Command.Rcpt rcpt -> {
                kept(LetterTerms.NONE, rcpt.terms());
                returns(rcpt.recipient());
            }
            case Command.RcptPostmaster rcpt -> kept(LetterTerms.NONE, rcpt.terms());
            case Command.Helo(String name) -> name(name);
            case Command.Ehlo(String name) -> name(name);
            case Command.Lhlo(String name) -> name(name);
            case Command.Auth auth -> assertTrue(auth.mechanism().matches("[A-Z0-9_-]{1,20}"), auth.mechanism());
            case Command.Bdat chunk -> assertTrue(chunk.size() >= 0);
            case Command.StartTls _,
                    Command.Data _,
                    Command.Rset _,
                    Command.Noop _,
                    Command.Quit _,
                    Command.Help _,
                    Command.Vrfy _ -> {}
        }
    }

    private static void printable(Reply reply) {
        String answer = new String(reply.bytes(), StandardCharsets.ISO_8859_1);
        assertTrue(ANSWER.matcher(answer).matches(), answer);
    }

    private static void name(String name) {
        assertTrue(!name.isBlank() && name.length() <= 255 && name.indexOf(' ') < 0, name);
    }

    /// An address that was understood is understood again as it is written, and is one line.
    private static void returns(Address address) {
        oneLine(address.toString());
        Command again = CommandParser.parse("RCPT TO:<" + address + ">");
        if (address.local().equalsIgnoreCase("postmaster") && again instanceof Command.RcptPostmaster) return;
        assertEquals(new Command.Rcpt(address, RecipientTerms.NONE), again);
    }

    /// What is asked for goes into a column as lines of its own and comes back the same.
    private static void kept(LetterTerms letter, RecipientTerms recipient) {
        oneLine(letter.envelopeId());
        oneLine(recipient.original());
        var terms = new MailTerms(letter, recipient);
        assertEquals(terms, MailTerms.of(terms.text()));
    }

    private static void oneLine(String text) {
        assertEquals(
                List.of(), text.chars().filter(Character::isISOControl).boxed().toList(), text);
    }
}
