package org.carillon.listener;

import java.time.Instant;
import javax.net.ssl.SSLSocketFactory;

/// A certificate that is made once for all tests of a run.
final class TestKeys {
    private static final SSLSocketFactory SOCKETS =
            SelfSigned.make("mx.club.example", Instant.now()).sockets();

    private TestKeys() {}

    static SSLSocketFactory sockets() {
        return SOCKETS;
    }
}
