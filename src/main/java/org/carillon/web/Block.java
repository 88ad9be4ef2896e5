package org.carillon.web;

import java.util.List;

/// A stretch of a letter's text that is shown in one way.
///
/// @param lines how many it has
record Block(Kind kind, List<Piece> pieces, int lines) {
    /// Quotes of up to that many lines are shown at once, longer ones when somebody opens them.
    private static final int SHORT = 3;

    enum Kind {
        TEXT,
        /// Lines whose columns matter: indented, or set like a table.
        CODE,
        QUOTE,
        PATCH,
        SIGNATURE
    }

    /// Text with one look.
    ///
    /// @param href where it leads; empty for plain text
    /// @param look a class of the style sheet, such as `diff-add`; empty for plain text
    record Piece(String text, String href, String look) {
        static Piece plain(String text) {
            return new Piece(text, "", "");
        }
    }

    Block {
        pieces = List.copyOf(pieces);
    }

    /// As the template asks: `text`, `code`, `quote`, `patch`, `signature`.
    public String word() {
        return switch (kind) {
            case TEXT -> "text";
            case CODE -> "code";
            case QUOTE -> "quote";
            case PATCH -> "patch";
            case SIGNATURE -> "signature";
        };
    }

    public boolean folded() {
        return kind == Kind.QUOTE && lines > SHORT;
    }
}
