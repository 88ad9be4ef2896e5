package org.carillon.people;

/// A password that cannot be taken, with the reason.
public final class PasswordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    PasswordException(String sentence) {
        super(sentence);
    }
}
