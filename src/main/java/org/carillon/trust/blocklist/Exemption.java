package org.carillon.trust.blocklist;

import java.time.Instant;

/// A host or network that comes in whoever lists it.
///
/// @param network `192.0.2.7`, or `192.0.2.0/24`; the same for IPv6
/// @param by who let it in
public record Exemption(long id, String network, String reason, String by, Instant at) {}
