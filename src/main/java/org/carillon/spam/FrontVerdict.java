package org.carillon.spam;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.carillon.mail.Address;
import org.carillon.mail.Headers;

/// What a filter before us has said of a letter, in the fields that SpamAssassin and rspamd made
/// common. Only "yes" is read: anybody can write "no" into their own letter, but nobody gains by
/// calling it spam.
final class FrontVerdict {
    private static final List<String> FIELDS = List.of("X-Spam-Flag", "X-Spam-Status", "X-Spam");

    /// What our lists put above a post: below it stands what came with the post, and whether that
    /// goes out was decided then.
    private static final String PASSED = "X-Loop";

    /// Characters of a value that are looked at.
    private static final int LOOKED_AT = 4;

    private FrontVerdict() {}

    /// @param ours whether a domain is one of ours
    static boolean spam(Headers headers, Predicate<String> ours) {
        for (Headers.Field field : headers.fields()) {
            boolean verdict = FIELDS.stream().anyMatch(field.name()::equalsIgnoreCase);
            if (verdict && yes(headers.value(field))) return true;
            if (field.name().equalsIgnoreCase(PASSED) && of(headers.value(field), ours)) return false;
        }
        return false;
    }

    private static boolean of(String mark, Predicate<String> ours) {
        return Address.parse(mark).filter(who -> ours.test(who.domain())).isPresent();
    }

    /// `YES`, or `Yes, score=…`.
    private static boolean yes(String value) {
        String begin = value.substring(0, Math.min(LOOKED_AT, value.length())).toLowerCase(Locale.ROOT);
        return begin.equals("yes") || begin.startsWith("yes") && !Character.isLetterOrDigit(begin.charAt(3));
    }
}
