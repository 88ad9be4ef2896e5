package org.carillon.listener;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.carillon.smtp.Allowance;
import org.carillon.smtp.ChunkReader;
import org.carillon.smtp.DataText;
import org.carillon.smtp.DotReader;
import org.carillon.smtp.Line;
import org.carillon.smtp.LineReader;
import org.carillon.smtp.Reply;
import org.carillon.smtp.WireInput;

/// The socket of one session, with its deadlines. Answers leave when nothing more of the client's is here to be
/// looked at, so that a pipelined group (RFC 2920) is answered in one write.
final class Wire implements AutoCloseable {
    /// Whether the session waits for a command. Only then may another thread end it with a reply.
    private enum Presence {
        BUSY,
        IDLE,
        DISMISSED
    }

    private static final Duration LAST_LOOK = Duration.ofSeconds(1);

    private final Socket socket;
    private final Limits limits;
    private final OutputStream out;
    private final WireInput input;
    private final LineReader lines;
    private final AtomicReference<Presence> presence = new AtomicReference<>(Presence.BUSY);
    private final long sessionEnd;
    private volatile long writeEnd = Long.MAX_VALUE;
    private volatile boolean leaving;
    private boolean inText;
    private long commandEnd;
    private DataRate rate;

    Wire(Socket socket, Limits limits) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.limits = limits;
        this.out = new BufferedOutputStream(socket.getOutputStream());
        this.input = new WireInput(new Patient(socket.getInputStream()));
        this.lines = new LineReader(input);
        this.sessionEnd = System.nanoTime() + limits.sessionTimeout().toNanos();
        this.rate = new DataRate(limits.minDataRate(), System.nanoTime());
    }

    /// Puts an answer into the buffer.
    void say(Reply reply) throws IOException {
        out.write(reply.bytes());
    }

    void flush() throws IOException {
        writeEnd = System.nanoTime() + limits.commandTimeout().toNanos();
        out.flush();
        writeEnd = Long.MAX_VALUE;
    }

    /// The next command line; the deadline is for the whole of it, so that single octets do not prolong it.
    /// @throws Farewell when the client is too late or the server stops
    Line line(Duration patience) throws IOException {
        commandEnd = System.nanoTime() + patience.toNanos();
        return lines.read();
    }

    /// The text behind DATA.
    /// @throws Farewell when the client is too late or too slow
    DataText text(int maxSize, Allowance allowance) throws IOException {
        return inText(() -> new DotReader(input, maxSize, allowance).read());
    }

    /// The octets behind BDAT; gives what is wrong with the message so far.
    /// @throws Farewell when the client is too late or too slow
    Optional<DataText.Fault> chunk(ChunkReader message, long size) throws IOException {
        return inText(() -> message.read(input, size));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T inText(Reading<T> reading) throws IOException {
        inText = true;
        rate = new DataRate(limits.minDataRate(), System.nanoTime());
        try {
            return reading.read();
        } finally {
            inText = false;
        }
    }

    boolean pending() throws IOException {
        return input.pending();
    }

    /// True when the client says something within this time, though it should wait.
    boolean talksWithin(Duration pause) throws IOException {
        if (pause.isZero()) return false;
        socket.setSoTimeout(Math.toIntExact(pause.toMillis()));
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException quiet) {
            return false;
        }
    }

    /// Called by the door when it shuts: an idle session hears 421 at once, a busy one when it is done.
    void dismiss() {
        leaving = true;
        if (!presence.compareAndSet(Presence.IDLE, Presence.DISMISSED)) return;
        try {
            socket.getOutputStream().write(Farewell.STOPPING.bytes());
            socket.shutdownInput();
        } catch (IOException gone) {
            abort();
        }
    }

    /// Ends the session whatever it does.
    void abort() {
        try {
            socket.close();
        } catch (IOException gone) {
            // closed is closed
        }
    }

    /// True when a client does not take our answers, or has outstayed every deadline.
    boolean overdue(long now) {
        return now - writeEnd > 0 || now - sessionEnd > limits.commandTimeout().toNanos();
    }

    /// Closes so that the client can still read our last words: octets that nobody reads would make the system
    /// take them back (RFC 9293 §3.6.1).
    void hangUp() throws IOException {
        flush();
        socket.shutdownOutput();
        socket.setSoTimeout((int) LAST_LOOK.toMillis());
        byte[] unread = new byte[4096];
        long end = System.nanoTime() + LAST_LOOK.toNanos();
        InputStream in = socket.getInputStream();
        while (System.nanoTime() - end < 0 && in.read(unread) >= 0) {
            // passed over
        }
    }

    @Override
    public void close() {
        abort();
    }

    /// The socket's input, read within the deadlines.
    private final class Patient extends InputStream {
        private final InputStream in;

        Patient(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            flush();
            return inText ? text(bytes, offset, length) : command(bytes, offset, length);
        }

        private int text(byte[] bytes, int offset, int length) throws IOException {
            int count = before(System.nanoTime() + limits.commandTimeout().toNanos(), bytes, offset, length);
            if (rate.tooSlow(count, System.nanoTime())) throw new Farewell(Farewell.TOO_SLOW);
            return count;
        }

        private int command(byte[] bytes, int offset, int length) throws IOException {
            presence.set(Presence.IDLE);
            if (leaving && presence.compareAndSet(Presence.IDLE, Presence.BUSY)) {
                throw new Farewell(Farewell.STOPPING);
            }
            int count = before(commandEnd, bytes, offset, length);
            return presence.compareAndSet(Presence.IDLE, Presence.BUSY) ? count : -1;
        }

        private int before(long end, byte[] bytes, int offset, int length) throws IOException {
            long now = System.nanoTime();
            if (now - sessionEnd >= 0) throw new Farewell(Farewell.SESSION_OVER);
            long left = Math.min(end - now, sessionEnd - now) / 1_000_000;
            if (left <= 0) throw new Farewell(Farewell.TIMEOUT);
            socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
            try {
                return in.read(bytes, offset, length);
            } catch (SocketTimeoutException late) {
                throw new Farewell(Farewell.TIMEOUT);
            }
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("the wire is read in blocks");
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }
    }
}
