package org.carillon.spool;

import java.time.Instant;
import java.util.OptionalLong;
import org.carillon.mail.Address;
import org.carillon.mail.MailTerms;
import org.jspecify.annotations.Nullable;

/// One (message, recipient) that a node has claimed.
///
/// @param fence the number of this claim; a later claim has a higher one and makes this one void
/// @param held whether a rule has set it aside before, and a person let it go on
public record SpoolItem(long id, long messageId, long fence, Errand errand, Instant acceptedAt, boolean held) {

    /// From whom to whom, and on which terms.
    ///
    /// @param submitter the person who signed in to send it; empty for a letter from the world
    public record Errand(@Nullable Address sender, Address recipient, MailTerms terms, OptionalLong submitter) {}

    public @Nullable Address sender() {
        return errand.sender();
    }

    public Address recipient() {
        return errand.recipient();
    }

    public MailTerms terms() {
        return errand.terms();
    }
}
