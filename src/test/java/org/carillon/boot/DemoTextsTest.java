package org.carillon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.mail.Headers;
import org.carillon.mail.MailDate;
import org.carillon.mail.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTextsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:05:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"chess.txt", "news.txt", "folders.txt", "held.txt"})
    void everyLetterOfAFileWasWrittenBeforeTodayAndAfterWhatItAnswers(String file) {
        List<DemoLetter> letters = DemoTexts.letters(file);
        var written = letters.stream().collect(Collectors.toMap(l -> l.mark().id(), l -> l.written(NOW)));
        for (DemoLetter letter : letters) {
            var at = letter.written(NOW);
            assertTrue(at.toInstant().isBefore(NOW), letter.mark().id());
            String answered = letter.mark().answers();
            if (!answered.isEmpty())
                assertTrue(written.get(answered).isBefore(at), letter.mark().id());
        }
    }

    @Test
    void anAnswerNamesAllLettersBeforeIt() {
        List<DemoLetter> chess = DemoTexts.letters("chess.txt");
        DemoLetter answer = chess.stream()
                .filter(l -> l.mark().id().equals("round-six-mei2"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of(
                        "<round-six@demo.example>",
                        "<round-six-ben@demo.example>",
                        "<round-six-goran@people.example>",
                        "<round-six-dai@demo.example>"),
                DemoTexts.chain(chess, answer));
    }

    @Test
    void aLetterHasTheHeaderOfAMailProgramAndItsTextAsWritten() {
        DemoLetter letter = DemoTexts.letters("chess.txt").get(2);
        Message message = letter.compose("chess@demo.example", List.of("<a@b.example>"), NOW);
        Headers headers = message.headers();
        assertEquals(
                "=?utf-8?B?6Zmz576O546y?= <meiling@people.example>",
                headers.first("From").orElseThrow().strip());
        assertEquals("<a@b.example>", headers.first("In-Reply-To").orElseThrow().strip());
        assertEquals(
                letter.written(NOW).toInstant(),
                headers.first("Date").flatMap(MailDate::parse).orElseThrow());
        String text = new String(message.raw(), StandardCharsets.UTF_8);
        assertTrue(text.endsWith("慢慢來, Ben – take your time,\r\nI know I shall.\r\n\r\nMei-Ling\r\n"), text);
    }
}
