package org.carillon.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocket;
import org.carillon.smtp.Reply;
import org.carillon.smtp.ReplyReader;

/// The octets of one connection: what waits to be written, the replies that come, and until when they must be here.
/// Used by one thread at a time; only the watch in [Sessions] looks at it from outside and cuts it when it takes too
/// long.
final class Wire {
    /// What waits to be written in one go: a usual message and the commands of the next.
    private static final int BUFFER = 64 * 1024;

    private static final byte[] NO_BUFFER = {};

    private final Socket raw;
    private final LongSupplier nanos;
    private OutputStream out;
    private ReplyReader replies;
    private byte[] buffer = NO_BUFFER;
    private int filled;
    private volatile long deadline;
    /// Until when all that follows must be done, where it is bounded.
    private long end;
    private boolean bounded;
    private volatile boolean waiting;
    private volatile boolean overdue;
    private volatile boolean cut;

    /// @param socket connected; nothing has been said yet
    Wire(Socket socket, LongSupplier nanos) throws IOException {
        this.raw = socket;
        this.nanos = nanos;
        this.out = socket.getOutputStream();
        this.replies = new ReplyReader(socket.getInputStream());
    }

    /// Nothing has been said yet.
    /// @param sources from which of our addresses
    /// @param nanos a clock that never goes back
    /// @throws PeerGoneException when nobody is there
    static Wire connect(InetSocketAddress address, Sources sources, LongSupplier nanos) throws PeerGoneException {
        return connect(address, sources, nanos, Patience.CONNECT);
    }

    static Wire connect(InetSocketAddress address, Sources sources, LongSupplier nanos, Duration patience)
            throws PeerGoneException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            sources.bind(socket, address);
            socket.connect(address, Math.toIntExact(patience.toMillis()));
            return new Wire(socket, nanos);
        } catch (IOException absent) {
            close(socket);
            throw new PeerGoneException("cannot connect: " + absent.getMessage(), Gates.Manner.ABSENT, false);
        }
    }

    /// Puts TLS over a connection.
    interface Cover {
        /// Ready for the handshake.
        SSLSocket over(Socket raw) throws IOException;
    }

    /// Goes on under TLS; what came before is forgotten (RFC 3207 §4.2). Returns the version, such as `TLSv1.3`.
    /// @throws IOException when the two do not come to terms
    String secure(Cover tls) throws IOException {
        await(Patience.HANDSHAKE);
        try {
            SSLSocket secured = tls.over(raw);
            secured.startHandshake();
            out = secured.getOutputStream();
            replies = new ReplyReader(secured.getInputStream());
            return secured.getSession().getProtocol();
        } catch (IOException failed) {
            throw overdue ? gone(failed) : failed;
        } finally {
            waiting = false;
        }
    }

    void write(byte[] bytes) throws IOException {
        if (filled + bytes.length > BUFFER) flush();
        if (bytes.length > BUFFER) {
            for (int at = 0; at < bytes.length; at += BUFFER) push(bytes, at, Math.min(BUFFER, bytes.length - at));
            return;
        }
        if (buffer.length == 0) buffer = new byte[BUFFER];
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
    }

    void flush() throws IOException {
        if (filled > 0) push(buffer, 0, filled);
        filled = 0;
    }

    private void push(byte[] bytes, int from, int length) throws IOException {
        await(Patience.BLOCK);
        try {
            out.write(bytes, from, length);
        } catch (IOException broken) {
            throw gone(broken);
        } finally {
            waiting = false;
        }
    }

    /// Waits for a whole reply.
    Reply read(Patience patience) throws PeerGoneException {
        await(patience);
        try {
            return replies.read();
        } catch (IOException broken) {
            throw gone(broken);
        } finally {
            waiting = false;
        }
    }

    /// True when more has come than was read.
    boolean buffered() {
        return replies.buffered();
    }

    /// Needs little room until something is written again.
    void rest() {
        if (filled == 0) buffer = NO_BUFFER;
    }

    private PeerGoneException gone(IOException broken) {
        if (overdue) return new PeerGoneException("no answer in time", Gates.Manner.BUSY, false);
        if (cut) return new PeerGoneException("broken off by ourselves", Gates.Manner.UNTRIED, false);
        return new PeerGoneException("connection lost: " + broken.getMessage(), Gates.Manner.BUSY, false);
    }

    /// From now on all waits together have this time, until it is said anew.
    void within(Patience whole) {
        end = nanos.getAsLong() + whole.nanos();
        bounded = true;
    }

    private void await(Patience patience) {
        deadline = nanos.getAsLong() + patience.nanos();
        if (bounded && end - deadline < 0) deadline = end;
        waiting = true;
    }

    /// Looked at by the watch. Returns whether it was cut.
    boolean cutWhenOverdue(long now) {
        if (!waiting || now - deadline <= 0) return false;
        overdue = true;
        cut();
        return true;
    }

    /// Breaks every wait, from any thread. Under TLS too it is the socket below that is closed: to close the other
    /// could wait for who is writing.
    void cut() {
        cut = true;
        close(raw);
    }

    /// We have cut it, and not because the other side took too long.
    boolean brokenOff() {
        return cut && !overdue;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closed is closed
        }
    }
}
