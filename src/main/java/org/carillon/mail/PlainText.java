package org.carillon.mail;

/// Strangers' text made fit to be stored, shown and logged on one line.
public final class PlainText {
    private PlainText() {}

    /// Encoded words (RFC 2047) opened, control characters and runs of blanks made one blank, cut to `max`
    /// characters without splitting one. No NUL, no half of a surrogate pair: PostgreSQL takes neither.
    public static String line(String value, int max) {
        return clean(EncodedWords.decoded(value), max);
    }

    private static String clean(String text, int max) {
        var plain = new StringBuilder(Math.min(text.length(), max));
        boolean blank = false;
        for (int i = 0; i < text.length() && plain.length() < max; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean white = c <= ' ' || (c >= 127 && c < 160) || Character.isWhitespace(c);
            if (!white && blank && !plain.isEmpty()) plain.append(' ');
            if (!white) plain.appendCodePoint(c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
            blank = white;
        }
        return plain.toString();
    }
}
