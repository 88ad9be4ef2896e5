package org.carillon.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carillon.listener.SmtpListener;
import org.carillon.testing.Api;
import org.carillon.testing.FakeMx;
import org.carillon.testing.FakeMx.Delivery;
import org.carillon.testing.Sender;
import org.carillon.testing.StoryProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ana is away: who hears of it, seen from the other side of the wire.
@QuarkusTest
@TestProfile(StoryProfile.class)
class AwayTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    FakeMx mx;

    private Api api;
    private String ana;

    @BeforeEach
    void anaGoesAway() {
        api = new Api(server.toString(), home);
        api.domain("away.example.org");
        ana = "ana" + Long.toString(System.nanoTime(), 36) + "@away.example.org";
        api.post("/people", Map.of("address", ana, "name", "Ana", "password", "long enough"));
        api.put("/people/" + ana + "/vacation", Map.of("text", "I am in the mountains.", "zone", "UTC"));
    }

    private void comes(String sender, String... fields) throws IOException {
        String letter = "From: <" + (sender.isEmpty() ? "mailer-daemon@x.example" : sender) + ">\r\nTo: " + ana
                + "\r\nSubject: Chess tonight?\r\nMessage-ID: <" + System.nanoTime() + "@x.example>\r\n"
                + String.join("\r\n", fields) + (fields.length > 0 ? "\r\n" : "") + "\r\nHello Ana\r\n";
        try (var door = Sender.to(listener.port())) {
            String reply = door.send(sender, ana, letter.getBytes(StandardCharsets.UTF_8));
            assertTrue(reply.startsWith("250"), reply);
        }
        api.awaitQuiet(PATIENCE);
    }

    private List<Delivery> repliesTo(String sender) {
        return mx.deliveries().stream()
                .filter(d -> d.recipients().contains(sender))
                .toList();
    }

    private List<String> outcomes() {
        return api.all("/people/" + ana + "/vacation/decisions").stream()
                .map(d -> d.get("outcome").asText())
                .toList();
    }

    @Test
    void aPersonHearsOnceAndTheLettersAreKeptAllTheSame() throws IOException {
        comes("ben@one.example");
        comes("ben@one.example");

        List<Delivery> replies = repliesTo("ben@one.example");
        assertEquals(1, replies.size());
        String text = replies.getFirst().text();
        assertEquals("", replies.getFirst().sender());
        assertTrue(text.contains("\r\nSubject: Auto: Chess tonight?\r\n"), text);
        assertTrue(text.contains("\r\nAuto-Submitted: auto-replied (vacation)\r\n"), text);
        assertTrue(text.contains("I am in the mountains."), text);
        assertEquals(List.of("the sender had this reply less than 7 days ago", "answered"), outcomes());
        assertEquals(2, home.resolve("mailboxes/" + ana + "/new").toFile().list().length);
    }

    @Test
    void machinesHearNothing() throws IOException {
        int before = mx.deliveries().size();
        comes("");
        comes("carl@two.example", "Auto-Submitted: auto-replied (vacation)");
        comes("chess-bounces@two.example");
        comes("dora@two.example", "List-Id: <chess.two.example>");

        assertEquals(before, mx.deliveries().size());
        assertEquals(
                List.of(
                        "List-Id",
                        "the sender is a machine: chess-bounces",
                        "Auto-Submitted: auto-replied",
                        "empty return path"),
                outcomes());
    }

    @Test
    void aReplyThatIsRefusedMakesNoBounce() throws IOException {
        mx.answerRecipient("eve@three.example", "550 5.1.1 no such user");
        int before = mx.deliveries().size();

        comes("eve@three.example");

        assertEquals(before, mx.deliveries().size());
        assertEquals(List.of("answered"), outcomes());
    }

    @Test
    void whoIsBackAnswersNobody() throws IOException {
        api.put("/people/" + ana + "/vacation", Map.of("text", "Gone.", "until", "2001-12-31", "zone", "UTC"));
        comes("fay@four.example");

        assertEquals(List.of(), repliesTo("fay@four.example"));
        assertEquals(List.of(), outcomes());
    }
}
