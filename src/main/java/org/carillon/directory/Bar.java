package org.carillon.directory;

/// Why a letter is not taken in for somebody who is there.
public enum Bar {
    NONE,
    /// Its sender is kept out.
    BANNED,
    /// Nobody posts there any more.
    CLOSED,
    /// It was deleted a moment ago.
    GONE
}
