package org.carillon.delivery;

import java.io.IOException;

/// The conversation did not come under TLS as it should.
final class NoTlsException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean lacking;

    /// @param lacking true when the host says that it cannot, false when it failed
    NoTlsException(String reason, boolean lacking) {
        super(reason);
        this.lacking = lacking;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    boolean lacking() {
        return lacking;
    }
}
