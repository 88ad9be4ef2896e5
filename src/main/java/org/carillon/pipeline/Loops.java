package org.carillon.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;
import org.carillon.mail.Address;
import org.carillon.mail.Message;

/// Whether a letter has been at an address before.
final class Loops {
    /// Octets of a bounce; what failed stands at its beginning, the letter itself behind it.
    private static final int LOOKED_AT = 64 * 1024;

    private Loops() {}

    /// True when an own Delivered-To field names the address.
    static boolean cameThrough(Message message, String address) {
        return message.headers().all("Delivered-To").stream()
                .anyMatch(v -> v.strip().equalsIgnoreCase(address));
    }

    /// True for a letter from nobody that speaks of the address: it is the bounce of what went there,
    /// and would not arrive there either. One that only happens to name it is kept, which hurts nobody.
    static boolean reportsOn(Arrival letter, Address target) {
        if (letter.item().sender() != null) return false;
        Message message = letter.message();
        int from = message.headers().end();
        int length = Math.min(message.size() - from, LOOKED_AT);
        String text = new String(message.raw(), from, length, StandardCharsets.UTF_8);
        return text.toLowerCase(Locale.ROOT).contains(target.toString().toLowerCase(Locale.ROOT));
    }

    /// True when a Delivered-To field names an address in such a domain.
    static boolean cameThrough(Message message, Predicate<String> domain) {
        return message.headers().all("Delivered-To").stream()
                .flatMap(v -> Address.parse(v.strip()).stream())
                .anyMatch(a -> domain.test(a.domain()));
    }
}
