package org.carillon.peers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.carillon.testing.Eventually;
import org.carillon.testing.Ports;
import org.carillon.testing.Sender;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A balancer in front, which says ahead who calls.
@Tag("slow")
@Needs("haproxy")
@QuarkusTest
@TestProfile(PeersProfile.class)
class HaproxyTest extends WithPeers {
    @ParameterizedTest
    @ValueSource(strings = {"send-proxy", "send-proxy-v2"})
    void theClientBehindItIsTheOneThatIsNamed(String version) throws Exception {
        int front = Ports.free();
        Path settings =
                Files.writeString(folder.resolve("haproxy.cfg"), """
                defaults
                    mode tcp
                    timeout connect 5s
                    timeout client 6m
                    timeout server 6m
                listen mail
                    bind 127.0.0.1:%d
                    server carillon 127.0.0.1:%d %s source %s
                """.formatted(front, port("mx"), version, PROXY));
        Process haproxy = new ProcessBuilder("haproxy", "-db", "-f", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        try {
            Eventually.await("haproxy").atMost(Duration.ofSeconds(30)).until(() -> Ports.listens(front));
            String subject = fresh();
            byte[] letter = ("From: friend@far.example\r\nTo: " + MIA + "\r\nSubject: " + subject + "\r\n\r\nHi\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            try (var sender = Sender.to(front)) {
                String reply = sender.send("friend@far.example", MIA, letter);
                assertTrue(reply.startsWith("250 "), reply);
            }
            has(filed(subject), "[127.0.0.1]");
            assertTrue(!filed(subject).contains(PROXY), filed(subject));
        } finally {
            haproxy.destroy();
            haproxy.waitFor();
        }
    }
}
