package org.carillon.trust.greylist;

import java.time.Instant;

/// A network from which letters came again.
///
/// @param passes how many, one an hour, since it was last unknown
/// @param lastAt the last letter, to the hour
public record KnownNetwork(long id, String network, int passes, Instant firstAt, Instant lastAt) {}
