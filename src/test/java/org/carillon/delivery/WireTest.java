package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How a connection comes about, or not.
@Timeout(60)
class WireTest {
    /// More than its queue holds: whoever calls then is not heard.
    private static final int CALLERS = 20;

    private static List<SocketChannel> fill(InetSocketAddress door) throws IOException {
        var callers = new ArrayList<SocketChannel>();
        for (int i = 0; i < CALLERS; i++) {
            SocketChannel caller = SocketChannel.open();
            caller.configureBlocking(false);
            caller.connect(door);
            callers.add(caller);
        }
        return callers;
    }

    /// RFC 5321 §4.5.3.2 leaves it to the system, which would take two minutes.
    @Test
    void aHostThatNeverPicksUpIsGivenThirtySeconds() throws IOException {
        assertEquals(Duration.ofSeconds(30), Patience.CONNECT);
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new InetSocketAddress(door.getInetAddress(), door.getLocalPort());
            List<SocketChannel> callers = fill(address);

            var gone = assertThrows(
                    PeerGoneException.class,
                    () -> Wire.connect(address, Sources.ANY, System::nanoTime, Duration.ofMillis(200)));

            assertEquals(Gates.Manner.ABSENT, gone.manner());
            assertTrue(gone.reason().startsWith("cannot connect: "), gone.reason());
            for (SocketChannel caller : callers) caller.close();
        }
    }
}
