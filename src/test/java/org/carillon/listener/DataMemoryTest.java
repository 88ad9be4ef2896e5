package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.testing.Call;
import org.carillon.testing.Eventually;
import org.carillon.trust.Networks;
import org.junit.jupiter.api.Test;

class DataMemoryTest {
    private static final int KB = 1024;
    private static final String BEGUN = "MAIL FROM:<a@far.example>\r\nRCPT TO:<chess@club.example>\r\nDATA\r\n";
    private static final String LINE = "x".repeat(98) + "\r\n";
    private static final InetAddress STRANGER = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress OTHER = InetAddress.ofLiteral("192.0.2.2");

    /// Four pots of 1 MB: one for usual texts, three for big ones.
    private final DataMemory memory =
            new DataMemory(4096 * KB, 500 * KB, Networks.parse("test", List.of("10.0.0.0/8")));

    @Test
    void smallLettersPassWhileBigOnesStall() throws IOException {
        var stalled = new ArrayList<Call>();
        var settings = Map.of("carillon.smtp.max-data-memory", "1M", "carillon.smtp.max-message-size", "700K");
        try (var door = new OpenDoor(settings);
                var small = new Call(door.port())) {
            for (int i = 0; i < 6; i++) stalled.add(half(door, "127.0.0.1", 1200));
            Eventually.await().until(() -> door.house.memory.big() == 768 * KB);
            small.send("EHLO c\r\n").hear(220, 250).send(BEGUN).hear(250, 250, 354);
            small.send(LINE.repeat(600) + ".\r\n").hear(250);
            small.send(BEGUN)
                    .hear(250, 250, 354)
                    .send(LINE.repeat(700) + ".\r\n")
                    .hear(452);
        } finally {
            for (Call call : stalled) call.close();
        }
    }

    @Test
    void oneStrangerDoesNotKeepOthersFromSendingBigLetters() throws IOException {
        var settings = Map.of(
                "carillon.smtp.max-data-memory", "1M",
                "carillon.smtp.max-message-size", "200K",
                "carillon.smtp.trusted-networks", "192.0.2.0/24");
        var stalled = new ArrayList<Call>();
        try (var door = new OpenDoor(settings);
                var other = new Call(door.port(), "127.0.0.2")) {
            for (int i = 0; i < 6; i++) stalled.add(half(door, "127.0.0.1", 1200));
            Eventually.await().until(() -> door.house.memory.big() == 256 * KB);
            other.send("EHLO c\r\n").hear(220, 250).send(BEGUN).hear(250, 250, 354);
            other.send(LINE.repeat(1900) + ".\r\n").hear(250);
        } finally {
            for (Call call : stalled) call.close();
        }
    }

    private static Call half(OpenDoor door, String from, int lines) throws IOException {
        return new Call(door.port(), from)
                .send("EHLO c\r\n")
                .hear(220, 250)
                .send(BEGUN)
                .hear(250, 250, 354)
                .send(LINE.repeat(lines));
    }

    @Test
    void theFirstOctetsAreFree() {
        for (int i = 0; i < 10_000; i++) assertTrue(memory.share(STRANGER).take(8 * KB));
    }

    @Test
    void usualTextsHaveAQuarterForThemselves() {
        for (int i = 0; i < 16; i++) assertTrue(memory.share(STRANGER).take(64 * KB));
        assertFalse(memory.share(OTHER).take(64 * KB));
        assertTrue(memory.share(OTHER).take(65 * KB));
    }

    @Test
    void aTextThatGrowsBigLeavesItsRoomToUsualOnes() {
        DataMemory.Share growing = memory.share(STRANGER);
        for (int i = 0; i < 32; i++) assertTrue(growing.take(8 * KB));
        assertEquals(256 * KB, memory.big());
        for (int i = 0; i < 16; i++) assertTrue(memory.share(STRANGER).take(64 * KB));
    }

    @Test
    void oneClientTakesAQuarterAtMostButForTrustedOnes() {
        assertTrue(memory.share(STRANGER).take(500 * KB));
        DataMemory.Share second = memory.share(STRANGER);
        assertTrue(second.take(500 * KB));
        assertFalse(memory.share(STRANGER).take(100 * KB));
        second.close();
        assertTrue(memory.share(STRANGER).take(100 * KB));
        InetAddress ours = InetAddress.ofLiteral("10.1.2.3");
        for (int i = 0; i < 4; i++) assertTrue(memory.share(ours).take(500 * KB));
    }

    @Test
    void everyoneMaySendTheLargestLetter() {
        var tight = new DataMemory(400 * KB, 200 * KB, new Networks(List.of()));
        assertTrue(tight.share(STRANGER).take(200 * KB));
        assertFalse(tight.share(STRANGER).take(100 * KB));
    }

    /// It is read to its end, which may take an hour, but not kept.
    @Test
    void aTextThatIsRefusedTakesNothingAnyMore() throws IOException {
        try (var door = new OpenDoor(Map.of("carillon.smtp.max-data-memory", "1M"));
                Call refused = half(door, "127.0.0.1", 1200)) {
            Eventually.await().until(() -> door.house.memory.big() == 128 * KB);
            refused.send("a lone\nline end");
            Eventually.await().until(() -> door.house.memory.big() == 0);
        }
    }

    @Test
    void whatWasTakenComesBack() {
        for (int i = 0; i < 1000; i++) {
            try (DataMemory.Share share = memory.share(STRANGER)) {
                assertTrue(share.take(40 * KB));
                assertTrue(share.take(400 * KB));
                assertFalse(share.take(4000 * KB));
            }
        }
        assertEquals(0, memory.big());
    }
}
