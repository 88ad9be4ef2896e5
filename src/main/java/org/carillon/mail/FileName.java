package org.carillon.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The name that a part bears as a file: plain, in encoded words as many programs write it, or in
/// the pieces and percent signs of RFC 2231 §3 and §4.
final class FileName {
    /// Pieces of one name that are put together; with more of them the rest is left out.
    private static final int MOST_PIECES = 50;

    private FileName() {}

    /// @param field a Content-Disposition, where it is `filename`, or a Content-Type, where it is
    ///     `name`
    /// @return empty when it bears none
    static String of(ContentType field, String parameter) {
        return field.parameter(parameter)
                .map(EncodedWords::decoded)
                .or(() -> field.parameter(parameter + "*").map(FileName::opened))
                .orElseGet(() -> joined(field, parameter));
    }

    private static String joined(ContentType field, String parameter) {
        var name = new StringBuilder();
        boolean encoded = false;
        for (int i = 0; i < MOST_PIECES; i++) {
            Optional<String> plain = field.parameter(parameter + "*" + i);
            Optional<String> marked = plain.isPresent() ? plain : field.parameter(parameter + "*" + i + "*");
            if (marked.isEmpty()) break;
            encoded |= plain.isEmpty();
            name.append(marked.get());
        }
        return encoded ? opened(name.toString()) : name.toString();
    }

    /// `charset'language'text`, of which the first two may be missing.
    private static String opened(String value) {
        int first = value.indexOf('\'');
        int second = value.indexOf('\'', first + 1);
        boolean named = first >= 0 && second > 0;
        Charset charset = MimePart.known(named ? value.substring(0, first) : "");
        return new String(octets(named ? value.substring(second + 1) : value), charset);
    }

    private static byte[] octets(String text) {
        var out = new ByteArrayOutputStream(text.length());
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = i + 2 < raw.length && raw[i] == '%' ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low < 0) out.write(raw[i]);
            else {
                out.write(16 * high + low);
                i += 2;
            }
        }
        return out.toByteArray();
    }
}
