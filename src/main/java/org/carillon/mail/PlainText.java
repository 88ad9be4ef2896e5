package org.carillon.mail;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// Strangers' text made fit to be stored, shown and logged on one line.
public final class PlainText {
    private PlainText() {}

    /// Encoded words (RFC 2047) opened, control characters and runs of blanks made one blank, cut to `max`
    /// characters without splitting one. No NUL, no half of a surrogate pair: PostgreSQL takes neither.
    public static String line(String value, int max) {
        String head = value.length() > 4 * max ? value.substring(0, 4 * max) : value;
        return clean(decoded(head), max);
    }

    private static String decoded(String text) {
        if (!text.contains("=?")) return text;
        try {
            return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
        } catch (RuntimeException unreadable) {
            return text;
        }
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
