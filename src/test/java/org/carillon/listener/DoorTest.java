package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.carillon.testing.Call;
import org.carillon.testing.Eventually;
import org.carillon.trust.Networks;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final String LETTER = "MAIL FROM:<a@far.example>\r\nRCPT TO:<%s@club.example>\r\nDATA\r\n";

    @Test
    void writesDownHowTheLetterCame() throws IOException {
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.send("EHLO cli\u000bent(evil).example\r\n").hear(220, 250);
            call.send(LETTER.formatted("chess"))
                    .hear(250, 250, 354)
                    .send("x\r\n.\r\n")
                    .hear(250);
            String trace = door.letters.getFirst().trace();
            assertEquals(
                    "Received: from cli?ent?evil?.example ([127.0.0.1])\r\n\tby mx.club.example with ESMTP id ID\r\n"
                            + "\tfor <chess@club.example>;\r\n\tTue, 3 Nov 2026 09:05:01 +0000\r\n",
                    trace.replaceFirst(" id [0-9a-z]+", " id ID"));
        }
    }

    @Test
    void saysHowItWasGreetedAndTellsRecipientsNothingOfEachOther() throws IOException {
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.send("HELO client.example\r\n").hear(220, 250);
            call.send("MAIL FROM:<>\r\nRCPT TO:<chess@club.example>\r\nRCPT TO:<postmaster>\r\nDATA\r\n");
            call.hear(250, 250, 250, 354).send(".\r\n").hear(250);
            String trace = door.letters.getFirst().trace();
            assertTrue(trace.contains(" with SMTP id ") && !trace.contains("for <"), trace);
        }
    }

    @Test
    void givesOneLetterToWhomIsNamedTwice() throws IOException {
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.send("EHLO c\r\n").hear(220, 250);
            call.send("MAIL FROM:<>\r\nRCPT TO:<chess@club.example>\r\nRCPT TO:<CHESS@Club.Example>\r\nDATA\r\n");
            call.hear(250, 250, 250, 354).send(".\r\n").hear(250);
            assertEquals(1, door.letters.getFirst().envelope().recipients().size());
        }
    }

    @Test
    void saysNoAtMailWhenTheDiskIsNearlyFull() throws IOException {
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            door.house.room = false;
            call.send("EHLO c\r\n").hear(220, 250).send("MAIL FROM:<>\r\n").hear("452 4.3.1");
            door.house.room = true;
            call.send("MAIL FROM:<>\r\n").hear(250);
        }
    }

    @Test
    void aClientMayHaveSoManyConnections() throws IOException {
        var settings = Map.of(
                "carillon.smtp.max-connections-per-client", "2", "carillon.smtp.trusted-networks", "192.0.2.0/24");
        try (var door = new OpenDoor(settings);
                var first = new Call(door.port());
                var second = new Call(door.port())) {
            first.hear(220);
            second.hear(220);
            try (var third = new Call(door.port())) {
                third.hear("421 4.7.0").hearEnd();
            }
            first.close();
            Eventually.await().until(() -> door.keeper.inside() == 1);
            try (var fourth = new Call(door.port())) {
                fourth.hear(220);
            }
        }
    }

    @Test
    void aTrustedClientIsOnlyBoundByTheHouse() throws IOException {
        var settings = Map.of("carillon.smtp.max-connections-per-client", "1", "carillon.smtp.max-connections", "2");
        try (var door = new OpenDoor(settings);
                var first = new Call(door.port());
                var second = new Call(door.port());
                var third = new Call(door.port())) {
            first.hear(220);
            second.hear(220);
            third.hear("421 4.3.2").hearEnd();
        }
    }

    @Test
    void whoComesToAFullHouseIsToldWhileThereAreSparePlaces() throws IOException {
        SmtpConfig config = MemoryHouse.config(Map.of("carillon.smtp.max-connections", "1"));
        Doorkeeper keeper = MemoryHouse.keeper(config);
        var guest = assertInstanceOf(Doorkeeper.Admission.Welcome.class, keeper.admit(LOOPBACK));
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 100; i++) {
                assertInstanceOf(Doorkeeper.Admission.Full.class, keeper.admit(LOOPBACK));
            }
            assertInstanceOf(Doorkeeper.Admission.Crowd.class, keeper.admit(LOOPBACK));
            assertInstanceOf(Doorkeeper.Admission.Crowd.class, keeper.admitProxy());
            for (int i = 0; i < 100; i++) keeper.told();
        }
        guest.place().close();
        guest.place().close();
        assertEquals(0, keeper.inside());
        assertInstanceOf(Doorkeeper.Admission.Welcome.class, keeper.admit(LOOPBACK));
        assertInstanceOf(Doorkeeper.Admission.Full.class, keeper.admit(LOOPBACK));
    }

    /// Nor may those who do nothing keep the others from hearing why for long.
    @Test
    void fewHandshakesAtATimeAreMadeForThoseWithoutAPlace() throws IOException {
        try (var door = new OpenDoor(Entrance.SUBMISSIONS, Map.of("carillon.smtp.max-connections", "1"));
                var guest = new Call(door.port())) {
            guest.secure().hear(220);
            var silent = new ArrayList<Call>();
            for (int i = 0; i < Doorstep.HANDSHAKES; i++) silent.add(new Call(door.port()));
            Eventually.await().until(() -> refused(door, "full_house") == Doorstep.HANDSHAKES);
            try (var eleventh = new Call(door.port())) {
                eleventh.hearEnd();
            }
            for (Call call : silent) call.close();
            Eventually.await().until(() -> isTold(door.port()));
        }
    }

    private static boolean isTold(int port) throws IOException {
        try (var call = new Call(port)) {
            call.secure().hear("421 4.3.2").hearEnd();
            return true;
        } catch (SSLException | SocketException withoutAWord) {
            return false;
        }
    }

    private static double refused(OpenDoor door, String kind) {
        return door.house.metrics.find("carillon.smtp.refused").tag("kind", kind).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /// The same with sockets: those who heard 421 leave their spare places to the next.
    @Test
    void threeHundredComeInVainAndEachIsTold() throws IOException {
        try (var door = new OpenDoor(Map.of("carillon.smtp.max-connections", "1"));
                var guest = new Call(door.port())) {
            guest.hear(220);
            for (int i = 0; i < 300; i++) {
                try (var late = new Call(door.port())) {
                    late.hear("421 4.3.2").hearEnd();
                }
                // given back a moment after the end was heard
                if (i % Doorkeeper.SPARE == 0) Eventually.await().until(() -> door.keeper.spare() == Doorkeeper.SPARE);
            }
            guest.send("NOOP\r\n").hear(250);
        }
    }

    @Test
    void aSmallHouseIsNotStressedByOneGuest() throws IOException {
        Doorkeeper keeper = MemoryHouse.keeper(MemoryHouse.config(Map.of("carillon.smtp.max-connections", "5")));
        for (int i = 0; i < 4; i++) keeper.admit(LOOPBACK);
        assertFalse(keeper.stressed());
        keeper.admit(LOOPBACK);
        assertTrue(keeper.stressed());
    }

    /// Such as memory or threads that run out: the next one is let in, and no place is lost.
    @Test
    void theDoorOutlivesACallerThatCannotBeMet() throws Exception {
        var config = MemoryHouse.config(Map.of("carillon.smtp.max-connections", "1"));
        var trouble = new AtomicInteger(2);
        var trusted = new Networks(new AbstractList<>() {
            @Override
            public Networks.Range get(int index) {
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public int size() {
                if (trouble.getAndDecrement() > 0) throw new OutOfMemoryError("on purpose");
                return 0;
            }
        });
        var keeper = new Doorkeeper(config, trusted);
        Premises premises = new MemoryHouse().premises(Entrance.MX, config, System::nanoTime);
        Door door = Door.open(premises, keeper, new Networks(List.of()), new InetSocketAddress("127.0.0.1", 0));
        try {
            for (int i = 0; i < 2; i++) {
                try (var lost = new Call(door.port())) {
                    lost.hearEnd();
                }
            }
            assertTrue(door.attended());
            try (var next = new Call(door.port())) {
                next.hear(220);
            }
        } finally {
            door.close();
            door.awaitEmpty(System.nanoTime());
        }
        assertFalse(door.attended());
    }

    @Test
    void aDoorThatIsShutIsNoLongerCounted() {
        var door = new OpenDoor(Map.of());
        assertNotNull(door.house.metrics.find("carillon.smtp.connections.open").gauge());
        door.close();
        assertNull(door.house.metrics.find("carillon.smtp.connections.open").gauge());
    }

    @Test
    void answersSlowlyAfterTenErrors() throws IOException {
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.hear(220);
            for (int i = 0; i < 12; i++) call.send("BOO\r\n").hear("500 5.5.2");
            assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(1)), door.house.pauses);
        }
    }

    @Test
    void tellsIdleCallersThatItCloses() throws Exception {
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port());
                var other = new Call(door.port())) {
            call.hear(220).send("EHLO c\r\n").hear(250);
            other.hear(220);
            door.shut(Duration.ofSeconds(20));
            call.hear("421 4.3.2").hearEnd();
            other.hear("421 4.3.2").hearEnd();
            assertThrows(IOException.class, () -> new Call(door.port()));
        }
    }

    @Test
    void aLetterThatIsBeingSentMayEndWhileItCloses() throws Exception {
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.send("EHLO c\r\n").hear(220, 250);
            call.send(LETTER.formatted("slow")).hear(250, 250, 354).send("half\r\n.\r\n");
            door.house.awaitSlow();
            Thread closing = Thread.startVirtualThread(() -> shut(door, Duration.ofSeconds(20)));
            Eventually.await().until(() -> refused(door.port()));
            door.house.goOn();
            call.hear("250 2.0.0", "421 4.3.2").hearEnd();
            closing.join();
            assertEquals(1, door.letters.size());
            assertEquals(List.of("STOPPING"), door.house.guards.kinds());
        }
    }

    @Test
    void aLetterThatDoesNotEndInTimeIsDroppedBeforeIts250() throws Exception {
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.send("EHLO c\r\n").hear(220, 250);
            call.send(LETTER.formatted("chess")).hear(250, 250, 354).send("half a let");
            door.shut(Duration.ofMillis(50));
            call.hearEnd();
            assertEquals(0, door.letters.size());
        }
    }

    @Test
    void bigLettersAreBoundedTogether() throws IOException {
        try (var door = new OpenDoor(Map.of("carillon.smtp.max-data-memory", "1M"));
                var call = new Call(door.port())) {
            call.send("EHLO c\r\n").hear(220, 250);
            String line = "x".repeat(98) + "\r\n";
            call.send(LETTER.formatted("chess"))
                    .hear(250, 250, 354)
                    .send(line.repeat(20_000) + ".\r\n")
                    .hear("452 4.3.1");
            call.send(LETTER.formatted("chess"))
                    .hear(250, 250, 354)
                    .send(line.repeat(5_000) + ".\r\n")
                    .hear(250);
        }
    }

    @Test
    void countsWhatItDoes() throws IOException {
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.send("EHLO c\r\n")
                    .hear(220, 250)
                    .send("MAIL FROM:<>\r\nRCPT TO:<nobody@club.example>\r\n")
                    .hear("250 2.1.0", "550 5.1.1");
            call.send("RCPT TO:<chess@club.example>\r\nDATA\r\n")
                    .hear(250, 354)
                    .send(".\r\n")
                    .hear(250);
            assertEquals(
                    1,
                    door.house
                            .metrics
                            .counter("carillon.smtp.connections", "door", "mx")
                            .count());
            assertEquals(
                    1,
                    door.house
                            .metrics
                            .counter("carillon.smtp.accepted", "door", "mx")
                            .count());
            assertEquals(
                    1,
                    door.house
                            .metrics
                            .counter(
                                    "carillon.smtp.refused",
                                    "door",
                                    "mx",
                                    "reason",
                                    "550 5.1.1",
                                    "kind",
                                    "unknown_recipient")
                            .count());
        }
    }

    @Test
    void aThousandCallersAtOnceAreAllServed() throws Exception {
        try (var door = new OpenDoor(Map.of())) {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 1000; i++) threads.add(Thread.startVirtualThread(() -> oneLetter(door.port())));
            for (Thread thread : threads) thread.join();
            assertEquals(1000, door.letters.size());
        }
    }

    private static void oneLetter(int port) {
        try (var call = new Call(port)) {
            call.send("EHLO c\r\n")
                    .hear(220, 250)
                    .send(LETTER.formatted("chess"))
                    .hear(250, 250, 354);
            call.send("Subject: x\r\n\r\nbody\r\n.\r\nQUIT\r\n").hear(250, 221);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void shut(OpenDoor door, Duration grace) {
        try {
            door.shut(grace);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean refused(int port) {
        try (var call = new Call(port)) {
            call.hear(220);
            return false;
        } catch (IOException closed) {
            return true;
        }
    }
}
