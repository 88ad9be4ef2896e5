package org.carillon.vacation;

import java.time.Instant;
import java.util.function.Predicate;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.trust.Provenance;

/// All that [AwayPolicy] looks at.
///
/// @param acceptedAt when we took the letter; its Date is what its sender claims
/// @param house what the house knows of its own addresses
/// @param provenance what was found out about its sender
public record AwayFacts(
        Addressee to, Envelope envelope, Message message, Instant acceptedAt, House house, Provenance provenance) {
    /// What only the house knows.
    ///
    /// @param senderIsList true when the envelope sender is a list of ours or an address beside one,
    /// behind a forwarder, too
    /// @param senderInside true when the envelope sender's domain is ours
    /// @param replyId true for the id of a reply of ours, see [ReplyIds]
    public record House(boolean senderIsList, boolean senderInside, Predicate<String> replyId) {}
}
