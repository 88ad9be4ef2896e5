package org.carillon.trust.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads texts with macros (RFC 7208 §7.1), in linear time. Nothing comes of a text that breaks the grammar.
final class MacroParser {
    private static final String DELIMITERS = ".-+,/_=";

    /// More parts than any value has.
    private static final int MOST_PARTS = 1000;

    private final String text;
    private final boolean explains;
    private final List<MacroText.Piece> pieces = new ArrayList<>();
    private int at;

    private MacroParser(String text, boolean explains) {
        this.text = text;
        this.explains = explains;
    }

    /// A `domain-spec`: ends in a macro, or like a domain.
    static Optional<MacroText> domain(String text) {
        var parser = new MacroParser(text, false);
        if (text.indexOf(' ') >= 0 || !parser.read()) return Optional.empty();
        String end = text.substring(parser.at);
        boolean ended = end.isEmpty() ? !text.isEmpty() : DnsName.endsInTopLabel(end);
        return ended ? Optional.of(new MacroText(parser.pieces)) : Optional.empty();
    }

    /// True for the `macro-string` of a modifier that nobody knows.
    static boolean isString(String text) {
        return text.indexOf(' ') < 0 && new MacroParser(text, true).read();
    }

    /// An `explain-string`.
    static Optional<MacroText> explanation(String text) {
        var parser = new MacroParser(text, true);
        return parser.read() ? Optional.of(new MacroText(parser.pieces)) : Optional.empty();
    }

    /// Leaves `at` behind the last macro.
    private boolean read() {
        if (!Ascii.printable(text)) return false;
        for (int percent = text.indexOf('%'); percent >= 0; percent = text.indexOf('%', at)) {
            literal(text.substring(at, percent));
            if (!expand(percent)) return false;
        }
        literal(text.substring(at));
        return true;
    }

    private void literal(String literal) {
        if (!literal.isEmpty()) pieces.add(new MacroText.Piece.Literal(literal));
    }

    /// A `macro-expand`.
    private boolean expand(int percent) {
        at = percent + 2;
        return switch (percent + 1 < text.length() ? text.charAt(percent + 1) : 0) {
            case '%' -> pieces.add(new MacroText.Piece.Literal("%"));
            case '_' -> pieces.add(new MacroText.Piece.Literal(" "));
            case '-' -> pieces.add(new MacroText.Piece.Literal("%20"));
            case '{' -> macro();
            default -> false;
        };
    }

    private boolean macro() {
        int end = text.indexOf('}', at);
        if (end <= at) return false;
        Optional<MacroText.Piece.Macro> macro = macro(text.substring(at, end));
        macro.ifPresent(pieces::add);
        at = end + 1;
        return macro.isPresent();
    }

    /// @param body what stands between the braces, such as `d2r-`
    private Optional<MacroText.Piece.Macro> macro(String body) {
        int digits = 1;
        int parts = 0;
        for (; digits < body.length() && Ascii.digit(body.charAt(digits)); digits++) {
            parts = Math.min(MOST_PARTS, parts * 10 + body.charAt(digits) - '0');
        }
        if (digits > 1 && parts == 0) return Optional.empty();
        int kept = digits == 1 ? MOST_PARTS : parts;
        boolean reversed = body.startsWith("r", digits) || body.startsWith("R", digits);
        String delimiters = body.substring(reversed ? digits + 1 : digits);
        if (!delimiters.chars().allMatch(c -> DELIMITERS.indexOf(c) >= 0)) return Optional.empty();
        boolean escaped = Character.isUpperCase(body.charAt(0));
        return MacroLetter.of(body.charAt(0))
                .filter(letter -> explains || !letter.explains())
                .map(letter -> new MacroText.Piece.Macro(
                        letter, escaped, kept, reversed, delimiters.isEmpty() ? "." : delimiters));
    }
}
