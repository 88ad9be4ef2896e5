package org.carillon.api;

/// A request that is not carried out, with the HTTP status and the sentence for the caller.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    static Refusal invalid(String sentence) {
        return new Refusal(400, sentence);
    }

    static Refusal forbidden(String sentence) {
        return new Refusal(403, sentence);
    }

    static Refusal notFound(String sentence) {
        return new Refusal(404, sentence);
    }

    static Refusal conflict(String sentence) {
        return new Refusal(409, sentence);
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
