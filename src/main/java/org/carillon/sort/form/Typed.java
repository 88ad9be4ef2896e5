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

    /// Lines without the blank ones before and behind them; their ends are LF. By hand, as a regular expression would
    /// take quadratic time for a text that is nearly all line ends.
    static String block(String text) {
        String lines = text.replace("\r\n", "\n");
        int from = 0;
        for (int i = 0; i < lines.length() && Character.isWhitespace(lines.charAt(i)); i++) {
            if (lines.charAt(i) == '\n') from = i + 1;
        }
        return lines.substring(from).stripTrailing();
    }
}
