package org.carillon.sort.form;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.carillon.sort.Dialect;
import org.carillon.sort.Outline;

/// Divides a rule text into cards: a statement, or a chain of them, with the comment directly above it; a comment
/// that stands alone; a rule that is off. Together they are the text again.
final class Segments {
    private final List<String> lines;
    /// Lines that belong to a statement, and those of them where one begins.
    private final BitSet statement = new BitSet();

    private final BitSet begins = new BitSet();
    private final List<Card.Hand> cards = new ArrayList<>();
    private StringBuilder card = new StringBuilder();
    private int cardFrom;

    private Segments(String text) {
        this.lines = lines(text);
        for (Outline.Lines group : Outline.of(text, Dialect.PERSON)) {
            begins.set(group.first() - 1);
            statement.set(group.first() - 1, group.last());
        }
    }

    static List<Card.Hand> of(String text) {
        return new Segments(text).cards();
    }

    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(from, to));
            from = to;
        }
        return lines;
    }

    private List<Card.Hand> cards() {
        for (int i = 0; i < lines.size(); i++) {
            if (beginsCard(i)) close(i);
            card.append(lines.get(i));
        }
        close(lines.size());
        return cards;
    }

    private void close(int next) {
        // Blank lines before everything else belong to the first card.
        if (card.toString().isBlank() && next < lines.size()) return;
        if (!card.isEmpty()) cards.add(new Card.Hand(card.toString(), cardFrom + 1));
        card = new StringBuilder();
        cardFrom = next;
    }

    private boolean beginsCard(int i) {
        if (statement.get(i)) return begins.get(i) && (i == 0 || !commentAbove(i));
        if (lines.get(i).isBlank()) return false;
        if (lines.get(i).startsWith(RuleWriter.NAME) || lines.get(i).startsWith(RuleWriter.NAME_OFF)) return true;
        boolean comment = i > 0 && !statement.get(i - 1) && !lines.get(i - 1).isBlank();
        return !comment || off(i - 1) && !off(i);
    }

    private boolean commentAbove(int i) {
        return !statement.get(i - 1) && !lines.get(i - 1).isBlank() && !off(i - 1);
    }

    private boolean off(int i) {
        return lines.get(i).startsWith(RuleWriter.OFF);
    }
}
