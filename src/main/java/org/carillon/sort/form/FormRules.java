package org.carillon.sort.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A person's rules as cards. Whatever the form does to one card, every byte of the others stays what it was.
public record FormRules(List<Card> cards) {
    public FormRules {
        cards = List.copyOf(cards);
    }

    /// Reads any text; never throws.
    public static FormRules read(String text) {
        return new FormRules(Segments.of(text).stream().map(FormRules::card).toList());
    }

    private static Card card(Card.Hand hand) {
        return RuleReading.of(Typed.block(hand.text()) + "\n")
                .map(rule -> (Card) new Card.Form(rule, hand.text()))
                .orElse(hand);
    }

    /// The rules as text; of what [#read] gave, the same text.
    public String text() {
        return cards.stream().map(Card::text).collect(Collectors.joining());
    }

    /// A rule as it would stand in the text.
    public static String text(FormRule rule) {
        return RuleWriter.write(rule);
    }

    /// One rule more, behind all others.
    public FormRules with(FormRule rule) {
        var more = new ArrayList<>(cards);
        more.add(card(rule));
        return spaced(more, more.size() - 2);
    }

    /// Another rule in place of a card.
    public FormRules with(int index, FormRule rule) {
        var changed = new ArrayList<>(cards);
        changed.set(index, card(rule));
        return spaced(changed, index - 1);
    }

    public FormRules without(int index) {
        var fewer = new ArrayList<>(cards);
        fewer.remove(index);
        return spaced(fewer, index - 1);
    }

    /// A card and the one before it in turn.
    ///
    /// @param index at least 1
    public FormRules swapped(int index) {
        var moved = new ArrayList<>(cards);
        moved.add(index - 1, moved.remove(index));
        return spaced(moved, index - 2, index - 1, index);
    }

    private static Card card(FormRule rule) {
        return new Card.Form(rule, RuleWriter.write(rule) + "\n");
    }

    /// Sees to it that a blank line stands behind these cards, unless they are the last: a comment at the end of one
    /// would else belong to the next. Numbers that no card has are passed over.
    private static FormRules spaced(List<Card> cards, int... places) {
        for (int i : places) {
            if (i < 0 || i >= cards.size() - 1) continue;
            String text = cards.get(i).text();
            if (text.endsWith("\n\n") || text.endsWith("\n\r\n")) continue;
            cards.set(i, longer(cards.get(i), text.endsWith("\n") ? "\n" : "\n\n"));
        }
        return new FormRules(cards);
    }

    private static Card longer(Card card, String end) {
        return switch (card) {
            case Card.Form form -> new Card.Form(form.rule(), form.text() + end);
            case Card.Hand hand -> new Card.Hand(hand.text() + end, hand.line());
        };
    }
}
