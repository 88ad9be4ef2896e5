package org.carillon.listener;

/// Nobody can say at the moment who the people are: the database is away.
final class PeopleAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PeopleAwayException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
