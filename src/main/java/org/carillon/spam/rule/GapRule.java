package org.carillon.spam.rule;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.spam.Hint;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;

/// A subject with a wide gap, and a word behind it which mail programs do not show: it makes each
/// copy different, so that filters do not know it again.
final class GapRule implements SpamRule {
    private static final Pattern GAP = Pattern.compile("\\S\\h{6,200}(\\S{1,60})$");
    private static final double POINTS = 2;

    @Override
    public String name() {
        return "gap";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        Matcher gap = GAP.matcher(sample.subject().strip());
        return gap.find() ? Optional.of(new Hint("its subject hides a word behind a gap", POINTS)) : Optional.empty();
    }
}
