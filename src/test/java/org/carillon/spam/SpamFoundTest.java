package org.carillon.spam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.carillon.mail.Message;
import org.carillon.spam.SpamScore.Verdict;
import org.carillon.testing.Letters;
import org.carillon.testing.Letters.Letter;
import org.junit.jupiter.api.Test;

/// How much spam is found, and how many letters of people are taken for it.
class SpamFoundTest {
    private static List<Message> kind(List<Letter> letters, String folder) {
        return letters.stream()
                .filter(letter -> letter.name().startsWith(folder + "/"))
                .map(letter -> new Message(letter.bytes()))
                .toList();
    }

    private static List<Message> called(Verdict verdict, List<Message> letters, Trained filter) {
        return letters.stream()
                .filter(letter -> filter.score(letter).verdict() == verdict)
                .toList();
    }

    /// In percent.
    private static double share(List<Message> some, List<Message> all) {
        return 100.0 * some.size() / all.size();
    }

    @Test
    void findsSpamAmongRealLettersItHasNotSeen() {
        List<Letter> training = Letters.training();
        assumeTrue(Letters.real() && !training.isEmpty(), Letters.source());
        var filter = new Trained(kind(training, "ham"), kind(training, "spam"));
        List<Message> ham = kind(Letters.all(), "ham");
        List<Message> hard = kind(Letters.all(), "hard-ham");
        List<Message> spam = kind(Letters.all(), "spam");

        double wrong = share(called(Verdict.SPAM, ham, filter), ham);
        double hardWrong = share(called(Verdict.SPAM, hard, filter), hard);
        double found = share(called(Verdict.SPAM, spam, filter), spam);

        String figures =
                "ham called spam: %.1f %%, hard ham: %.1f %%, spam found: %.1f %%".formatted(wrong, hardWrong, found);
        assertTrue(wrong <= 0.5 && hardWrong <= 5 && found >= 90, figures);
    }

    @Test
    void callsNoLetterOfAPersonSpamBeforeItHasLearned() {
        for (Letter letter : Letters.all()) {
            if (letter.name().contains("spam") || letter.name().startsWith("hard-ham")) continue;
            SpamScore score = Trained.untrained(new Message(letter.bytes()));
            assertTrue(score.verdict() != Verdict.SPAM, letter + ": " + score.sentence());
        }
    }

    @Test
    void findsSpamAmongLettersOfOurOwn() {
        var training = new OwnLetters(1);
        var filter = new Trained(training.ham(200), training.spam(200));
        var others = new OwnLetters(2);
        List<Message> ham = others.ham(100);
        List<Message> spam = others.spam(100);

        assertEquals(0, called(Verdict.SPAM, ham, filter).size());
        assertTrue(called(Verdict.SPAM, spam, filter).size() >= 90);
    }

    @Test
    void saysWhyInWords() {
        var training = new OwnLetters(1);
        var filter = new Trained(training.ham(200), training.spam(200));

        String spam = filter.score(new OwnLetters(3).spam(1).getFirst()).sentence();
        String ham = filter.score(new OwnLetters(3).ham(1).getFirst()).sentence();

        assertTrue(spam.startsWith("It looks like spam because ") && spam.contains("it says \""), spam);
        assertTrue(ham.startsWith("It looks wanted because "), ham);
    }
}
