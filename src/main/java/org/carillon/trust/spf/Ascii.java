package org.carillon.trust.spf;

/// The signs of which records are made (RFC 5234 appendix B.1); Java's own tests know those of the whole world.
final class Ascii {
    private Ascii() {}

    static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    /// Blanks count.
    static boolean printable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
