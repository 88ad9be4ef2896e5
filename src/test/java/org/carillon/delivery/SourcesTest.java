package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    private static InetSocketAddress host(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 25);
    }

    private static Optional<InetAddress> bound(Sources sources, String host) throws IOException {
        try (var socket = new Socket()) {
            sources.bind(socket, host(host));
            return socket.isBound() ? Optional.of(socket.getLocalAddress()) : Optional.empty();
        }
    }

    @Test
    void theHostSeesTheAddressThatIsConfigured() throws IOException {
        var sources = Sources.of(Optional.of(List.of("127.0.0.9")));
        try (var door = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.2"));
                var socket = new Socket()) {
            sources.bind(socket, host("127.0.0.2"));
            socket.connect(door.getLocalSocketAddress());
            try (Socket seen = door.accept()) {
                assertEquals("127.0.0.9", seen.getInetAddress().getHostAddress());
            }
        }
    }

    @Test
    void anAddressServesItsOwnFamilyOnly() throws IOException {
        var sources = Sources.of(Optional.of(List.of("127.0.0.9")));

        assertTrue(bound(sources, "127.0.0.1").isPresent());
        assertFalse(bound(sources, "::1").isPresent());
        assertFalse(bound(sources, "192.0.2.77").isPresent(), "from the loopback no way leads out");
        assertFalse(bound(Sources.ANY, "127.0.0.1").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.77", "mail.example.org", "", "127.0.0.1 127.0.0.2"})
    void refusesWhatIsNoAddressOfThisMachine(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Sources.of(Optional.of(List.of(text))));

        assertTrue(refused.getMessage().startsWith("carillon.delivery.source is \"" + text + "\"; it must be an IP"));
    }

    @Test
    void refusesTwoOfOneFamily() {
        var two = Optional.of(List.of("127.0.0.1", "127.0.0.2"));

        assertThrows(IllegalArgumentException.class, () -> Sources.of(two));
    }
}
