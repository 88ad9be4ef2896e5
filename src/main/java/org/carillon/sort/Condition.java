package org.carillon.sort;

import org.jspecify.annotations.Nullable;

/// One condition line.
/// @param text as written, without the star
/// @param in what it looks at when it says so (`VAR ??`, `B ??`, `H ??`, `HB ??`, `H:decoded ??` …); null: what
///     the flags say
public record Condition(
        int line, String text, boolean negated, @Nullable String in, Test test) {
    /// What is asked.
    public sealed interface Test {
        /// A regular expression.
        record Matches(Pattern pattern) implements Test {}

        /// `< bytes`
        record Smaller(Word bytes) implements Test {}

        /// `> bytes`
        record Larger(Word bytes) implements Test {}

        /// `$`: variables are put in, and then the line is read again.
        record Expanded(Word line) implements Test {}

        /// A condition that cannot be asked; it counts as not met.
        record Wrong(String why) implements Test {}
    }
}
