package org.carillon.listener;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;
import org.carillon.smtp.Allowance;
import org.carillon.smtp.ChunkReader;
import org.carillon.smtp.DataText;
import org.carillon.smtp.DotReader;
import org.carillon.smtp.Line;
import org.carillon.smtp.LineReader;
import org.carillon.smtp.Reply;
import org.carillon.smtp.WireInput;

/// One connection read and written within deadlines. Answers leave when nothing more of the client's is here to be
/// looked at, so that a pipelined group (RFC 2920) is answered in one write.
final class Wire implements AutoCloseable {
    /// Whether the session waits for a command. Only then may another thread end it with a reply.
    private enum Presence {
        BUSY,
        IDLE,
        DISMISSED
    }

    private static final Duration LAST_LOOK = Duration.ofSeconds(1);
    /// A handshake is two round trips and some arithmetic.
    private static final Duration HANDSHAKE = Duration.ofSeconds(30);
    /// Past a deadline that the reader should have noticed itself.
    private static final long SLACK = Duration.ofSeconds(10).toNanos();
    private static final long CENTURY = Duration.ofDays(36_500).toNanos();
    /// Octets of answers that may wait for the client's pause.
    private static final int MOST_UNSAID = 8192;

    private final Link link;
    private final Limits limits;
    private final LongSupplier nanos;
    private final ByteArrayOutputStream unsaid = new ByteArrayOutputStream();
    private final WireInput input;
    private final LineReader lines;
    private final AtomicReference<Presence> presence = new AtomicReference<>(Presence.BUSY);
    private final long sessionEnd;
    /// When the other threads may cut a read or write that hangs; far away while neither is under way.
    private volatile long hangEnd;
    private final long never;

    private volatile boolean leaving;
    private boolean inText;
    private long commandEnd;
    private DataRate rate;

    /// @param nanos as [System#nanoTime]
    Wire(Link link, Limits limits, LongSupplier nanos) {
        this.link = link;
        this.limits = limits;
        this.nanos = nanos;
        this.input = new WireInput(new Patient());
        this.lines = new LineReader(input);
        this.sessionEnd = nanos.getAsLong() + limits.sessionTimeout().toNanos();
        this.never = sessionEnd + CENTURY;
        this.hangEnd = never;
        this.rate = new DataRate(limits.minDataRate(), nanos.getAsLong());
    }

    /// Puts an answer behind those that wait to be sent.
    void say(Reply reply) throws IOException {
        unsaid.writeBytes(reply.bytes());
        if (unsaid.size() > MOST_UNSAID) flush();
    }

    void flush() throws IOException {
        if (unsaid.size() == 0) return;
        byte[] words = unsaid.toByteArray();
        unsaid.reset();
        watched(nanos.getAsLong() + limits.commandTimeout().toNanos(), () -> {
            link.write(words, 0, words.length);
            return words.length;
        });
    }

    private interface Waiting<T> {
        T end() throws IOException;
    }

    /// Lets others see until when this thread may hang.
    private <T> T watched(long end, Waiting<T> waiting) throws IOException {
        hangEnd = end + SLACK;
        try {
            return waiting.end();
        } finally {
            hangEnd = never;
        }
    }

    /// The next line of the client, of so many octets at most; the deadline is for the whole of it, so that single
    /// octets
    /// do not prolong it.
    /// @throws Farewell when the client is too late or the server stops
    Line line(Duration patience, int most) throws IOException {
        commandEnd = nanos.getAsLong() + patience.toNanos();
        return lines.read(most);
    }

    /// True when the last line, readable or not, began as a chunk does, so that octets of it follow.
    boolean chunkFollows() {
        return lines.beganWith("BDAT");
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

    private <T> T inText(Waiting<T> reading) throws IOException {
        inText = true;
        rate = new DataRate(limits.minDataRate(), nanos.getAsLong());
        try {
            return reading.end();
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
        try {
            return link.read(new byte[1], 0, 1, pause) > 0;
        } catch (SocketTimeoutException quiet) {
            return false;
        }
    }

    /// Forgets what the client has said ahead of its turn, in clear text, before TLS begins (RFC 3207 §4.2).
    void forgetInput() throws IOException {
        input.forget();
        byte[] unread = new byte[512];
        while (link.pending() && link.read(unread, 0, unread.length, LAST_LOOK) > 0) {
            // passed over
        }
    }

    /// Goes on under TLS; gives its version.
    String secure(SSLSocketFactory keys) throws IOException {
        flush();
        return watched(nanos.getAsLong() + HANDSHAKE.toNanos(), () -> link.secure(keys, HANDSHAKE));
    }

    /// Called by the door when it shuts: an idle session hears 421 at once, a busy one when it is done.
    void dismiss() {
        leaving = true;
        if (!presence.compareAndSet(Presence.IDLE, Presence.DISMISSED)) return;
        byte[] words = Farewell.STOPPING.bytes();
        try {
            link.write(words, 0, words.length);
            link.endInput();
        } catch (IOException gone) {
            abort();
        }
    }

    /// Ends the session whatever it does.
    void abort() {
        link.abort();
    }

    /// True when a client does not take our answers, or has outstayed a deadline that its own thread cannot see.
    boolean overdue(long now) {
        return now - hangEnd > 0 || now - sessionEnd > limits.commandTimeout().toNanos();
    }

    /// Closes so that the client can still read our last words: octets that nobody reads would make the system
    /// take them back (RFC 9293 §3.6.1).
    void hangUp() throws IOException {
        flush();
        watched(nanos.getAsLong() + LAST_LOOK.toNanos(), () -> {
            link.endOutput();
            return hearOut();
        });
    }

    private int hearOut() throws IOException {
        byte[] unread = new byte[4096];
        long end = nanos.getAsLong() + LAST_LOOK.toNanos();
        int count = 0;
        while (count >= 0 && nanos.getAsLong() - end < 0) count = link.read(unread, 0, unread.length, LAST_LOOK);
        return count;
    }

    @Override
    public void close() {
        abort();
    }

    /// The input, read within the deadlines.
    private final class Patient extends InputStream {
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            flush();
            return inText ? text(bytes, offset, length) : command(bytes, offset, length);
        }

        private int text(byte[] bytes, int offset, int length) throws IOException {
            int count = before(nanos.getAsLong() + limits.commandTimeout().toNanos(), bytes, offset, length);
            if (rate.tooSlow(count, nanos.getAsLong())) throw new Farewell(Farewell.TOO_SLOW);
            return count;
        }

        private int command(byte[] bytes, int offset, int length) throws IOException {
            presence.set(Presence.IDLE);
            if (leaving && presence.compareAndSet(Presence.IDLE, Presence.BUSY)) {
                throw new Farewell(Farewell.STOPPING);
            }
            try {
                int count = before(commandEnd, bytes, offset, length);
                return presence.compareAndSet(Presence.IDLE, Presence.BUSY) ? count : -1;
            } catch (IOException cut) {
                if (presence.compareAndSet(Presence.IDLE, Presence.BUSY)) throw cut;
                return -1;
            }
        }

        private int before(long end, byte[] bytes, int offset, int length) throws IOException {
            long now = nanos.getAsLong();
            if (now - sessionEnd >= 0) throw new Farewell(Farewell.SESSION_OVER);
            long left = Math.min(end - now, sessionEnd - now);
            if (left <= 0) throw new Farewell(Farewell.TIMEOUT);
            try {
                return watched(now + left, () -> link.read(bytes, offset, length, Duration.ofNanos(left)));
            } catch (SocketTimeoutException late) {
                throw new Farewell(nanos.getAsLong() - sessionEnd >= 0 ? Farewell.SESSION_OVER : Farewell.TIMEOUT);
            }
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("the wire is read in blocks");
        }

        @Override
        public int available() throws IOException {
            return link.pending() ? 1 : 0;
        }
    }
}
