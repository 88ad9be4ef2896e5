package org.carillon.delivery;

/// What a policy that its domain only tries out (MTA-STS, mode `testing`, RFC 8461 §5) has to do with a host.
enum Trial {
    /// There is no such policy.
    NONE,
    /// It names the host: its certificate is looked at, and what is wrong with it is noted and stops nothing.
    NAMED,
    /// It does not name the host, which gets its letters nevertheless.
    UNNAMED
}
