package org.carillon.spam.rule;

import java.util.Optional;
import org.carillon.spam.Hint;
import org.carillon.spam.HtmlPage;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;

/// Much text that nobody sees: it is there for filters. Newsletters hide a line or two, which
/// mail programs show beside the subject.
final class HiddenTextRule implements SpamRule {
    private static final int MUCH = 400;
    private static final double POINTS = 2;

    @Override
    public String name() {
        return "hidden-text";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        int hidden = sample.pages().stream().mapToInt(HtmlPage::hidden).sum();
        int shown = sample.text().strip().length();
        return hidden > MUCH && hidden > shown / 4
                ? Optional.of(new Hint("it hides " + hidden + " characters of text", POINTS))
                : Optional.empty();
    }
}
