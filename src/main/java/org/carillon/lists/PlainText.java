package org.carillon.lists;

/// Strangers' text made fit to be stored, shown and written into fields.
final class PlainText {
    private PlainText() {}

    /// One line without control characters, cut at `max` characters but never inside one.
    static String line(String text, int max) {
        String plain = text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
        if (plain.length() <= max) return plain;
        int end = Character.isHighSurrogate(plain.charAt(max - 1)) ? max - 1 : max;
        return plain.substring(0, end) + "…";
    }

    /// Lines without control characters, at most one empty line between two.
    static String paragraphs(String text) {
        return text.replaceAll("\\r\\n?|\u2028|\u2029", "\n")
                .replace('\t', ' ')
                .replaceAll("[\\p{Cntrl}&&[^\n]]+", "")
                .replaceAll(" +\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}
