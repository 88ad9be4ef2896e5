package org.carillon.web;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How the pages write times and numbers.
@TemplateExtension
final class Words {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final long KILO = 1024;

    private Words() {}

    /// `24 Nov 2026, 09:30 UTC`
    static String readable(Instant moment) {
        return MOMENT.format(moment);
    }

    /// As it may stand in a query.
    static String encoded(String text) {
        return Paths.encoded(text);
    }

    /// As one step of a path.
    static String step(String text) {
        return Paths.step(text);
    }

    /// `1,000,000`
    static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    static String grouped(int number) {
        return grouped((long) number);
    }

    /// Octets, as `812 B`, `4 KB` or `1.5 MB`.
    static String bytes(int size) {
        if (size < KILO) return size + " B";
        if (size < KILO * KILO) return Math.round(size / (double) KILO) + " KB";
        return String.format(Locale.ROOT, "%.1f MB", size / (double) (KILO * KILO));
    }
}
