package org.carillon.smtp;

import java.util.Optional;
import java.util.regex.Pattern;

/// A status code of RFC 3463, such as `5.1.1`: class, subject and detail.
public record EnhancedCode(int c, int s, int d) {
    private static final Pattern FORM = Pattern.compile("([245])\\.([0-9]{1,3})\\.([0-9]{1,3})");

    public EnhancedCode {
        boolean ok = (c == 2 || c == 4 || c == 5) && s >= 0 && s <= 999 && d >= 0 && d <= 999;
        if (!ok) throw new IllegalArgumentException("no enhanced status code: " + c + "." + s + "." + d);
    }

    public static Optional<EnhancedCode> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) return Optional.empty();
        return Optional.of(new EnhancedCode(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3))));
    }

    /// @throws IllegalArgumentException when the text, written by us, is none
    public static EnhancedCode of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no enhanced status code: " + text));
    }

    @Override
    public String toString() {
        return c + "." + s + "." + d;
    }
}
