package org.carillon.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.listener.SmtpListener;
import org.carillon.testing.Api;
import org.carillon.testing.Eventually;
import org.carillon.testing.Sender;
import org.carillon.testing.StoryProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mail for somebody with an account lies in their Maildir.
@QuarkusTest
@TestProfile(StoryProfile.class)
class PersonFoldersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String LETTER = """
            Return-Path: <forged@elsewhere.example>
            From: author@elsewhere.example
            To: someone@folders.example.org
            Subject: Hello

            Line one.
            .
            From here on.
            """.replace("\n", "\r\n");

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    private Api api;

    @BeforeEach
    void openTheDomain() {
        api = new Api(server.toString(), home);
        api.domain("folders.example.org");
    }

    @Test
    void aLetterLiesInTheInboxWithItsEnvelope() throws IOException {
        person("ana");
        assertTrue(send("author@elsewhere.example", "ana+chess@folders.example.org")
                .startsWith("250"));
        api.awaitQuiet(PATIENCE);
        List<Path> letters = in("ana", "new");
        assertEquals(1, letters.size());
        String text = Files.readString(letters.getFirst(), StandardCharsets.ISO_8859_1);
        assertTrue(text.startsWith("Return-Path: <author@elsewhere.example>\r\nReceived: "), text);
        assertTrue(text.contains("\r\nDelivered-To: ana+chess@folders.example.org\r\n"), text);
        assertTrue(text.endsWith(LETTER.substring(LETTER.indexOf("From:"))), text);
        assertEquals(1, text.split("Return-Path").length - 1);
        assertEquals(List.of(), in("ana", "tmp"));
    }

    @Test
    void nobodyByThatNameIsRefusedAtTheDoor() throws IOException {
        assertTrue(
                send("author@elsewhere.example", "nobody@folders.example.org").startsWith("550 5.1.1"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsTriedAgain() throws IOException {
        person("ben");
        Path place = home.resolve("mailboxes/ben@folders.example.org");
        Files.createDirectories(home.resolve("mailboxes"));
        Files.writeString(place, "in the way");
        send("author@elsewhere.example", "ben@folders.example.org");
        Eventually.await("the first try").atMost(PATIENCE).until(() -> waitingFor("cannot be written"));

        Files.delete(place);
        String batch = api.all("/queue").getFirst().get("id").asText();
        api.post("/queue/" + batch + "/retry", Map.of());
        api.awaitQuiet(PATIENCE);
        assertEquals(1, in("ben", "new").size());
    }

    @Test
    void aPostThatAModeratorLetsOutIsNoSpamForItsReaders() throws IOException {
        person("eva");
        String list = "talk@folders.example.org";
        api.list(list, "nonmember=accept", "verp=off");
        api.members(list, List.of("eva@folders.example.org"));
        send("author@elsewhere.example", list, "X-Spam-Flag: YES\r\n" + LETTER);
        Eventually.await("it is held").atMost(PATIENCE).until(() -> !held(list).isEmpty());

        api.post("/held/" + held(list).getFirst().get("id").asText() + "/accept", Map.of());
        api.awaitQuiet(PATIENCE);

        assertEquals(1, in("eva", "new").size());
    }

    private List<JsonNode> held(String list) {
        return api.all("/lists/" + list + "/held");
    }

    private boolean waitingFor(String reason) {
        return api.all("/queue").stream().anyMatch(b -> b.toString().contains(reason));
    }

    private void person(String name) {
        api.post("/people", Map.of("address", name + "@folders.example.org", "name", name, "password", "long enough"));
    }

    private String send(String from, String to) throws IOException {
        return send(from, to, LETTER);
    }

    private String send(String from, String to, String letter) throws IOException {
        try (var sender = Sender.to(listener.port())) {
            return sender.send(from, to, letter.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private List<Path> in(String name, String part) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("mailboxes/" + name + "@folders.example.org/" + part))) {
            return files.toList();
        }
    }
}
