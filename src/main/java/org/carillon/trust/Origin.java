package org.carillon.trust;

/// By which way a letter came into the house.
public enum Origin {
    /// From the world, and looked into.
    STRANGER,
    /// From a person of ours who had signed in.
    SIGNED_IN,
    /// From one of our own networks, where another server may have taken it in: its sender's host is not known.
    NEAR,
    /// It came before letters were looked into, or they are not.
    UNKNOWN
}
