package org.carillon.spam.scanner;

import java.util.List;

/// A letter as scanners want it, with what is known of its way.
///
/// @param bytes of the whole letter
/// @param client the IP address it came from, or empty
/// @param helo what that host called itself, or empty
/// @param sender return path, empty for a bounce
/// @param recipients their addresses
public record Suspect(byte[] bytes, String client, String helo, String sender, List<String> recipients) {
    public Suspect {
        recipients = List.copyOf(recipients);
    }
}
