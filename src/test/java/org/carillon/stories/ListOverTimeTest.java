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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carillon.listener.SmtpListener;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.testing.Api;
import org.carillon.testing.Eventually;
import org.carillon.testing.FakeMx;
import org.carillon.testing.Sender;
import org.carillon.testing.StoryProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of a list in the course of years: it gets another address, is closed and opened again, and ends.
@QuarkusTest
@TestProfile(StoryProfile.class)
class ListOverTimeTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String OWNER = "owner@people.example";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    FakeMx mx;
    private Api api;

    @BeforeEach
    void openTheDomains() {
        api = new Api(server.toString(), home);
        api.domain("years.example.org");
        api.domain("later.example.org");
        mx.forget();
    }

    private String move(String list, String wanted) {
        return api.post("/lists/" + list + "/move", Map.of("address", wanted))
                .get("address")
                .asText();
    }

    @Test
    void noPostIsLostWhileTheListMoves() throws IOException {
        String before = "busy@years.example.org";
        String after = "busy@later.example.org";
        api.list(before, "nonmember=accept");
        api.members(before, List.of("reader@people.example"));
        for (int i = 0; i < 30; i++) {
            if (i == 10) assertEquals(after, move(before, after));
            String to = i < 20 ? before : after;
            String reply = post("author@elsewhere.example", to, letter("author@elsewhere.example", to, "Post " + i));
            assertTrue(reply.startsWith("250"), reply);
        }
        api.awaitQuiet(PATIENCE);

        List<FakeMx.Delivery> copies = mx.deliveriesTo("reader@people.example");
        assertEquals(30, copies.size());
        for (FakeMx.Delivery copy : copies) {
            assertTrue(copy.text().contains("<busy.years.example.org>"), "its List-Id: " + copy.text());
        }
        String last = copies.stream()
                .filter(copy -> copy.text().contains("Subject: Post 29"))
                .map(FakeMx.Delivery::sender)
                .findFirst()
                .orElseThrow();
        assertTrue(last.endsWith("@later.example.org"), last);
        assertEquals(30, api.all("/lists/" + after + "/archive/messages").size());
    }

    @Test
    void letterAndLinksFromBeforeStillWork() throws IOException, InterruptedException {
        String before = "links@years.example.org";
        api.list(before, "nonmember=accept", "subscribe=confirm", "archive=public");
        api.members(before, List.of("reader@people.example"));
        send("years-bo@people.example", "links-join@years.example.org", "May I?", "");
        FakeMx.Delivery question = letterTo("years-bo@people.example");
        send("author@elsewhere.example", before, "Hello", "Anybody there?\r\n");
        FakeMx.Delivery copy = letterTo("reader@people.example");
        String archived = field(copy, "Archived-At").replaceAll("[<>]", "");
        String leave = field(copy, "List-Unsubscribe").replaceFirst("^<([^>]*)>.*", "$1");

        String after = move(before, "ties@later.example.org");

        answer(question, "years-bo@people.example");
        assertEquals(List.of("reader@people.example", "years-bo@people.example"), members(after));
        var page = HTTP.send(HttpRequest.newBuilder(here(archived)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(302, page.statusCode());
        String location = page.headers().firstValue("Location").orElseThrow();
        assertTrue(location.contains("/lists/ties@later.example.org/archive/message/"), location);
        assertEquals(
                200,
                HTTP.send(HttpRequest.newBuilder(here(location)).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode());
        var left = HTTP.send(
                HttpRequest.newBuilder(here(leave))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, left.statusCode());
        assertEquals(List.of("years-bo@people.example"), members(after));
    }

    private URI here(String link) {
        URI uri = URI.create(link);
        return server.resolve(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }

    @Test
    void everyAddressBesideTheEarlierOneStillWorksUntilItIsLetGo() throws IOException {
        String before = "ways@years.example.org";
        api.list(before, "nonmember=accept", "subscribe=confirm");
        api.members(before, List.of("gone@people.example"));
        send("author@elsewhere.example", before, "Hello", "Anybody there?\r\n");
        String returnPath = letterTo("gone@people.example").sender();
        String after = move(before, "ways2@years.example.org");
        mx.forget();

        send("reader@people.example", "ways-owner@years.example.org", "A question", "x\r\n");
        assertEquals(1, mx.deliveriesTo(OWNER).size());
        send("years-cy@people.example", "ways-join@years.example.org", "", "");
        FakeMx.Delivery question = letterTo("years-cy@people.example");
        assertTrue(question.text().contains("ways2-confirm+"), question.text());
        send("years-cy@people.example", "ways-request@years.example.org", "help", "");
        String bounce = post("", returnPath, "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(bounce.startsWith("250"), bounce);

        for (String local : List.of("ways", "ways-owner")) {
            String why = refused("/lists", Map.of("address", local + "@years.example.org"));
            assertFalse(why.isEmpty(), local);
        }
        assertTrue(delete("/lists/" + after + "/former/" + before) < 300);
        for (String to : List.of(before, "ways-owner@years.example.org", returnPath)) {
            // nodes remember addresses for a second
            Eventually.await(to + " to be refused")
                    .until(() -> post("a@elsewhere.example", to, letter("a@elsewhere.example", to, "x"))
                            .startsWith("550 5.1.1"));
        }
    }

    @Test
    void aClosedListTakesNoPostAndNobodyInButLetsPeopleLeave() throws IOException {
        String list = "shut@years.example.org";
        api.list(list, "nonmember=accept", "subscribe=open", "explicit-destination=off");
        api.members(list, List.of("reader@people.example"));
        send("author@elsewhere.example", list, "Hello", "x\r\n");
        String returnPath = letterTo("reader@people.example").sender();
        api.post("/lists/" + list + "/close", Map.of());
        mx.forget();

        for (String from : List.of("reader@people.example", "stranger@elsewhere.example", OWNER, "")) {
            String reply = post(from, list, letter("reader@people.example", list, "Late"));
            assertTrue(reply.startsWith("550 5.7.2 This list is closed"), from + ": " + reply);
        }
        send("years-cy@people.example", "shut-join@years.example.org", "", "");
        assertTrue(letterTo("years-cy@people.example").text().contains("is closed"));
        assertTrue(refused("/lists/" + list + "/members", Map.of("address", "dy@people.example"))
                .contains("The list is closed"));
        send("reader@people.example", "shut-owner@years.example.org", "Why?", "x\r\n");
        assertEquals(1, mx.deliveriesTo(OWNER).size());
        assertTrue(post("", returnPath, "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
                .startsWith("250"));
        mx.forget();
        send("reader@people.example", "shut-leave@years.example.org", "", "");
        answer(letterTo("reader@people.example"), "reader@people.example");
        assertEquals(List.of(), members(list));

        api.post("/lists/" + list + "/open", Map.of());
        send("author@elsewhere.example", list, "Hello again", "x\r\n");
        assertEquals(2, api.all("/lists/" + list + "/archive/messages").size());
        assertEquals(
                List.of("opened", "closed"),
                api.all("/lists/" + list + "/trail").stream()
                        .map(e -> e.get("action").asText())
                        .filter(a -> a.equals("opened") || a.equals("closed"))
                        .toList());
    }

    @Test
    void whatWaitsWhenAListIsClosedGoesOnWaiting() throws IOException {
        String list = "waits@years.example.org";
        api.list(list, "nonmember=hold", "explicit-destination=off");
        send("stranger@elsewhere.example", list, "Let me in", "x\r\n");
        String held = api.all("/lists/" + list + "/held").getFirst().get("id").asText();
        api.post("/lists/" + list + "/close", Map.of());

        String why = refused("/lists/" + list + "/held/" + held + "/accept", Map.of());
        assertTrue(why.contains("The list is closed; open it first. The post stays held."), why);
        assertEquals(1, api.all("/lists/" + list + "/held").size());
        api.post("/lists/" + list + "/open", Map.of());
        api.post("/lists/" + list + "/held/" + held + "/accept", Map.of());
        assertEquals(List.of(), api.all("/lists/" + list + "/held"));
    }

    @Test
    void nobodyWritesToAListThatIsDeleted() throws IOException {
        String list = "over@years.example.org";
        api.list(list, "nonmember=accept");
        api.members(list, List.of("reader@people.example"));
        send("author@elsewhere.example", list, "Hello", "x\r\n");
        String returnPath = letterTo("reader@people.example").sender();
        assertTrue(delete("/lists/" + list) < 300);

        for (String to : List.of(list, "over-owner@years.example.org", "over-leave@years.example.org", returnPath)) {
            // nodes remember addresses for a second
            Eventually.await(to + " to be refused")
                    .until(() -> post("a@elsewhere.example", to, letter("a@elsewhere.example", to, "x"))
                            .startsWith("550 5.1.1"));
        }
        assertTrue(refused("/people", Map.of("address", list, "password", "correct horse", "again", false))
                .contains("was the address of a list until"));
        String again = refused("/lists", Map.of("address", list));
        assertTrue(again.startsWith("done: "), again);
    }

    /// The sentence of a request that is not done.
    private String refused(String path, Object body) {
        try {
            return "done: " + api.post(path, body);
        } catch (AssertionError | RuntimeException no) {
            return String.valueOf(no.getMessage());
        }
    }

    private int delete(String path) throws IOException {
        String token =
                java.nio.file.Files.readString(home.resolve("admin.token")).strip();
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                                    .header("Authorization", "Bearer " + token)
                                    .DELETE()
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static byte[] letter(String from, String to, String subject) {
        return ("From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject + "\r\nMessage-ID: <" + System.nanoTime()
                        + "@people.example>\r\n\r\nx\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void send(String from, String to, String subject, String text) throws IOException {
        String letter = "From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject + "\r\nMessage-ID: <"
                + System.nanoTime() + "@people.example>\r\n\r\n" + text;
        String reply = post(from, to, letter.getBytes(StandardCharsets.US_ASCII));
        assertTrue(reply.startsWith("250"), reply);
        api.awaitQuiet(PATIENCE);
    }

    private String post(String from, String to, byte[] letter) throws IOException {
        try (var sender = Sender.to(listener.port())) {
            return sender.send(from, to, letter);
        }
    }

    private FakeMx.Delivery letterTo(String recipient) {
        List<FakeMx.Delivery> letters = mx.deliveriesTo(recipient);
        assertEquals(1, letters.size(), "letters to " + recipient);
        return letters.getFirst();
    }

    private static String field(FakeMx.Delivery copy, String name) {
        return new Message(copy.bytes()).headers().first(name).orElseThrow();
    }

    private void answer(FakeMx.Delivery question, String from) throws IOException {
        var headers = new Message(question.bytes()).headers();
        String to = headers.first("Reply-To")
                .or(() -> headers.first("From"))
                .map(Mailbox::list)
                .orElseThrow()
                .getFirst()
                .address()
                .toString();
        send(from, to, "Re: " + headers.first("Subject").orElse(""), "");
    }

    private List<String> members(String list) {
        return api.all("/lists/" + list + "/members").stream()
                .map(m -> m.get("address").asText())
                .toList();
    }
}
