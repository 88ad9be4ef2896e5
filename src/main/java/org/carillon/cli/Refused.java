package org.carillon.cli;

/// What was asked for was not done; the message is the one sentence that says why.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return Plain.line(String.valueOf(getMessage()));
    }
}
