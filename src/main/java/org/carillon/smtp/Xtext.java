package org.carillon.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Octets as printable ASCII, for the values of parameters (RFC 3461 §4): what is not printable, and `+` and `=`,
/// become
/// `+` and two hexadecimal digits.
public final class Xtext {
    private static final String HEX = "0123456789ABCDEF";

    private Xtext() {}

    /// Empty when it is no xtext.
    public static Optional<String> decode(String xtext) {
        var octets = new byte[xtext.length()];
        int count = 0;
        for (int i = 0; i < xtext.length(); i++) {
            char c = xtext.charAt(i);
            if (c < '!' || c > '~' || c == '=') return Optional.empty();
            if (c == '+') {
                if (i + 2 >= xtext.length()) return Optional.empty();
                int high = HEX.indexOf(xtext.charAt(++i));
                int low = HEX.indexOf(xtext.charAt(++i));
                if (high < 0 || low < 0) return Optional.empty();
                c = (char) (high << 4 | low);
            }
            octets[count++] = (byte) c;
        }
        return Optional.of(new String(octets, 0, count, StandardCharsets.UTF_8));
    }

    public static String encode(String text) {
        var xtext = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            if (c >= '!' && c <= '~' && c != '+' && c != '=') xtext.append((char) c);
            else xtext.append('+').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
        return xtext.toString();
    }
}
