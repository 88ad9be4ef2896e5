package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocketFactory;
import org.awaitility.Awaitility;
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
        Awaitility.await().until(() -> session.getState() == Thread.State.WAITING || !session.isAlive());
        client.mayWrite.countDown();
        stop.join();
        session.join();
        assertEquals("421 4.3.2 The server is going down, please try again soon\r\n", client.heard);
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
