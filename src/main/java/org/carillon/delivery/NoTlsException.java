package org.carillon.delivery;

import java.io.IOException;

/// The conversation did not come under TLS as it should.
final class NoTlsException extends IOException {
    private static final long serialVersionUID = 1;

    enum Why {
        /// The host says that it cannot.
        LACKING,
        /// The host cannot now, or the two did not come to terms.
        FAILED,
        /// The line broke meanwhile, which may be chance.
        BROKEN,
        /// We spoke in the clear, and the host takes nothing so.
        WANTED
    }

    private final Why why;

    NoTlsException(String reason, Why why) {
        super(reason);
        this.why = why;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    Why why() {
        return why;
    }
}
