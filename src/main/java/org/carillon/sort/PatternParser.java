package org.carillon.sort;

import java.util.ArrayList;
import java.util.List;

/// Reads a regular expression; what is malformed is repaired as procmail does it, and [#wellFormed] says so.
final class PatternParser {
    /// Parentheses deeper than this are taken as letters.
    private static final int MAX_DEPTH = 200;

    private static final ByteSet NEWLINE = ByteSet.of('\n');
    private static final ByteSet ANY = new ByteSet().inverted();
    private static final ByteSet NO_WORD = noWord();
    private static final ByteSet[] AS_IT_IS = letters(false);
    private static final ByteSet[] EITHER_CASE = letters(true);

    private final String text;
    private final boolean tooLong;
    private final boolean foldCase;
    private int at;
    private int depth;
    private boolean anchored;
    private boolean wellFormed = true;

    /// @param text one that is too long is not looked at
    PatternParser(String text, boolean foldCase) {
        this.tooLong = text.length() > Pattern.MAX_LENGTH;
        this.text = tooLong ? "" : text;
        this.foldCase = foldCase;
    }

    Node parse() {
        if (text.startsWith("^^")) {
            anchored = true;
            at = 2;
        }
        Node node = either();
        // A closing parenthesis too many: what stands behind it is not looked at.
        if (at < text.length()) wellFormed = false;
        return node;
    }

    /// `^^` at the beginning: only at the very start of the text.
    boolean anchored() {
        return anchored;
    }

    boolean tooLong() {
        return tooLong;
    }

    boolean wellFormed() {
        return wellFormed;
    }

    private Node either() {
        var branches = new ArrayList<Node>();
        branches.add(sequence());
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            branches.add(sequence());
        }
        return branches.size() == 1 ? branches.getFirst() : new Node.Either(List.copyOf(branches));
    }

    private Node sequence() {
        var nodes = new ArrayList<Node>();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') nodes.add(repeated(atom()));
        return nodes.size() == 1 ? nodes.getFirst() : new Node.Sequence(List.copyOf(nodes));
    }

    private Node repeated(Node node) {
        if (at >= text.length()) return node;
        Node more = switch (text.charAt(at)) {
            case '*' -> new Node.Repeat(node, 0, true);
            case '+' -> new Node.Repeat(node, 1, true);
            case '?' -> new Node.Repeat(node, 0, false);
            default -> node;
        };
        if (more != node) at++;
        return more;
    }

    private Node atom() {
        char c = text.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> new Node.One(bracket());
            case '.' -> new Node.One(ANY);
            case '^' -> caret();
            case '$' -> new Node.One(NEWLINE);
            case '\\' -> escaped();
            default -> new Node.One(letter(c));
        };
    }

    private Node caret() {
        if (at == text.length() - 1 && text.charAt(at) == '^') {
            at++;
            return new Node.End();
        }
        return new Node.One(NEWLINE);
    }

    private Node escaped() {
        if (at >= text.length()) return new Node.One(letter('\\'));
        char c = text.charAt(at++);
        return switch (c) {
            case '/' -> new Node.Split();
            case '<', '>' -> new Node.One(NO_WORD);
            default -> new Node.One(letter(c));
        };
    }

    private Node group() {
        if (depth >= MAX_DEPTH) {
            wellFormed = false;
            return new Node.One(letter('('));
        }
        depth++;
        Node node = either();
        depth--;
        if (at < text.length()) at++;
        else wellFormed = false;
        return node;
    }

    /// `[…]`: a backslash means itself; `]` first and `-` at either end too. Without its end it reaches to the end
    /// of the expression, which procmail does not complain about.
    private ByteSet bracket() {
        boolean inverted = at < text.length() && text.charAt(at) == '^';
        if (inverted) at++;
        var set = new ByteSet();
        boolean first = true;
        while (at < text.length() && (first || text.charAt(at) != ']')) {
            first = false;
            int low = text.charAt(at++);
            int high = low;
            if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
                high = text.charAt(at + 1);
                at += 2;
            }
            for (int value = low; value <= high; value++) set.add(value);
        }
        if (at < text.length()) at++;
        else wellFormed = false;
        if (foldCase) set.addOtherCase();
        return inverted ? set.inverted() : set;
    }

    private ByteSet letter(char c) {
        return (foldCase ? EITHER_CASE : AS_IT_IS)[c];
    }

    /// One for each byte, for all expressions.
    private static ByteSet[] letters(boolean foldCase) {
        var letters = new ByteSet[256];
        for (int value = 0; value < 256; value++) {
            letters[value] = ByteSet.of(value);
            if (foldCase) letters[value].addOtherCase();
        }
        return letters;
    }

    private static ByteSet noWord() {
        var set = new ByteSet();
        for (int i = 0; i < 256; i++) {
            boolean word = i >= 'a' && i <= 'z' || i >= 'A' && i <= 'Z' || i >= '0' && i <= '9' || i == '_';
            if (!word) set.add(i);
        }
        return set;
    }
}
