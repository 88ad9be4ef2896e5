package org.carillon.trust.blocklist;

import java.time.Instant;
import java.util.Optional;

/// How a list has answered this node since its start.
///
/// @param restingUntil not asked before, as it failed several times in a row
/// @param trouble what went wrong last, a sentence; empty when it has answered well since
public record ListState(BlockList list, Counts counts, Optional<Instant> restingUntil, String trouble) {
    /// @param listed clients that were on it
    /// @param errors no answer in time, or one that cannot be
    public record Counts(long asked, long listed, long errors) {}
}
