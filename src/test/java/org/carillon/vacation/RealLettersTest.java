package org.carillon.vacation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Headers;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.testing.Letters;
import org.carillon.testing.Letters.Letter;
import org.carillon.trust.Provenance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Letters of all kinds, addressed to Bob, who is away. The expected outcomes were read by people: no letter with a
/// mark is answered, and those that a person wrote to a person are.
class RealLettersTest {
    private static final Path EXPECTED = Path.of("src/test/resources/vacation");
    private static final Set<String> DESTINATIONS = Set.of("to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc");

    @Test
    void answersThePeopleAndNobodyElse() throws IOException {
        check(Letters.all(), Letters.real() ? "letters-real.tsv" : "letters-own.tsv");
    }

    @Test
    void answersThePeopleAmongOurOwnLetters() throws IOException {
        check(Letters.own(), "letters-own.tsv");
    }

    /// Whatever the expected list says: who gets an answer has none of the commonest marks in the header.
    @Test
    void answersNoLetterThatBearsAMark() {
        var marks = Pattern.compile(
                "(?mi)^(list-|mailing-list:|x-mailing-list:|x-beenthere:|feedback-id:|x-auto-?(reply|respon)"
                        + "|precedence: *(bulk|list|junk)|auto-submitted: *auto|return-path: *<>|x-failed-recipients:"
                        + "|return-path: *<?(owner-|mailer-daemon|bounce|.{0,60}(-bounces?|-owner|-request|no-?reply)@))");
        for (Letter letter : Letters.all()) {
            String header = new String(letter.bytes(), ISO_8859_1).split("\r\n\r\n", 2)[0];
            if (marks.matcher(header).find()) assertNotEquals("reply", outcome(letter), letter.name());
        }
    }

    private static void check(List<Letter> letters, String file) throws IOException {
        var outcomes = new TreeMap<String, String>();
        for (Letter letter : letters) outcomes.put(letter.name(), outcome(letter));

        assertEquals(text(expected(file)), text(outcomes), Letters.source());
    }

    private static Map<String, String> expected(String file) throws IOException {
        var expected = new TreeMap<String, String>();
        for (String line : Files.readAllLines(EXPECTED.resolve(file))) {
            if (line.startsWith("#")) continue;
            String[] cells = line.split("\t", 2);
            expected.put(cells[0], cells[1]);
        }
        return expected;
    }

    private static String text(Map<String, String> outcomes) {
        var lines = new StringBuilder();
        outcomes.forEach((name, outcome) ->
                lines.append(name).append('\t').append(outcome).append('\n'));
        return lines.toString();
    }

    private static String outcome(Letter letter) {
        var original = new Message(letter.bytes());
        String readdressed = "To: Bob <bob@example.net>\r\n" + withoutDestinations(original);
        AwayFacts plain = Case.with().facts();
        var facts = new AwayFacts(
                plain.to(),
                new Envelope(sender(original.headers()), List.of(Case.BOB)),
                new Message(readdressed.getBytes(ISO_8859_1)),
                Case.NOW,
                plain.house(),
                Provenance.UNKNOWN);
        return Case.outcome(AwayPolicy.decide(Case.AWAY, facts));
    }

    private static String withoutDestinations(Message message) {
        String all = new String(message.raw(), ISO_8859_1);
        var kept = new StringBuilder();
        for (Headers.Field field : message.headers().fields()) {
            String name = field.name().toLowerCase(java.util.Locale.ROOT);
            if (!DESTINATIONS.contains(name)) kept.append(all, field.start(), field.end());
        }
        return kept.append(all.substring(message.headers().end())).toString();
    }

    /// What the letter's last host wrote down as its envelope sender, or its author.
    private static @Nullable Address sender(Headers headers) {
        for (String field : List.of("Return-Path", "From")) {
            String value = headers.first(field).orElse("");
            if (field.equals("Return-Path") && value.equals("<>")) return null;
            List<Mailbox> found = Mailbox.list(value);
            if (!found.isEmpty()) return found.getFirst().address();
        }
        return Address.of("somebody@author.example");
    }
}
