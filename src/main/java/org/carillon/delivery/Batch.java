package org.carillon.delivery;

import java.time.Instant;
import java.util.List;

/// A row of the outbox that a courier of this node has claimed.
///
/// @param deferred how many of the recipients the letter's counter holds as deferred
record Batch(Claim claim, Priority priority, String destination, List<Recipient> recipients, int deferred) {
    Batch {
        recipients = List.copyOf(recipients);
    }

    /// @param attempts this one included
    /// @param fence the number of this claim; a later claim has a higher one and makes this one void
    /// @param since when the letter was put in
    record Claim(long id, long outgoingId, int attempts, long fence, Instant since) {}
}
