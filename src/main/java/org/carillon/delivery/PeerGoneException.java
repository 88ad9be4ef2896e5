package org.carillon.delivery;

import java.io.IOException;

/// The conversation with the other host is over before its time.
final class PeerGoneException extends IOException {
    private static final long serialVersionUID = 1;

    private final Gates.Manner manner;
    private final boolean said;

    /// @param said true when the host said so (421), false when the connection broke
    PeerGoneException(String reason, Gates.Manner manner, boolean said) {
        super(reason);
        this.manner = manner;
        this.said = said;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    Gates.Manner manner() {
        return manner;
    }

    boolean said() {
        return said;
    }
}
