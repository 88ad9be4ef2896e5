package org.carillon.delivery;

/// What goes first. Each kind has couriers of its own, so that posts never delay a letter.
public enum Priority {
    /// One letter to one person: a confirmation, a reply, a bounce.
    LETTER,
    /// A post to all members of a list.
    POST
}
