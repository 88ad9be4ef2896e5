package org.carillon.lists;

import org.carillon.mail.Address;

/// A member's wish for another address.
///
/// @param other the new one where the old one is asked, the old one where the new one is asked
/// @param everywhere on all lists of the server, and not on one alone
public record AddressMove(Address other, boolean everywhere) {
    /// For people: `on this list` or `on all lists here`.
    public String where() {
        return everywhere ? "on all lists of this server" : "on this list";
    }
}
