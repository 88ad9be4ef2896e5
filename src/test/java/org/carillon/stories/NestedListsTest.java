package org.carillon.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.carillon.mail.Message;
import org.carillon.testing.Api;
import org.carillon.testing.FakeMx;
import org.carillon.testing.Sender;
import org.carillon.testing.StoryProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A list on another list, as those who write and read see it.
@QuarkusTest
@TestProfile(StoryProfile.class)
class NestedListsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String DOMAIN = "nested.example.org";

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    FakeMx mx;
    private Api api;

    @BeforeEach
    void openTheDomain() {
        api = new Api(server.toString(), home);
        api.domain(DOMAIN);
        mx.forget();
    }

    private String list(String local, List<String> members, String... settings) {
        String address = local + "@" + DOMAIN;
        api.list(address, settings);
        if (!members.isEmpty()) api.members(address, members);
        return address;
    }

    @Test
    void aPostToTheUmbrellaReachesEachPersonOnceByTheListTheyAreOn() throws IOException {
        String all = list("all", List.of("both@people.example", "chair@people.example"), "nonmember=accept");
        String team = list("team", List.of("both@people.example", "dev@people.example"), "member-action=hold");
        String crew = list("crew", List.of("dev@people.example", "cook@people.example"), "archive=none");
        assertEquals(
                "list",
                api.post("/lists/" + all + "/members", Map.of("address", team))
                        .get("mode")
                        .asText());
        assertEquals(1, api.members(team, List.of(crew)).get("new").asInt());

        send("author@elsewhere.example", all, "Meeting", "At noon.\r\n");

        assertEquals("<all.nested.example.org>", listId("both@people.example"));
        assertEquals("<all.nested.example.org>", listId("chair@people.example"));
        assertEquals("<team.nested.example.org>", listId("dev@people.example"));
        assertEquals("<crew.nested.example.org>", listId("cook@people.example"));
        FakeMx.Delivery copy = letterTo("dev@people.example");
        assertTrue(copy.sender().startsWith("team-bounces+"), copy.sender());
        assertTrue(copy.text().contains("To: " + all), "the author's words stay");
        assertEquals(List.of("Meeting"), archived(all));
        assertEquals(List.of("Meeting"), archived(team));
        assertEquals(List.of(all), addresses("/lists/" + team + "/umbrellas"), "shown to those who run the list below");

        mx.forget();
        send("author@elsewhere.example", team, "For the team", "x\r\n");
        assertEquals(List.of(), mx.deliveriesTo("chair@people.example"), "nothing goes up");
    }

    @Test
    void whoLeavesByACopyLeavesTheListTheyAreOn() throws Exception {
        String top = list("leavetop", List.of("stays@people.example"), "nonmember=accept");
        String low = list("leavelow", List.of("goes@people.example"));
        api.post("/lists/" + top + "/members", Map.of("address", low));
        send("author@elsewhere.example", top, "Hello", "x\r\n");

        String link = new Message(letterTo("goes@people.example").bytes())
                .headers()
                .first("List-Unsubscribe")
                .orElseThrow()
                .replaceAll(".*<http[^/]*//[^/]*(/u/[^>]*)>.*", "$1");
        oneClick(link);

        assertEquals(List.of(), addresses("/lists/" + low + "/members"));
        assertEquals(List.of(low), addresses("/lists/" + top + "/nested"), "only the person left");
        mx.forget();
        send("author@elsewhere.example", top, "Again", "x\r\n");
        assertEquals(List.of(), mx.deliveriesTo("goes@people.example"));
        letterTo("stays@people.example");
    }

    private void oneClick(String link) throws Exception {
        var form = java.net.http.HttpRequest.newBuilder(server.resolve(link))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            assertEquals(
                    200,
                    http.send(form, java.net.http.HttpResponse.BodyHandlers.discarding())
                            .statusCode());
        }
    }

    @Test
    void aLockedListBelowKeepsThePostUntilItsOwnersLetItThrough() throws IOException {
        String top = list("locktop", List.of("both2@people.example"), "nonmember=accept", "archive=none");
        String low = list("locklow", List.of("both2@people.example", "low2@people.example"), "emergency=on");
        api.post("/lists/" + top + "/members", Map.of("address", low));

        send("author@elsewhere.example", top, "Urgent", "x\r\n");
        letterTo("both2@people.example");
        assertEquals(List.of(), mx.deliveriesTo("low2@people.example"));

        String waiting = api.all("/lists/" + low + "/held").getFirst().get("id").asText();
        api.post("/lists/" + low + "/held/" + waiting + "/accept", Map.of());
        api.awaitQuiet(PATIENCE);
        letterTo("low2@people.example");
        letterTo("both2@people.example");
    }

    /// The umbrella has no members and no archive of its own, and its moderator lets the post through.
    @Test
    void anUmbrellaOfListsAloneKeepsThePostForThem() throws IOException {
        String top = list("barehead", List.of(), "nonmember=hold", "archive=none");
        String low = list("barelow", List.of("low3@people.example"), "archive=none");
        api.post("/lists/" + top + "/members", Map.of("address", low));
        send("author@elsewhere.example", top, "Waits", "x\r\n");
        String waiting = api.all("/lists/" + top + "/held").getFirst().get("id").asText();
        api.post("/lists/" + top + "/held/" + waiting + "/accept", Map.of());
        api.awaitQuiet(PATIENCE);
        assertEquals("<barelow.nested.example.org>", listId("low3@people.example"));
    }

    @Test
    void aPostToTwoListsIsOneForWhoIsOnBoth() throws IOException {
        String one = list("cross1", List.of("x1@people.example", "x2@people.example"), "nonmember=accept");
        String two = list("cross2", List.of("x2@people.example", "x3@people.example"), "nonmember=accept");
        String letter = "From: author@elsewhere.example\r\nTo: " + one + ", " + two + "\r\nSubject: Both\r\n"
                + "Message-ID: <cross@people.example>\r\n\r\nx\r\n";
        for (String to : List.of(one, two)) {
            assertTrue(post("author@elsewhere.example", to, letter).startsWith("250"));
            api.awaitQuiet(PATIENCE);
        }
        for (String reader : List.of("x1@people.example", "x2@people.example", "x3@people.example")) letterTo(reader);
        assertEquals(List.of("Both"), archived(two));
    }

    /// As mail programs send it: one letter, two recipients.
    @Test
    void soIsAPostThatComesToBothInOneTransaction() throws IOException {
        String one = list("pair1", List.of("y1@people.example", "y2@people.example"), "nonmember=accept");
        String two = list("pair2", List.of("y2@people.example", "y3@people.example"), "nonmember=accept");
        for (int i = 0; i < 5; i++) {
            String letter = "From: author@elsewhere.example\r\nTo: " + one + ", " + two + "\r\nSubject: Both " + i
                    + "\r\nMessage-ID: <pair" + i + "@people.example>\r\n\r\nx\r\n";
            try (var sender = Sender.to(listener.port())) {
                byte[] bytes = letter.getBytes(StandardCharsets.US_ASCII);
                assertTrue(sender.send("author@elsewhere.example", List.of(one, two), bytes)
                        .startsWith("250"));
            }
        }
        api.awaitQuiet(PATIENCE);
        for (String reader : List.of("y1@people.example", "y2@people.example", "y3@people.example")) {
            assertEquals(5, mx.deliveriesTo(reader).size(), reader);
        }
    }

    /// A stranger who names a list where people join makes nobody write to it.
    @Test
    void aStrangerCannotPutAListOntoAnother() throws IOException {
        String open = list("open", List.of(), "subscribe=open");
        String target = list("target", List.of("reader4@people.example"), "nonmember=accept");
        send(target, "open-join@" + DOMAIN, "Me", "");
        assertEquals(List.of(), addresses("/lists/" + open + "/members"));
        assertEquals(List.of(), addresses("/lists/" + open + "/nested"));
        assertFalse(
                mx.deliveriesTo("reader4@people.example").stream()
                        .anyMatch(letter -> letter.text().contains("open-confirm")),
                "no question to all of them");
    }

    private String listId(String recipient) {
        String field = new Message(letterTo(recipient).bytes())
                .headers()
                .first("List-Id")
                .orElseThrow();
        return field.substring(field.indexOf('<'));
    }

    private List<String> archived(String list) {
        return api.all("/lists/" + list + "/archive/messages").stream()
                .map(one -> one.get("subject").asText())
                .toList();
    }

    private List<String> addresses(String path) {
        return api.all(path).stream().map(one -> one.get("address").asText()).toList();
    }

    private void send(String from, String to, String subject, String text) throws IOException {
        String letter = "From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject + "\r\nMessage-ID: <"
                + System.nanoTime() + "@people.example>\r\n\r\n" + text;
        String reply = post(from, to, letter);
        assertTrue(reply.startsWith("250"), reply);
        api.awaitQuiet(PATIENCE);
    }

    private String post(String from, String to, String letter) throws IOException {
        try (var sender = Sender.to(listener.port())) {
            return sender.send(from, to, letter.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private FakeMx.Delivery letterTo(String recipient) {
        List<FakeMx.Delivery> letters = mx.deliveriesTo(recipient);
        assertEquals(1, letters.size(), "letters to " + recipient);
        return letters.getFirst();
    }
}
