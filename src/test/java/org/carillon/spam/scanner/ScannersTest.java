package org.carillon.spam.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.spam.Hint;
import org.carillon.spam.scanner.ScannerConfig.Fail;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannersTest {
    private final FrozenClock clock = FrozenClock.at("2026-08-14T12:00:00Z");

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] LETTER =
            "Subject: x\r\n\r\nhello \u00e4\r\n".repeat(5000).getBytes(ISO_8859_1);
    private static final Suspect SUSPECT = new Suspect(
            LETTER, "192.0.2.7", "far\r\nIP: 10.0.0.1", "ana@far.example", List.of("b@c.example", "d@c.example"));

    private static String http(String json) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                + json;
    }

    private static Scan scan(Kind kind, String answer) throws IOException {
        try (var fake = FakeScanner.answering(kind, answer)) {
            return kind.at(fake.place(), LONG).scan(SUSPECT);
        }
    }

    @Test
    void tellsRspamdTheWayOfTheLetter() throws IOException {
        try (var fake = FakeScanner.answering(Kind.RSPAMD, http("{\"action\":\"no action\",\"score\":0.5}"))) {
            Scan scan = Kind.RSPAMD.at(fake.place(), LONG).scan(SUSPECT);

            String asked = new String(fake.asked(), ISO_8859_1);
            assertInstanceOf(Scan.Clean.class, scan);
            assertTrue(asked.startsWith("POST /checkv2 HTTP/1.1\r\n"), asked.substring(0, 100));
            assertTrue(asked.endsWith("\r\n\r\n" + new String(LETTER, ISO_8859_1)));
            assertTrue(asked.contains("IP: 192.0.2.7\r\n") && asked.contains("From: ana@far.example\r\n"));
            assertTrue(asked.contains("Rcpt: b@c.example\r\n") && asked.contains("Rcpt: d@c.example\r\n"));
            assertFalse(asked.contains("10.0.0.1"));
        }
    }

    @Test
    void readsWhatRspamdFound() throws IOException {
        String json = """
                {"action":"add header","score":7.25,"required_score":15,
                 "symbols":{"A":{"name":"A","score":1},"BAD":{"name":"BAD","score":6.5}}}""";

        assertEquals(
                new Scan.Spam(7.25, "rspamd says so: add header, 7.3 of 15.0 (BAD, A)"), scan(Kind.RSPAMD, http(json)));
        assertEquals(
                10,
                assertInstanceOf(Scan.Spam.class, scan(Kind.RSPAMD, http("{\"action\":\"reject\",\"score\":0}")))
                        .points());
    }

    @Test
    void readsWhatSpamAssassinFound() throws IOException {
        String spam = "SPAMD/1.1 0 EX_OK\r\nContent-length: 12\r\nSpam: True ; 7.5 / 5.0\r\n\r\nGTUBE,OTHERS";

        assertEquals(
                new Scan.Spam(7.5, "SpamAssassin says so: 7.5 of 5.0 (GTUBE,OTHERS)"), scan(Kind.SPAMASSASSIN, spam));
        assertInstanceOf(
                Scan.Clean.class, scan(Kind.SPAMASSASSIN, "SPAMD/1.1 0 EX_OK\r\nSpam: False ; -1.0 / 5.0\r\n\r\n"));
    }

    @Test
    void readsWhatClamAvFound() throws IOException {
        assertInstanceOf(Scan.Clean.class, scan(Kind.CLAMAV, "stream: OK\0"));
        assertEquals(new Scan.Virus("Eicar-Signature"), scan(Kind.CLAMAV, "stream: Eicar-Signature FOUND\0"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 1_000_000})
    void sendsClamAvEveryOctet(int size) throws IOException {
        byte[] letter = new byte[size];
        for (int i = 0; i < size; i++) letter[i] = (byte) i;
        try (var fake = FakeScanner.answering(Kind.CLAMAV, "stream: OK\0")) {
            Kind.CLAMAV.at(fake.place(), LONG).scan(new Suspect(letter, "", "", "", List.of()));

            assertArrayEquals(letter, fake.asked());
        }
    }

    @Test
    void asksThroughASocketOfTheFileSystem(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("clamd.sock");
        try (var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            door.bind(UnixDomainSocketAddress.of(file));
            Thread.ofVirtual().start(() -> answer(door));

            Scan scan = Kind.CLAMAV.at(Place.parse("x", "unix:" + file), LONG).scan(SUSPECT);

            assertInstanceOf(Scan.Clean.class, scan);
        }
    }

    private static void answer(ServerSocketChannel door) {
        try (SocketChannel channel = door.accept()) {
            Kind.CLAMAV.question(Channels.newInputStream(channel));
            channel.write(ByteBuffer.wrap("stream: OK\0".getBytes(ISO_8859_1)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void bringsTogetherWhatAllSaid() throws IOException {
        try (var rspamd = FakeScanner.answering(Kind.RSPAMD, http("{\"action\":\"add header\",\"score\":7}"));
                var clam = FakeScanner.answering(Kind.CLAMAV, "stream: Eicar FOUND\0")) {
            var scanners = new Scanners(
                    List.of(
                            new Scanners.Asked(Kind.RSPAMD.at(rspamd.place(), LONG), Fail.OPEN),
                            new Scanners.Asked(Kind.CLAMAV.at(clam.place(), LONG), Fail.OPEN)),
                    clock);
            assertEquals(
                    List.of(Optional.empty(), Optional.empty()),
                    scanners.states().stream().map(ScannerState::last).toList());

            var found = scanners.scan(SUSPECT);

            assertEquals(List.of(7.0), found.hints().stream().map(Hint::points).toList());
            assertEquals(Optional.of("Eicar"), found.virus());
            assertEquals(Optional.empty(), found.away());
            assertEquals(
                    Optional.of(new ScannerState.Last(clock.instant(), "")),
                    scanners.states().getFirst().last());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0000001S", "PT11M"})
    void refusesTimesThatNobodyCanWait(String time) {
        for (String name : List.of("rspamd", "spamassassin", "clamav")) {
            var config = new Programs(name, Duration.parse(time));
            var broken = assertThrows(IllegalArgumentException.class, () -> Scanners.of(config, 5));
            assertTrue(
                    broken.getMessage().startsWith("carillon.scanner." + name + ".timeout is PT"), broken.getMessage());
        }
    }

    @Test
    void saysWhereEachOfThemListens() {
        var states = Scanners.of(new Programs("clamav", LONG), 5).states();

        assertEquals(1, states.size());
        assertEquals("ClamAV", states.getFirst().name());
        assertEquals("unix:/run/clamav/clamd.ctl", states.getFirst().where());
        assertEquals("[::1]:783", new Place.Host("::1", 783).text());
        assertTrue(states.getFirst().closed());
    }

    /// One program with an address, the others without.
    private record Programs(String name, Duration time) implements ScannerConfig {
        @Override
        public Program rspamd() {
            return program("rspamd");
        }

        @Override
        public Program spamassassin() {
            return program("spamassassin");
        }

        @Override
        public Program clamav() {
            return program("clamav");
        }

        private Program program(String which) {
            return new One(which.equals(name), which.equals(name) ? time : LONG);
        }
    }

    private record One(boolean there, Duration timeout) implements ScannerConfig.Program {
        @Override
        public Optional<String> address() {
            return Optional.of("unix:/run/clamav/clamd.ctl").filter(place -> there);
        }

        @Override
        public Fail fail() {
            return Fail.CLOSED;
        }
    }

    @Test
    void readsPlaces() {
        assertEquals(new Place.Host("127.0.0.1", 3310), Place.parse("x", " 127.0.0.1:3310 "));
        assertEquals(new Place.Host("::1", 783), Place.parse("x", "[::1]:783"));
        assertEquals(new Place.Path("/run/clamav/clamd.ctl"), Place.parse("x", "unix:/run/clamav/clamd.ctl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", ":3310", "localhost:0", "localhost:70000", "unix:relative", "a:b"})
    void refusesWhatIsNoPlace(String text) {
        var broken = assertThrows(
                IllegalArgumentException.class, () -> Place.parse("carillon.scanner.clamav.address", text));

        assertTrue(broken.getMessage().startsWith("carillon.scanner.clamav.address is \""), broken.getMessage());
    }
}
