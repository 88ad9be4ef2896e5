package org.carillon.pipeline;

import org.carillon.mail.Message;

/// Whether a letter has been at an address before.
final class Loops {
    private Loops() {}

    /// True when an own Delivered-To field names the address.
    static boolean cameThrough(Message message, String address) {
        return message.headers().all("Delivered-To").stream()
                .anyMatch(v -> v.strip().equalsIgnoreCase(address));
    }
}
