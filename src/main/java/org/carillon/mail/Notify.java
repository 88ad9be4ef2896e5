package org.carillon.mail;

/// When the sender wants to hear what became of a letter (RFC 3461 §4.1).
public enum Notify {
    NEVER,
    SUCCESS,
    FAILURE,
    DELAY
}
