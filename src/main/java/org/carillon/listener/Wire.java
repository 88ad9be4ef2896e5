package org.carillon.listener;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;
import org.carillon.smtp.Allowance;
import org.carillon.smtp.ChunkReader;
import org.carillon.smtp.DataText;
import org.carillon.smtp.DotReader;
import org.carillon.smtp.Line;
import org.carillon.smtp.LineReader;
import org.carillon.smtp.Reply;
import org.carillon.smtp.TextBounds;
import org.carillon.smtp.WireInput;
import org.jspecify.annotations.Nullable;

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
    /// Between two looks whether the patience has shrunk, whatever the configuration says.
    private static final long LEAST_STEP = Duration.ofMillis(10).toNanos();
    /// Between two looks whether a text comes too slowly.
    private static final long MOST_STEP = Duration.ofSeconds(10).toNanos();
    /// A handshake is two round trips and some arithmetic.
    private static final Duration HANDSHAKE = Duration.ofSeconds(30);
    /// Past a deadline that the reader should have noticed itself.
    private static final long SLACK = Duration.ofSeconds(10).toNanos();
    private static final long CENTURY = Duration.ofDays(36_500).toNanos();
    /// Octets ahead of TLS that are passed over.
    private static final int MOST_FORGOTTEN = 65_536;
    /// Octets of answers that may wait for the client's pause.
    private static final int MOST_UNSAID = 8192;

    private final Link link;
    private final Limits limits;
    private final LongSupplier nanos;
    private final BooleanSupplier stressed;
    private final ByteArrayOutputStream unsaid = new ByteArrayOutputStream();
    private final WireInput input;
    private final LineReader lines;
    private final AtomicReference<Presence> presence = new AtomicReference<>(Presence.BUSY);
    private final long sessionEnd;
    /// When the other threads may cut a read or write that hangs; far away while neither is under way.
    private volatile long hangEnd;
    /// Since when our words have waited for a client that does not read them; far away while none do.
    private volatile long unreadSince;
    private final long never;

    /// Behind the words of [#dismiss].
    private final CountDownLatch farewell = new CountDownLatch(1);
    private volatile boolean leaving;
    private boolean inText;
    private long commandStart;
    private @Nullable DataRate rate;

    /// @param nanos as [System#nanoTime]
    /// @param stressed true while nobody may dawdle; asked again and again while we wait
    Wire(Link link, Limits limits, LongSupplier nanos, BooleanSupplier stressed) {
        this.link = link;
        this.limits = limits;
        this.nanos = nanos;
        this.stressed = stressed;
        this.input = new WireInput(new Patient());
        this.lines = new LineReader(input);
        this.sessionEnd = nanos.getAsLong() + limits.sessionTimeout().toNanos();
        this.never = sessionEnd + CENTURY;
        this.hangEnd = never;
        this.unreadSince = never;
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
        unreadSince = nanos.getAsLong();
        watched(unreadSince + limits.commandTimeout().toNanos(), () -> {
            link.write(words, 0, words.length);
            return words.length;
        });
        unreadSince = never;
    }

    private long patience() {
        Duration most = stressed.getAsBoolean() ? limits.stressTimeout() : limits.commandTimeout();
        return most.toNanos();
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
    /// octets do not prolong it.
    /// @throws Farewell when the client is too late or the server stops
    Line line(int most) throws IOException {
        commandStart = nanos.getAsLong();
        return lines.read(most);
    }

    /// True when the last line, readable or not, began as a chunk does, so that octets of it follow.
    boolean chunkFollows() {
        return lines.beganWith("BDAT");
    }

    /// The text behind DATA.
    /// @throws Farewell when the client is too late or too slow
    DataText text(TextBounds bounds, Allowance allowance) throws IOException {
        textBegins();
        return inText(() -> new DotReader(input, bounds, allowance).read());
    }

    /// From now on the octets that come are those of one text, and must not come too slowly.
    void textBegins() {
        rate = new DataRate(limits.minDataRate(), limits.commandTimeout(), nanos.getAsLong(), input.unseen());
    }

    /// The octets behind BDAT, whose text has begun; gives what is wrong with the message so far.
    /// @throws Farewell when the client is too late or too slow
    Optional<DataText.Fault> chunk(ChunkReader message, long size) throws IOException {
        return inText(() -> message.read(input, size));
    }

    private <T> T inText(Waiting<T> reading) throws IOException {
        inText = true;
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
    /// @throws Farewell when there is no end of it
    void forgetInput() throws IOException {
        input.forget();
        byte[] unread = new byte[512];
        int passed = 0;
        while (link.pending()) {
            int count = link.read(unread, 0, unread.length, LAST_LOOK);
            if (count < 0) return;
            passed += count;
            if (passed > MOST_FORGOTTEN) throw new Farewell(Farewell.TALKS_ON);
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
        byte[] words = Farewell.STOPPING.reply().bytes();
        try {
            link.write(words, 0, words.length);
            link.endInput();
        } catch (IOException gone) {
            abort();
        } finally {
            farewell.countDown();
        }
    }

    /// Ends the session whatever it does.
    void abort() {
        link.abort();
    }

    /// True when a client does not take our answers, or has outstayed a deadline that its own thread cannot see.
    boolean overdue(long now) {
        return now - hangEnd > 0
                || dawdles(now)
                || now - sessionEnd > limits.commandTimeout().toNanos();
    }

    /// True when others need the place and our answers have not been read for too long.
    private boolean dawdles(long now) {
        return now - unreadSince > limits.stressTimeout().toNanos() && stressed.getAsBoolean();
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
            int count = within(nanos.getAsLong(), bytes, offset, length);
            came(count);
            return count;
        }

        private void came(int count) {
            if (rate != null) rate.came(count, nanos.getAsLong());
        }

        private boolean drips(long now) {
            return inText && rate != null && rate.tooSlow(now);
        }

        private int command(byte[] bytes, int offset, int length) throws IOException {
            presence.set(Presence.IDLE);
            if (leaving && presence.compareAndSet(Presence.IDLE, Presence.BUSY)) {
                throw new Farewell(Farewell.STOPPING);
            }
            try {
                int count = within(commandStart, bytes, offset, length);
                came(count);
                return presence.compareAndSet(Presence.IDLE, Presence.BUSY) ? count : dismissed();
            } catch (IOException cut) {
                if (presence.compareAndSet(Presence.IDLE, Presence.BUSY)) throw cut;
                return dismissed();
            }
        }

        /// The end of the input, once the words of farewell are out: who closes before takes them back.
        private int dismissed() throws IOException {
            try {
                farewell.await();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped");
            }
            return -1;
        }

        private long looks() {
            return Math.clamp(limits.stressTimeout().toNanos(), LEAST_STEP, MOST_STEP);
        }

        /// Waits in small steps, as the patience shrinks when others need the place, and a text may
        /// come to nothing.
        private int within(long start, byte[] bytes, int offset, int length) throws IOException {
            while (true) {
                long now = nanos.getAsLong();
                if (now - sessionEnd >= 0) throw new Farewell(Farewell.SESSION_OVER);
                if (drips(now)) throw new Farewell(Farewell.TOO_SLOW);
                long left = Math.min(start + patience() - now, sessionEnd - now);
                if (left <= 0) throw new Farewell(Farewell.TIMEOUT);
                long step = Math.min(left, looks());
                try {
                    return watched(now + step, () -> link.read(bytes, offset, length, Duration.ofNanos(step)));
                } catch (SocketTimeoutException quiet) {
                    // perhaps it was the last step
                }
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
