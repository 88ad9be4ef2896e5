package org.carillon.trust.greylist;

import java.time.Instant;
import java.util.Optional;

/// A letter that was asked to come again, for pages and programs.
///
/// @param network `192.0.2.0/24`, or a /64 of IPv6
/// @param sender without what changes from letter to letter
/// @param passedAt when it came again in time or was released; empty while it waits
public record Entry(
        long id, String network, String sender, String recipient, Instant firstAt, Optional<Instant> passedAt) {
    public boolean waiting() {
        return passedAt.isEmpty();
    }
}
