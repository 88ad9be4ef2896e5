package org.carillon.cli;

/// Text of strangers made safe for a terminal: an escape sequence in a subject must not move the cursor or set
/// a title.
final class Plain {
    private Plain() {}

    /// One line: every control and line-breaking character becomes `?`; so do the marks that turn the direction
    /// of text.
    static String line(String text) {
        return text.codePoints()
                .map(c -> dangerous(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Columns the text takes on a terminal: none for combining marks, two for East Asian wide characters and
    /// emoji.
    static int width(String text) {
        return text.codePoints().map(Plain::width).sum();
    }

    private static boolean dangerous(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        };
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT)
            return 0;
        boolean wide = (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
