package org.carillon.trust.spf;

import java.util.List;

/// A text with macros in it, understood but not yet expanded (RFC 7208 §7.1).
record MacroText(List<Piece> pieces) {
    /// `%{d}`: what a mechanism means that names no domain.
    static final MacroText OWN_DOMAIN =
            new MacroText(List.of(new Piece.Macro(MacroLetter.D, false, Integer.MAX_VALUE, false, ".")));

    MacroText {
        pieces = List.copyOf(pieces);
    }

    sealed interface Piece {
        record Literal(String text) implements Piece {}

        /// @param escaped true when the value goes into a URL
        /// @param parts how many parts are kept, from the right; at least 1
        /// @param delimiters at each of which the value is parted
        record Macro(MacroLetter letter, boolean escaped, int parts, boolean reversed, String delimiters)
                implements Piece {}
    }
}
