package org.carillon.spam.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.spam.scanner.ScannerConfig.Fail;
import org.carillon.testing.Ports;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Scanners that do not do their work: none of them holds a letter up for ever, or passes for
/// clean.
class ScannersAwayTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Suspect LETTER = suspect(new byte[100]);
    private static final Suspect BIG = suspect(new byte[20_000_000]);

    private static Suspect suspect(byte[] bytes) {
        return new Suspect(bytes, "192.0.2.7", "far.example", "ana@far.example", List.of("ben@club.example"));
    }

    private static String away(Scanner scanner, Suspect suspect) {
        return assertInstanceOf(Scan.Away.class, scanner.scan(suspect)).why();
    }

    @ParameterizedTest
    @EnumSource
    void understandsNoRubbish(Kind kind) throws IOException {
        for (String answer : List.of(
                "",
                "\r\n\r\n",
                "hello\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\n\r\n\"action\"",
                "HTTP/1.1 500 no\r\nContent-Length: 0\r\n\r\n",
                "SPAMD/1.1 76 EX_PROTOCOL\r\n\r\n",
                "SPAMD/1.1 0 EX_OK\r\nSpam: True ; 1.2.3 / .\r\n\r\n",
                "SPAMD/1.1 0 EX_OK\r\n\r\n",
                "stream: ERROR\0",
                "stream: OK too\0",
                " FOUND\0",
                "\0\0\0\0")) {
            try (var fake = FakeScanner.answering(kind, answer)) {
                away(kind.at(fake.place(), LONG), LETTER);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsNotForAMuteOne(Kind kind) throws IOException {
        try (var fake = new FakeScanner(kind, (self, in, out) -> in.transferTo(OutputStream.nullOutputStream()))) {
            assertEquals("no answer within 300 ms", away(kind.at(fake.place(), SHORT), LETTER));
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsNotForOneThatDoesNotRead(Kind kind) throws IOException {
        try (var fake = new FakeScanner(kind, (self, in, out) -> Thread.sleep(60_000))) {
            assertEquals("no answer within 300 ms", away(kind.at(fake.place(), SHORT), BIG));
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsNotForOneThatDrips(Kind kind) throws IOException {
        try (var fake = new FakeScanner(kind, (self, in, out) -> {
            for (byte b : "HTTP/1.1 200 OK\r\nSPAMD/1.1 0 EX_OK\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII)) {
                out.write(b);
                out.flush();
                Thread.sleep(100);
            }
        })) {
            assertEquals("no answer within 300 ms", away(kind.at(fake.place(), SHORT), LETTER));
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatNobodyListens(Kind kind) throws IOException {
        assertEquals("it refuses connections", away(kind.at(new Place.Host("127.0.0.1", Ports.free()), LONG), LETTER));
    }

    @ParameterizedTest
    @EnumSource
    void takesAnEndInBetweenForNoAnswer(Kind kind) throws IOException {
        for (String begun :
                List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\n{\"action\":", "SPAMD/1.1 0 EX", "stre")) {
            try (var fake = new FakeScanner(kind, (self, in, out) -> {
                in.readNBytes(10);
                out.write(begun.getBytes(StandardCharsets.US_ASCII));
            })) {
                away(kind.at(fake.place(), LONG), BIG);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsNoAnswerWithoutEnd(Kind kind) throws IOException {
        for (String begin : List.of("", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\n\r\n", "SPAMD/1.1 0 EX_OK\r\n")) {
            try (var fake = new FakeScanner(kind, (self, in, out) -> {
                kind.question(in);
                out.write(begin.getBytes(StandardCharsets.US_ASCII));
                byte[] line = ("x: " + "y".repeat(5000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                while (true) out.write(line);
            })) {
                away(kind.at(fake.place(), LONG), LETTER);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void putsLettersOffOnlyWhereTheHouseWantsIt(Kind kind) throws IOException {
        Scanner gone = kind.at(new Place.Host("127.0.0.1", Ports.free()), LONG);

        var lenient = new Scanners(List.of(new Scanners.Asked(gone, Fail.OPEN)), Clock.systemUTC());
        var strict = new Scanners(List.of(new Scanners.Asked(gone, Fail.CLOSED)), Clock.systemUTC());

        var open = lenient.scan(LETTER);
        var closed = strict.scan(LETTER);

        assertEquals(Optional.empty(), open.away());
        assertTrue(open.hints().getFirst().words().contains("did not look at it"));
        assertEquals(0, open.hints().getFirst().points());
        assertEquals(Optional.of(gone.name()), closed.away());
        assertFalse(lenient.states().getFirst().last().orElseThrow().answered());
    }
}
