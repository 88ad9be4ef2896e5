package org.carillon.bounces;

import org.carillon.mail.Address;

/// What became of a letter to a return path.
public sealed interface BounceOutcome {
    /// It is written down for a member.
    record Recorded(Address member, BouncedRecipient what) implements BounceOutcome {}

    /// It says nothing that concerns a member; `reason` is for the log.
    record Discarded(String reason) implements BounceOutcome {}
}
