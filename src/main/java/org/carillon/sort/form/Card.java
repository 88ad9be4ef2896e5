package org.carillon.sort.form;

/// A piece of a rule text that the form shows as one: whole lines, with the blank lines behind them.
public sealed interface Card {
    /// Byte for byte as it stands in the rules.
    String text();

    /// A rule in the shape that the form writes.
    record Form(FormRule rule, String text) implements Card {}

    /// Written by hand, or a comment: kept as it is.
    ///
    /// @param line where it begins, counted from 1
    record Hand(String text, int line) implements Card {
        /// What there is to read, without the blank lines around it.
        public String shown() {
            return Typed.block(text);
        }

        /// The first words of the comment above it; empty when there is none.
        public String title() {
            String first = shown().lines().findFirst().orElse("").strip();
            if (!first.startsWith("#")) return "";
            String words = first.replaceAll("^#+\\s*", "");
            return words.length() <= FormRule.MAX_NAME ? words : words.substring(0, FormRule.MAX_NAME) + "…";
        }

        /// Nothing but comments.
        public boolean comment() {
            return shown().lines().map(String::strip).allMatch(l -> l.isEmpty() || l.startsWith("#"));
        }
    }
}
