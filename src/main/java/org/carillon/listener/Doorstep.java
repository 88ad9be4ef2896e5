package org.carillon.listener;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Where those hear why they are not let in for whom there is no place. Under TLS from the first
/// octet that takes a handshake, which costs more than everything else here: few are made at the
/// same time, and none may take long.
final class Doorstep {
    /// Handshakes at the same time; whoever comes beside them is left without a word.
    static final int HANDSHAKES = 10;

    /// For the handshake and the goodbye behind it.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Premises premises;
    private final Semaphore handshakes = new Semaphore(HANDSHAKES);

    Doorstep(Premises premises) {
        this.premises = premises;
    }

    void turnAway(Wire wire, Caller caller, Response response) throws IOException {
        new Fates(premises, caller).refused(response, "", "");
        if (!premises.entrance().implicitTls()) {
            tell(wire, response);
            return;
        }
        if (!handshakes.tryAcquire()) return;
        try {
            tellSecurely(wire, response);
        } finally {
            handshakes.release();
        }
    }

    private void tellSecurely(Wire wire, Response response) throws IOException {
        Thread patience = Thread.ofVirtual().start(() -> endLater(wire));
        try {
            wire.secure(premises.keys().get());
            tell(wire, response);
        } finally {
            patience.interrupt();
        }
    }

    private static void tell(Wire wire, Response response) throws IOException {
        wire.say(response.reply());
        wire.hangUp();
    }

    /// Ends also a client that makes its handshake octet by octet, which no single wait would
    /// notice.
    private static void endLater(Wire wire) {
        try {
            Thread.sleep(PATIENCE);
            wire.abort();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
