package org.carillon.listener;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// A TCP connection.
final class SocketLink implements Link {
    /// RFC 8996 forbids what is older.
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    /// Octets of answers that the system keeps for a client that does not read; Linux takes twice
    /// as many. Usually it would keep megabytes, which is the work of tens of thousands of commands
    /// for somebody who does not even listen. This is the answer to a few hundred recipients: one
    /// write of [Wire], and more than a handshake of TLS.
    private static final int UNREAD = 8_192;

    private final Socket raw;
    /// The same as `raw` until TLS lies above it.
    private volatile Socket spoken;

    SocketLink(Socket raw) throws IOException {
        raw.setTcpNoDelay(true);
        raw.setSendBufferSize(UNREAD);
        this.raw = raw;
        this.spoken = raw;
    }

    @Override
    public int read(byte[] bytes, int offset, int length, Duration patience) throws IOException {
        raw.setSoTimeout(Math.toIntExact(Math.clamp(patience.toMillis(), 1, Integer.MAX_VALUE)));
        return spoken.getInputStream().read(bytes, offset, length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        spoken.getOutputStream().write(bytes, offset, length);
    }

    /// Under TLS also what is still to be decrypted.
    @Override
    public boolean pending() throws IOException {
        return spoken.getInputStream().available() > 0 || raw.getInputStream().available() > 0;
    }

    @Override
    public String secure(SSLSocketFactory keys, Duration patience) throws IOException {
        @Nullable InputStream nothingRead = null;
        var tls = (SSLSocket) keys.createSocket(raw, nothingRead, true);
        tls.setEnabledProtocols(VERSIONS);
        raw.setSoTimeout(Math.toIntExact(patience.toMillis()));
        tls.startHandshake();
        spoken = tls;
        return tls.getSession().getProtocol();
    }

    @Override
    public void endOutput() throws IOException {
        spoken.shutdownOutput();
    }

    @Override
    public void endInput() throws IOException {
        raw.shutdownInput();
    }

    /// Below TLS, whose goodbye could wait for a client that does not read.
    @Override
    public void abort() {
        try {
            raw.close();
        } catch (IOException gone) {
            // closed is closed
        }
    }
}
