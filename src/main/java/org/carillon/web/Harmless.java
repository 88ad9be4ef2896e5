package org.carillon.web;

/// Strangers' text as it may be shown. Qute escapes the rest; here goes what would disturb the page around it:
/// control characters, and those that turn the direction of whatever follows (Unicode TR 9 §2: embeddings,
/// overrides, isolates, marks).
final class Harmless {
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private Harmless() {}

    /// With its line ends and tabs.
    static String text(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR ? '\n' : c)
                .filter(c -> c == '\n' || c == '\t' || shown(c))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /// On one line; `instead` when nothing is left.
    static String line(String text, String instead) {
        String plain = text(text).replace('\n', ' ').replace('\t', ' ').strip();
        return plain.isEmpty() ? instead : plain;
    }

    private static boolean shown(int c) {
        boolean control = c < ' ' || c >= 127 && c < 160;
        boolean turns = c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
        boolean mark = c == 0x200e || c == 0x200f || c == 0x061c;
        return !control && !turns && !mark;
    }
}
