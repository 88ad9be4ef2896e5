package org.carillon.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.carillon.testing.Call;
import org.carillon.testing.Talk;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/// Whatever strangers send: the door stays open for others, and nothing of it is an error of ours.
class StrangersTest {
    private static final String DATA = "MAIL FROM:<a@far.example>\r\nRCPT TO:<chess@club.example>\r\nDATA\r\n";

    @Test
    void aCommandLineOfAHundredMegabytesIsPassedOver() throws IOException {
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.hear(220);
            byte[] piece = "x".repeat(1_000_000).getBytes(US_ASCII);
            for (int i = 0; i < 100; i++) call.send(piece);
            call.send("\r\nNOOP\r\n").hear(500, 250);
        }
    }

    @Test
    void aTextLineOfAHundredMegabytesIsPassedOver() throws IOException {
        try (var door = new OpenDoor(Map.of("carillon.smtp.max-data-memory", "30M"));
                var call = new Call(door.port())) {
            call.send("EHLO c\r\n").hear(220, 250).send(DATA).hear(250, 250, 354);
            byte[] piece = "x".repeat(1_000_000).getBytes(US_ASCII);
            for (int i = 0; i < 100; i++) call.send(piece);
            call.send("\r\n.\r\nNOOP\r\n").hear(552, 250);
        }
    }

    @Test
    void nothingTheySayCanForgeALineOfTheLog() throws IOException {
        try (var log = new Remembered();
                var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.send("EHLO a\u001b[31m\"x\r\n")
                    .hear(220, 250)
                    .send("FOO\u0007\"said=\"\u0085\u009b\r\n")
                    .hear(500);
            call.send("MAIL FROM:<\"a b\\\"c\"@x.example>\r\nRCPT TO:<nobody@club.example>\r\n")
                    .hear(250, 550);
            assertTrue(log.lines.size() >= 2, log.lines.toString());
            for (String line : log.lines) {
                assertTrue(line.chars().noneMatch(Character::isISOControl), line);
                assertEquals(0, line.chars().filter(c -> c == '"').count() % 2, line);
            }
        }
    }

    @Test
    void noSecretTheySayStandsInTheLog() throws IOException {
        try (var log = new Remembered();
                var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.send("EHLO c\r\n").hear(220, 250).send("AUTH PLAIN s3cret\r\n").hear(502);
            call.send("czNjcmV0s3cret\r\n").hear(500);
            call.send("PASS s3cret\r\n").hear(500);
            call.send("swordfish\r\n").hear(500).send("Swordfish please\r\n").hear(500);
            call.send("MAIL FROM:<chess-bounces+s3cret@far.example>\r\nRCPT TO:<x-confirm+s3cret@club.example>\r\n")
                    .hear(250, 550);
            assertTrue(
                    log.lines.stream()
                            .noneMatch(line -> line.contains("s3cret")
                                    || line.toLowerCase(Locale.ROOT).contains("swordfish")),
                    log.lines.toString());
            assertTrue(log.lines.stream().anyMatch(line -> line.contains("said=\"AUTH\"")), log.lines.toString());
        }
    }

    @Property(tries = 150)
    void anyOctetsGetAnswersAndLeaveTheDoorOpen(@ForAll("talk") List<String> pieces) throws IOException {
        try (var log = new Remembered();
                var door = new OpenDoor(Map.of("carillon.smtp.command-timeout", "2s"))) {
            try (var stranger = new Socket("127.0.0.1", door.port())) {
                stranger.setSoTimeout(20_000);
                stranger.getOutputStream().write(Talk.octets(String.join("", pieces)));
                stranger.shutdownOutput();
                stranger.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (SocketException reset) {
                // the door hung up on what was too much
            }
            try (var other = new Call(door.port())) {
                other.hear(220).send("NOOP\r\n").hear(250);
            }
            assertEquals(List.of(), log.mistakes);
        }
    }

    @Provide
    Arbitrary<List<String>> talk() {
        return Arbitraries.of(
                        "EHLO c\\r\\n",
                        "MAIL FROM:<a@b.example>\\r\\n",
                        "RCPT TO:<chess@club.example>\\r\\n",
                        "RCPT TO:<broken@club.example>\\r\\n",
                        "DATA\\r\\n",
                        "Subject: x\\r\\n\\r\\n",
                        "\\r\\n.\\r\\n",
                        "\\n.\\n",
                        "\\0\\xff\\x80",
                        "MAIL FROM:<",
                        "SIZE=99999999999999999999",
                        "\\r",
                        "\\n",
                        "\\r\\n",
                        "QUIT\\r\\n",
                        "RSET\\r\\n",
                        "\\x16\\x03\\x01\\x02\\0\\x01")
                .list()
                .ofMaxSize(25);
    }

    /// The log lines of the listener. Errors and anything with a stack trace are mistakes.
    private static final class Remembered extends Handler implements AutoCloseable {
        private static final Logger LOG = Logger.getLogger("org.carillon.listener");
        final List<String> lines = new CopyOnWriteArrayList<>();
        final List<String> mistakes = new CopyOnWriteArrayList<>();

        Remembered() {
            LOG.addHandler(this);
        }

        @Override
        public void publish(LogRecord line) {
            String text = line instanceof ExtLogRecord ours
                    ? ours.getFormattedMessage()
                    : new SimpleFormatter().formatMessage(line);
            lines.add(text);
            if (line.getThrown() != null || line.getLevel().intValue() >= Level.SEVERE.intValue()) mistakes.add(text);
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            LOG.removeHandler(this);
        }
    }
}
