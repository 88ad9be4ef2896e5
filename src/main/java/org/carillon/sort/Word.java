package org.carillon.sort;

import java.util.List;

/// A word of a rule text with its variables not yet put in.
public record Word(List<Part> parts) {
    public Word {
        parts = List.copyOf(parts);
    }

    /// A piece of a word. Texts hold one character for each byte.
    public sealed interface Part {
        /// Text as it stands.
        record Plain(String text) implements Part {}

        /// `$name`
        /// @param quoted when not, blanks in the value divide words of an action line
        record Value(String name, boolean quoted) implements Part {}

        /// `$\name`: the value as a regular expression that means just itself.
        record Quoted(String name) implements Part {}

        /// `${name:-text}` and its three sisters.
        /// @param emptyIsUnset with the colon
        /// @param whenSet `+`: the text stands in place of a value; else (`-`) in place of a missing one
        record Choice(String name, boolean emptyIsUnset, boolean whenSet, Word text, boolean quoted) implements Part {}
    }

    static Word plain(String text) {
        return new Word(List.of(new Part.Plain(text)));
    }

    /// Whether there is nothing to put in.
    public boolean fixed() {
        return parts.stream().allMatch(Part.Plain.class::isInstance);
    }

    /// The text of a [#fixed] word; of another, what stands in it as it is.
    String fixedText() {
        var text = new StringBuilder();
        for (Part part : parts) if (part instanceof Part.Plain plain) text.append(plain.text());
        return text.toString();
    }
}
