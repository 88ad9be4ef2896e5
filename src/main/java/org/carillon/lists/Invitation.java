package org.carillon.lists;

import java.time.Instant;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;

/// Somebody was asked onto a list and has not said yes.
///
/// @param words of who invited; one line, may be empty
public record Invitation(
        long id, long listId, Mailbox who, String words, String invitedBy, Instant invitedAt, Instant expiresAt) {
    public Address address() {
        return who.address();
    }
}
