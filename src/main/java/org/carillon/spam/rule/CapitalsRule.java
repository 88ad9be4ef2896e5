package org.carillon.spam.rule;

import java.util.Optional;
import org.carillon.spam.Hint;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;

/// WHO SHOUTS: a subject in capitals, or a text that mostly is. Only scripts that have both kinds
/// of letters count.
final class CapitalsRule implements SpamRule {
    /// Letters; with fewer it is a word like NASA.
    private static final int LEAST_IN_SUBJECT = 10;

    private static final int LEAST_IN_TEXT = 200;
    private static final double SUBJECT_POINTS = 1;
    private static final double TEXT_POINTS = 1.5;

    @Override
    public String name() {
        return "capitals";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        boolean subject = shouts(sample.subject(), LEAST_IN_SUBJECT, 0.9);
        boolean text = shouts(sample.text(), LEAST_IN_TEXT, 0.6);
        if (subject && text) {
            return Optional.of(new Hint("its subject and text are in capitals", SUBJECT_POINTS + TEXT_POINTS));
        }
        if (subject) return Optional.of(new Hint("its subject is in capitals", SUBJECT_POINTS));
        return text ? Optional.of(new Hint("its text is in capitals", TEXT_POINTS)) : Optional.empty();
    }

    /// @param share of capitals among letters, from 0 to 1
    private static boolean shouts(String text, int least, double share) {
        int large = 0;
        int small = 0;
        int at = 0;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            if (Character.isLowerCase(letter)) small++;
            else if (Character.isUpperCase(letter)) large++;
            at += Character.charCount(letter);
        }
        return large + small >= least && large >= share * (large + small);
    }
}
