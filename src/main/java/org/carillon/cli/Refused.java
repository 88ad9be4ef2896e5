package org.carillon.cli;

/// What was asked for was not done; the message is the one sentence that says why.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int NOT_FOUND = 404;

    /// The server's status; 0 when no server said so.
    private final int status;

    Refused(String sentence) {
        this(sentence, 0);
    }

    Refused(String sentence, int status) {
        super(sentence, null, false, false);
        this.status = status;
    }

    boolean notFound() {
        return status == NOT_FOUND;
    }

    String sentence() {
        return Plain.line(String.valueOf(getMessage()));
    }
}
