package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocketFactory;
import org.carillon.smtp.Reply;
import org.carillon.testing.Eventually;
import org.junit.jupiter.api.Test;

class WireTest {

    /// Its next command comes in the moment between our decision and our words.
    @Test
    void whoTalksWhileTheServerStopsHearsItsGoodbyeAllTheSame() throws Exception {
        var client = new Crossing();
        SmtpConfig config = MemoryHouse.config(Map.of());
        var wire = new Wire(client, config, System::nanoTime, () -> false);
        Thread session = Thread.ofPlatform().start(() -> readAndClose(wire));
        client.reading.await();
        Thread stop = Thread.startVirtualThread(wire::dismiss);
        client.writing.await();
        client.said.put("NOOP\r\n");
        Eventually.await().until(() -> session.getState() == Thread.State.WAITING || !session.isAlive());
        client.mayWrite.countDown();
        stop.join();
        session.join();
        assertEquals("421 4.3.2 The server is going down, please try again soon\r\n", client.heard);
    }

    /// Nobody but another thread can end who hangs in a write.
    @Test
    void aClientThatDoesNotReadIsOverdueSoonerWhenOthersNeedItsPlace() throws Exception {
        var client = new Crossing();
        var stressed = new AtomicBoolean();
        SmtpConfig config = MemoryHouse.config(
                Map.of("carillon.smtp.command-timeout", "5m", "carillon.smtp.stress-timeout", "10s"));
        var wire = new Wire(client, config, () -> 0, stressed::get);
        Thread session = Thread.ofPlatform().start(() -> sayAndFlush(wire));
        client.writing.await();
        long hangs = Duration.ofMinutes(5).plusSeconds(10).toNanos();
        assertFalse(wire.overdue(hangs));
        assertTrue(wire.overdue(hangs + 1));
        stressed.set(true);
        assertFalse(wire.overdue(Duration.ofSeconds(10).toNanos()));
        assertTrue(wire.overdue(Duration.ofSeconds(10).toNanos() + 1));
        client.mayWrite.countDown();
        session.join();
        assertFalse(wire.overdue(hangs + 1));
        long outstayed = Duration.ofHours(1).plusMinutes(5).toNanos();
        assertFalse(wire.overdue(outstayed));
        assertTrue(wire.overdue(outstayed + 1));
    }

    private static void sayAndFlush(Wire wire) {
        try {
            wire.say(Reply.of(250, "2.0.0", "words that nobody reads"));
            wire.flush();
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private static void readAndClose(Wire wire) {
        try (wire) {
            wire.line(100);
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    /// A connection whose octets pass each other at the chosen moment.
    private static final class Crossing implements Link {
        final CountDownLatch reading = new CountDownLatch(1);
        final CountDownLatch writing = new CountDownLatch(1);
        final CountDownLatch mayWrite = new CountDownLatch(1);
        final BlockingQueue<String> said = new ArrayBlockingQueue<>(1);
        volatile String heard = "";
        private volatile boolean cut;

        @Override
        public int read(byte[] bytes, int offset, int length, Duration patience) throws IOException {
            reading.countDown();
            try {
                byte[] octets = said.take().getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(octets, 0, bytes, offset, octets.length);
                return octets.length;
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writing.countDown();
            try {
                mayWrite.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            if (cut) throw new IOException("cut");
            heard += new String(bytes, offset, length, StandardCharsets.US_ASCII);
        }

        @Override
        public boolean pending() {
            return false;
        }

        @Override
        public String secure(SSLSocketFactory keys, Duration patience) {
            return "TLSv1.3";
        }

        @Override
        public void endOutput() {}

        @Override
        public void endInput() {}

        @Override
        public void abort() {
            cut = true;
        }
    }
}
