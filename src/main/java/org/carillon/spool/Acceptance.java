package org.carillon.spool;

/// What became of a message at the door.
public sealed interface Acceptance {
    /// It survives a power cut from now on: the sender may be told 250.
    record Stored(long messageId) implements Acceptance {}

    /// The disk is nearly full: 452 4.3.1.
    record NoRoom() implements Acceptance {}

    /// The database did not take it: 451 4.3.0. Nothing of it is kept.
    record Away() implements Acceptance {}
}
