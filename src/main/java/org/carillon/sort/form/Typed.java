package org.carillon.sort.form;

/// What a person typed, made fit to stand in one line of a rule text.
final class Typed {
    private Typed() {}

    /// Control characters become blanks, halves of characters U+FFFD.
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c)) line.append(' ');
            else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) line.append('\ufffd');
            else line.appendCodePoint(c);
        });
        return line.toString();
    }
}
