package org.carillon.spam.rule;

import java.util.Optional;
import org.carillon.spam.Hint;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;

/// Several From fields: RFC 5322 §3.6 allows one, and with two each reader sees another sender.
final class SeveralFromRule implements SpamRule {
    private static final double POINTS = 3;

    @Override
    public String name() {
        return "several-from";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        int there = sample.message().headers().all("From").size();
        return there > 1 ? Optional.of(new Hint("it has " + there + " From fields", POINTS)) : Optional.empty();
    }
}
