package org.carillon.pipeline;

import java.util.function.Predicate;
import org.carillon.mail.Address;
import org.carillon.mail.Message;

/// Whether a letter has been at an address before.
final class Loops {
    private Loops() {}

    /// True when an own Delivered-To field names the address.
    static boolean cameThrough(Message message, String address) {
        return message.headers().all("Delivered-To").stream()
                .anyMatch(v -> v.strip().equalsIgnoreCase(address));
    }

    /// True when a Delivered-To field names an address in such a domain.
    static boolean cameThrough(Message message, Predicate<String> domain) {
        return message.headers().all("Delivered-To").stream()
                .flatMap(v -> Address.parse(v.strip()).stream())
                .anyMatch(a -> domain.test(a.domain()));
    }
}
