package org.carillon.listener;

import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/// The octets of one connection, in clear text or under TLS. One thread reads and writes; others may end it.
interface Link {
    /// Blocks for octets.
    /// @return how many came, negative when the other side has closed
    /// @throws java.net.SocketTimeoutException when none came within the patience
    int read(byte[] bytes, int offset, int length, Duration patience) throws IOException;

    /// Blocks until the system has taken them.
    void write(byte[] bytes, int offset, int length) throws IOException;

    /// True when octets have come that were not read.
    boolean pending() throws IOException;

    /// Goes on under TLS, as the server. Never falls back: a handshake that fails ends the connection.
    /// @return the version of TLS
    /// @throws IOException when the client does not manage it within the patience
    String secure(SSLSocketFactory keys, Duration patience) throws IOException;

    /// Says that nothing more is written; under TLS in a way that nobody can forge (RFC 8446 §6.1).
    void endOutput() throws IOException;

    /// Lets the reader see the end of the input.
    void endInput() throws IOException;

    /// Ends all at once, whatever any thread is waiting for.
    void abort();
}
