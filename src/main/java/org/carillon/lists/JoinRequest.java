package org.carillon.lists;

import java.time.Instant;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;

/// Somebody with a proven address waits for a moderator's word.
///
/// @param words theirs, to the people who run the list; one line, may be empty
public record JoinRequest(long id, long listId, Mailbox who, MemberMode mode, String words, Instant askedAt) {
    public Address address() {
        return who.address();
    }
}
