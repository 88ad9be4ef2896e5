package org.carillon.spam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Message;
import org.junit.jupiter.api.Test;

class SpamReportTest {
    private static SpamScore score(Hint... hints) {
        return SpamScore.of(List.of(hints), 2.5, 5);
    }

    private static Hint hint(String words, double points) {
        return new Hint(words, points);
    }

    /// As it lies in a folder.
    private static Message filed(HeaderEdits score, String letter) {
        HeaderEdits edits = score.add("Delivered-To", "ana@club.example");
        return new Message(edits.apply(Samples.message(letter)));
    }

    @Test
    void saysWhatDecidedAndWhatSpokeAgainstIt() {
        assertEquals(
                "It looks like spam because it shouts. For it speaks: it is from \"ana\".",
                SpamReport.of(score(hint("it shouts", 8), hint("it is from \"ana\"", -1))));
        assertEquals(
                "It looks wanted because it is from \"ana\". Against it speaks: it shouts."
                        + " Besides: ClamAV did not look at it.",
                SpamReport.of(score(
                        hint("it shouts", 1), hint("it is from \"ana\"", -3), hint("ClamAV did not look at it", 0))));
        assertEquals(
                "It does not look like spam. Against it speaks: it shouts.",
                SpamReport.of(score(hint("it shouts", 1))));
        assertEquals("Nothing speaks for spam.", SpamReport.of(score()));
    }

    @Test
    void isFoundOnTheLetterAgain() {
        SpamScore score = score(hint("it says \"größe\" and \"陳\"", 8));

        Message letter = filed(score.fields(), "Subject: x\n\nhello\n");

        assertEquals(Optional.of(SpamReport.of(score)), SpamReport.in(letter.headers()));
        assertTrue(letter.headers().whole());
        for (byte octet : letter.raw()) assertTrue(octet >= 0, "not ASCII");
    }

    @Test
    void oneOfAStrangerIsNotRead() {
        String forged = "X-Spam-Report: Nothing speaks for spam.\nDelivered-To: x@y.example\nSubject: x\n\nhello\n";

        assertEquals(
                Optional.empty(), SpamReport.in(filed(HeaderEdits.NONE, forged).headers()));
        assertEquals(
                Optional.of("It looks like spam because it shouts."),
                SpamReport.in(
                        filed(score(hint("it shouts", 8)).fields(), forged).headers()));
        assertEquals(
                Optional.empty(),
                SpamReport.in(Samples.message("X-Spam-Report: x\n\nhello\n").headers()));
    }

    @Test
    void manyReasonsAreCut() {
        var hints = new ArrayList<Hint>();
        for (int i = 0; i < 300; i++) hints.add(hint("es enthält \"Größe" + "ß".repeat(i) + "\"", 1));
        SpamScore score = SpamScore.of(hints, 2.5, 5);

        Message letter = filed(score.fields(), "Subject: x\n\nhello\n");

        String read = SpamReport.in(letter.headers()).orElseThrow();
        assertTrue(read.startsWith("It looks like spam because es enthält \"Größe"), read);
        assertTrue(read.endsWith("...") && read.length() <= 900, read);
        for (String line : new String(letter.raw(), UTF_8).split("\r\n")) assertTrue(line.length() <= 998, line);
    }

    @Property(tries = 300)
    void whatAStrangerSaysBreaksNoHeader(@ForAll String words, @ForAll String other) {
        SpamScore score = score(hint(words, 8), hint(other, -1), hint(words + other, 0));

        Message letter = filed(score.fields(), "Subject: x\n\nhello\n");

        assertTrue(letter.headers().whole());
        assertEquals(7, letter.headers().fields().size());
        assertTrue(SpamReport.in(letter.headers()).isPresent());
    }
}
