package org.carillon.sort;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Inside this room a text holds one character for each byte, because letters are bytes and what a pattern finds
/// in them goes into variables, conditions and names of folders. Outside it is Unicode.
final class Latin {
    private Latin() {}

    static String inward(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /// Bytes that are not UTF-8 become the replacement character.
    static String outward(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }

    static byte[] bytes(String inward) {
        return inward.getBytes(ISO_8859_1);
    }

    static String of(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, ISO_8859_1);
    }
}
