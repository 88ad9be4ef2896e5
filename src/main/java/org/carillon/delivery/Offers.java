package org.carillon.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.smtp.Reply;

/// What a host offers in its answer to EHLO (RFC 5321 §4.1.1.1): each keyword with what stands behind it.
record Offers(Map<String, String> keywords) {
    static final Offers NONE = new Offers(Map.of());

    Offers {
        keywords = Map.copyOf(keywords);
    }

    static Offers of(Reply ehlo) {
        Map<String, String> words = new HashMap<>();
        for (String line : ehlo.lines().subList(1, ehlo.lines().size())) {
            String[] parts = line.strip().split("[ =]", 2);
            words.put(parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1].strip() : "");
        }
        return new Offers(words);
    }

    /// RFC 2920.
    boolean pipelining() {
        return keywords.containsKey("PIPELINING");
    }

    /// RFC 6152.
    boolean eightBit() {
        return keywords.containsKey("8BITMIME");
    }

    /// RFC 6531.
    boolean utf8() {
        return keywords.containsKey("SMTPUTF8");
    }

    /// It can be told about which fates to report (RFC 3461).
    boolean reports() {
        return keywords.containsKey("DSN");
    }

    /// RFC 3207.
    boolean startTls() {
        return keywords.containsKey("STARTTLS");
    }

    /// It sends on under TLS what may travel only so (RFC 8689).
    boolean requiresTls() {
        return keywords.containsKey("REQUIRETLS");
    }

    /// RFC 1870.
    boolean size() {
        return keywords.containsKey("SIZE");
    }

    /// Octets of a message, 0 when it does not say.
    long maxSize() {
        String text = keywords.getOrDefault("SIZE", "");
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /// Whether it takes this way to sign in (RFC 4954 §3).
    boolean signsIn(String mechanism) {
        return List.of(keywords.getOrDefault("AUTH", "")
                        .toUpperCase(Locale.ROOT)
                        .split(" "))
                .contains(mechanism);
    }

    /// Recipients of one transaction (RFC 9422 §4.2).
    int mostRecipients() {
        return limit("RCPTMAX");
    }

    /// Transactions on one connection (RFC 9422 §4.1).
    int mostMessages() {
        return limit("MAILMAX");
    }

    private int limit(String name) {
        String limits = keywords.getOrDefault("LIMITS", "");
        if (limits.isEmpty()) return Integer.MAX_VALUE;
        for (String word : limits.toUpperCase(Locale.ROOT).split(" ")) {
            if (word.matches(name + "=[1-9][0-9]{0,5}")) return Integer.parseInt(word.substring(name.length() + 1));
        }
        return Integer.MAX_VALUE;
    }
}
