package org.carillon.spam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.mail.Message;
import org.carillon.spam.Bayes.Clue;
import org.carillon.spam.Bayes.Count;
import org.carillon.spam.SpamScore.Verdict;
import org.junit.jupiter.api.Test;

class SpamScoreTest {
    private static SpamScore of(double... points) {
        return SpamScore.of(
                Arrays.stream(points).mapToObj(p -> new Hint("it has " + p, p)).toList(), 2.5, 5);
    }

    @Test
    void callsItByItsPoints() {
        assertEquals(Verdict.HAM, of().verdict());
        assertEquals(Verdict.HAM, of(6, -4).verdict());
        assertEquals(Verdict.UNSURE, of(1.5, 1).verdict());
        assertEquals(Verdict.SPAM, of(2, 3).verdict());
    }

    @Test
    void givesTheReasonsForItsVerdictTheStrongestFirst() {
        assertEquals(
                "It looks like spam because it has 6.0; it has 1.0.",
                of(1, -2, 6).sentence());
        assertEquals("It looks wanted because it has -4.0.", of(1, -4).sentence());
        assertEquals("", of().sentence());
    }

    @Test
    void takesTheFieldsOfStrangersAway() {
        var letter = Samples.message("x-spam-flag: YES\nX-Spam-Score: 99\nSubject: x\n\nhello\n");

        String ham = new String(of(1).fields().apply(letter), StandardCharsets.UTF_8);
        String spam = new String(of(7.25).fields().apply(letter), StandardCharsets.UTF_8);

        assertFalse(ham.toLowerCase(Locale.ROOT).contains("x-spam-flag"));
        assertTrue(ham.contains("X-Spam-Status: No, score=1.0 required=5.0\r\n"), ham);
        assertTrue(spam.contains("X-Spam-Flag: YES\r\n") && spam.contains("X-Spam-Level: *******\r\n"), spam);
        assertFalse(spam.contains("99"));
        assertTrue(new Message(spam.getBytes(StandardCharsets.UTF_8)).headers().whole());
    }

    @Test
    void saysWhatTheFilterGoesBy() {
        var clues = List.of(
                new Clue("viagra", 0.99),
                new Clue("link:pills.example", 0.98),
                new Clue("meeting", 0.02),
                new Clue("from:ana\"\u202e", 0.03),
                new Clue("cheap", 0.9));
        var spam = new Opinion.Known("", new Bayes.Result(0.999, clues)).hint();
        var ham = new Opinion.Known("", new Bayes.Result(0.001, clues)).hint();

        assertEquals("it says \"viagra\", \"cheap\" and it links to \"pills.example\"", spam.words());
        assertEquals("it says \"meeting\" and it is from \"ana\"", ham.words());
        assertEquals(6, spam.points(), 0.01);
        assertEquals(-4, ham.points(), 0.01);
        assertEquals(
                0, new Opinion.Known("", new Bayes.Result(0.5, clues)).hint().points(), 0.01);
    }

    @Test
    void saysHowMuchTheFilterHasLearned() {
        var hint = new Opinion.NotYet(new Count(37, 12), 200).hint();

        assertTrue(hint.words().contains("37 of 200 wanted letters and 12 of 200"), hint.words());
        assertEquals(0, hint.points());
    }

    @Test
    void refusesRulesThatDoNotExist() {
        var broken = assertThrows(
                IllegalArgumentException.class, () -> new Scorer(new Settings(Map.of(), Map.of("capitols", 1.0), 5)));

        assertTrue(broken.getMessage().contains("capitals"), broken.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Scorer(new Settings(Map.of(), Map.of(), 1)));
    }

    @Test
    void weighsRulesAsTheSettingsSay() {
        Sample loud = Samples.plain("BUY THE CHEAPEST BELLS", "now");

        assertEquals(
                2,
                new Scorer(new Settings(Map.of(), Map.of("capitals", 2.0), 5))
                        .score(loud, List.of())
                        .points());
        assertEquals(
                0,
                new Scorer(new Settings(Map.of(), Map.of("capitals", 0.0), 5))
                        .score(loud, List.of())
                        .points());
        assertEquals(
                4,
                new Scorer(new Settings(Map.of("Cheapest  bells", 3.0), Map.of(), 5))
                        .score(loud, List.of())
                        .points());
    }
}
