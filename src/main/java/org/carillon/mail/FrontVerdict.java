package org.carillon.mail;

import java.util.List;
import java.util.Locale;

/// What a filter before us has said of a letter, in the fields that SpamAssassin and rspamd made
/// common. Only "yes" is read: anybody can write "no" into their own letter, but nobody gains by
/// calling it spam.
public final class FrontVerdict {
    /// Where such a filter writes it.
    public static final List<String> FIELDS = List.of("X-Spam-Flag", "X-Spam-Status", "X-Spam");

    /// Characters of a value that are looked at.
    private static final int LOOKED_AT = 4;

    private FrontVerdict() {}

    public static boolean spam(Headers headers) {
        return headers.fields().stream()
                .filter(field -> FIELDS.stream().anyMatch(field.name()::equalsIgnoreCase))
                .anyMatch(field -> yes(headers.value(field)));
    }

    /// `YES`, or `Yes, score=…`.
    private static boolean yes(String value) {
        String begin = value.substring(0, Math.min(LOOKED_AT, value.length())).toLowerCase(Locale.ROOT);
        return begin.equals("yes") || begin.startsWith("yes") && !Character.isLetterOrDigit(begin.charAt(3));
    }
}
