package org.carillon.spam.rule;

import java.util.Optional;
import org.carillon.spam.Hint;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;

/// HTML with hardly a word in it, but with something to look at: what it says stands in a
/// picture, where no filter reads it.
final class PictureRule implements SpamRule {
    /// Letters and digits.
    private static final int LITTLE = 100;

    private static final double POINTS = 1.5;

    @Override
    public String name() {
        return "picture";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        boolean shows = sample.pages().stream()
                .flatMap(page -> page.links().stream())
                .anyMatch(link -> link.shown().isEmpty());
        return shows && hardlyAnyText(sample.text())
                ? Optional.of(new Hint("it is a picture with hardly any text", POINTS))
                : Optional.empty();
    }

    private static boolean hardlyAnyText(String text) {
        return text.codePoints()
                        .filter(Character::isLetterOrDigit)
                        .limit(LITTLE)
                        .count()
                < LITTLE;
    }
}
