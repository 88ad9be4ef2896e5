package org.carillon.trust;

/// Something about a letter's way that makes it look more or less like spam.
///
/// @param words the end of a sentence that begins with "It looks like spam because"
/// @param points above zero against the letter
public record Remark(String words, double points) {
    /// The words as a sentence of their own.
    public String sentence() {
        String begun = words.startsWith("it ") ? "It" + words.substring(2) : words;
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
