package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.carillon.smtp.ReplyReader;
import org.carillon.testing.Tls;
import org.junit.jupiter.api.Test;

/// The door waits for octets in small steps. What comes of a TLS record within one must not be lost in the next.
class SlowRecordsTest {
    private static final int PIECE = 20;
    /// Longer than a step of the door.
    private static final int PAUSE = 15;

    @Test
    void aRecordThatComesInPiecesIsPutTogether() throws Exception {
        try (var door = new OpenDoor(Entrance.SUBMISSIONS, Map.of("carillon.smtp.stress-timeout", "10ms"));
                var line = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.startVirtualThread(() -> carry(line, door.port()));
            try (var plain = new Socket("127.0.0.1", line.getLocalPort())) {
                plain.setSoTimeout(20_000);
                Socket client = Tls.client(plain);
                var replies = new ReplyReader(client.getInputStream());
                assertEquals(220, replies.read().code());
                for (int i = 1; i < 6; i++) {
                    String command = "NOOP " + "x".repeat(30 * i) + "\r\n";
                    client.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
                    assertEquals(250, replies.read().code());
                }
            }
        }
    }

    private static void carry(ServerSocket line, int port) {
        try (Socket client = line.accept();
                var door = new Socket("127.0.0.1", port)) {
            Thread.startVirtualThread(() -> back(door, client));
            InputStream from = client.getInputStream();
            OutputStream to = door.getOutputStream();
            for (byte[] piece = from.readNBytes(1); piece.length > 0; piece = from.readNBytes(1)) {
                to.write(piece);
                int more = Math.min(PIECE, from.available());
                to.write(from.readNBytes(more));
                Thread.sleep(PAUSE);
            }
        } catch (IOException | InterruptedException over) {
            // the test is over
        }
    }

    private static void back(Socket door, Socket client) {
        try {
            door.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException over) {
            // the test is over
        }
    }
}
