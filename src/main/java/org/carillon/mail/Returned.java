package org.carillon.mail;

/// How much of a letter comes back with a report of failure (RFC 3461 §4.3).
public enum Returned {
    UNSAID,
    FULL,
    HEADERS
}
