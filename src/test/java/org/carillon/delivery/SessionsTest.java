package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.carillon.testing.FakeMx;
import org.junit.jupiter.api.Test;

/// Connections that go from one attempt to the next.
class SessionsTest {
    private final Sessions sessions = new Sessions();

    @Test
    void whoGaveAConnectionBackCannotCutItForTheNext() throws IOException {
        try (var mx = FakeMx.start()) {
            var address = new InetSocketAddress("127.0.0.1", mx.port());
            var first = new Stop();
            sessions.rest(address, sessions.connect(address, "mx.carillon.example", first), first);

            Session next = sessions.kept(address).orElseThrow();
            first.now(); // its claim seems to be lost, as its row is gone

            assertEquals(250, next.ask("NOOP", Patience.COMMAND).code());
        }
    }

    @Test
    void whoStillUsesAConnectionIsCutOff() throws IOException {
        try (var mx = FakeMx.start()) {
            var stop = new Stop();
            var address = new InetSocketAddress("127.0.0.1", mx.port());
            Session session = sessions.connect(address, "mx.carillon.example", stop);

            stop.now();

            assertThrows(PeerGoneException.class, () -> session.ask("NOOP", Patience.COMMAND));
        }
    }
}
