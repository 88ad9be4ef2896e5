package org.carillon.spam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carillon.spam.rule.Rules;

/// Adds up what rules and others say of a letter.
final class Scorer {
    private final List<SpamRule> rules;
    private final Map<String, Double> weights;
    private final double unsureAt;
    private final double tagAt;

    /// @throws IllegalArgumentException with a sentence for the operator
    Scorer(SpamConfig config) {
        SpamBounds.check(config);
        rules = Rules.all(config.keywords());
        weights = Map.copyOf(config.weights());
        unsureAt = config.unsureAt();
        tagAt = config.tagAt();
        checkNames();
    }

    private void checkNames() {
        Set<String> known = rules.stream().map(SpamRule::name).collect(Collectors.toCollection(TreeSet::new));
        for (String name : weights.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("carillon.spam.weights." + name
                        + ": there is no such rule; the rules are " + String.join(", ", known) + ".");
            }
        }
    }

    /// By the hints of others alone.
    SpamScore told(List<Hint> hints) {
        return SpamScore.of(hints, unsureAt, tagAt);
    }

    SpamScore score(Sample sample, List<Hint> hints) {
        var all = new ArrayList<Hint>(hints);
        for (SpamRule rule : rules) {
            double weight = weights.getOrDefault(rule.name(), 1.0);
            if (weight == 0) continue;
            rule.look(sample).ifPresent(hint -> all.add(new Hint(hint.words(), hint.points() * weight)));
        }
        return told(all);
    }
}
