package org.carillon.delivery;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.carillon.smtp.Reply;

/// What a host offers in its answer to EHLO (RFC 5321 §4.1.1.1).
///
/// @param reports it can be told about which fates to report (RFC 3461)
/// @param maxSize octets of a message (RFC 1870), 0 when it does not say
record Offers(boolean pipelining, boolean eightBit, boolean utf8, boolean reports, boolean size, long maxSize) {
    static final Offers NONE = new Offers(false, false, false, false, false, 0);

    static Offers of(Reply ehlo) {
        Map<String, String> words = new HashMap<>();
        for (String line : ehlo.lines().subList(1, ehlo.lines().size())) {
            String[] parts = line.strip().split("[ =]", 2);
            words.put(parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1].strip() : "");
        }
        return new Offers(
                words.containsKey("PIPELINING"),
                words.containsKey("8BITMIME"),
                words.containsKey("SMTPUTF8"),
                words.containsKey("DSN"),
                words.containsKey("SIZE"),
                octets(words.getOrDefault("SIZE", "")));
    }

    private static long octets(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
