package org.carillon.web;

import java.util.List;
import org.carillon.sort.form.Card;
import org.carillon.sort.form.FormRule;

/// A card of the page of rules.
///
/// @param key see [RuleShelf]
/// @param rule in words; of one written by hand nothing
/// @param hand the text of one written by hand, else empty
record RuleCard(String key, String title, Rule rule, String hand, Ends ends) {
    /// Where it stands among the others.
    record Ends(boolean first, boolean last) {}

    /// @param any one of the conditions is enough
    /// @param goOn the rules behind it are asked too
    record Rule(
            boolean on, boolean any, List<RuleWords.Phrase> conditions, List<RuleWords.Phrase> deeds, boolean goOn) {
        private static final Rule NONE = new Rule(true, false, List.of(), List.of(), false);

        static Rule of(FormRule rule) {
            return new Rule(
                    rule.on(),
                    rule.any(),
                    rule.rows().stream().map(RuleWords::words).toList(),
                    rule.deeds().stream().map(RuleWords::words).toList(),
                    rule.goOn());
        }
    }

    static RuleCard of(Card card, String key, Ends ends) {
        return switch (card) {
            case Card.Form form ->
                new RuleCard(key, Harmless.line(RuleWords.title(form.rule()), "Rule"), Rule.of(form.rule()), "", ends);
            case Card.Hand hand -> {
                String title = Harmless.line(hand.title(), hand.comment() ? "A comment" : "A rule");
                yield new RuleCard(key, title, Rule.NONE, Harmless.text(hand.shown()), ends);
            }
        };
    }
}
