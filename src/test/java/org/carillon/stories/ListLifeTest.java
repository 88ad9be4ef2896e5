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
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.Sql;
import org.carillon.testing.Api;
import org.carillon.testing.Eventually;
import org.carillon.testing.FakeMx;
import org.carillon.testing.Sender;
import org.carillon.testing.StoryProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens around a list: people come and go by mail, strangers' posts wait, bounces come back.
@QuarkusTest
@TestProfile(StoryProfile.class)
class ListLifeTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String OWNER = "owner@people.example";

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    @Inject
    Sql sql;

    FakeMx mx;
    private Api api;

    @BeforeEach
    void openTheDomain() {
        api = new Api(server.toString(), home);
        api.domain("life.example.org");
        mx.forget();
    }

    @Test
    void somebodyJoinsByAnsweringAndLeavesByAnswering() throws IOException {
        api.list("join@life.example.org", "subscribe=confirm");
        send("bo@people.example", "join-join@life.example.org", "May I?", "");
        assertEquals(List.of(), members("join@life.example.org"), "a member before the answer");
        answer(letterTo("bo@people.example"), "bo@people.example");
        assertEquals(List.of("bo@people.example"), members("join@life.example.org"));

        mx.forget();
        send("bo@people.example", "join-leave@life.example.org", "Enough", "");
        answer(letterTo("bo@people.example"), "bo@people.example");
        assertEquals(List.of(), members("join@life.example.org"));
    }

    /// At the door where the envelope tells who it is; a letter in a banned author's name by somebody else vanishes.
    @Test
    void whoIsBannedIsHeardByNobodyButTheOwners() throws IOException {
        String list = "banned@life.example.org";
        api.list(list, "nonmember=accept", "explicit-destination=off", "subscribe=open");
        api.members(list, List.of("reader@people.example", "bad@people.example"));
        api.post("/lists/" + list + "/bans", Map.of("who", "bad@people.example"));

        byte[] theirs = "From: bad@people.example\r\nTo: banned@life.example.org\r\n\r\nx\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        for (String to : List.of(list, "banned-join@life.example.org", "banned-request@life.example.org")) {
            String refused = post("bad@people.example", to, theirs);
            assertTrue(refused.startsWith("550 5.7.1 You are banned"), refused);
        }
        assertTrue(post("other@people.example", list, theirs).startsWith("250"), "by another envelope");
        api.awaitQuiet(PATIENCE);
        send("other@people.example", list, "By another", "x\r\n");

        assertEquals(1, mx.deliveriesTo("reader@people.example").size());
        send("bad@people.example", "banned-owner@life.example.org", "Please let me in again", "x\r\n");
        assertEquals(1, mx.deliveriesTo(OWNER).size());
    }

    @Test
    void aStrangersPostWaitsUntilAnOwnerLetsItThrough() throws IOException {
        String list = "held@life.example.org";
        api.list(list, "nonmember=hold", "explicit-destination=off");
        api.members(list, List.of("reader@people.example"));
        send("stranger@elsewhere.example", list, "Let me in", "Some words.\r\n");
        assertEquals(List.of(), mx.deliveriesTo("reader@people.example"));

        var waiting = api.all("/lists/" + list + "/held");
        assertEquals(1, waiting.size());
        assertEquals("Let me in", waiting.getFirst().get("subject").asText());
        api.post("/lists/" + list + "/held/" + waiting.getFirst().get("id").asText() + "/accept", Map.of());
        api.awaitQuiet(PATIENCE);
        assertTrue(letterTo("reader@people.example").text().contains("Subject: Let me in\r\n"));
        assertEquals(List.of(), api.all("/lists/" + list + "/held"));
    }

    /// No letter about it is sent to ourselves.
    @Test
    void aRefusalAtTheDoorIsABounceOfThatMember() throws IOException {
        String list = "refused@life.example.org";
        api.list(list, "nonmember=accept");
        api.members(list, List.of("moved@people.example", "stays@people.example"));
        mx.answerRecipient("moved@people.example", "550 5.1.1 no such user");
        int before = mx.deliveries().size();

        send("author@elsewhere.example", list, "Hello", "Anybody there?\r\n");

        Eventually.await()
                .atMost(PATIENCE)
                .until(() -> bounces("refused").equals(List.of("moved@people.example 5.1.1")));
        assertEquals(
                List.of(List.of("stays@people.example")),
                mx.deliveries().stream()
                        .skip(before)
                        .map(FakeMx.Delivery::recipients)
                        .toList());
    }

    private List<String> bounces(String list) {
        return sql.list(
                "select e.address, e.status from bounce_event e join mailing_list l on l.id = e.list_id where l.local = ?",
                row -> row.getString(1) + " " + row.getString(2),
                list);
    }

    @Test
    void aBounceIsWrittenDownForTheMemberItIsAbout() throws IOException {
        String list = "bounced@life.example.org";
        api.list(list, "nonmember=accept");
        api.members(list, List.of("gone@people.example", "here@people.example"));
        send("author@elsewhere.example", list, "Hello", "Anybody there?\r\n");
        String returnPath = letterTo("gone@people.example").sender();

        String report = """
                From: MAILER-DAEMON@people.example
                To: %s
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                Nobody of that name lives here.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.people.example

                Final-Recipient: rfc822; gone@people.example
                Action: failed
                Status: 5.1.1

                --b--
                """.formatted(returnPath).replace("\n", "\r\n");
        String reply = post("", returnPath, report.getBytes(StandardCharsets.US_ASCII));
        assertTrue(reply.startsWith("250"), reply);
        api.awaitQuiet(PATIENCE);
        assertEquals(List.of("gone@people.example 5.1.1"), bounces("bounced"));
    }

    @Test
    void aForgedReturnPathIsRefusedOrChangesNothing() throws IOException {
        api.list("forged@life.example.org", "nonmember=accept");
        post(
                "",
                "forged-bounces+1.aaaaaaaaaa@life.example.org",
                "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        api.awaitQuiet(PATIENCE);
        assertEquals(
                0,
                sql.number(
                        "select count(*) from bounce_event e join mailing_list l on l.id = e.list_id where l.local = 'forged'"));
    }

    @Test
    void whoDoesNotExistIsRefusedAtOnce() throws IOException {
        api.list("known@life.example.org");
        for (String to :
                List.of("nobody@life.example.org", "known-nonsense@life.example.org", "somebody@other.example")) {
            String reply =
                    post("author@elsewhere.example", to, "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertTrue(reply.startsWith("550"), to + ": " + reply);
        }
    }

    @Test
    void aLetterToTheOwnersReachesThem() throws IOException {
        api.list("owned@life.example.org");
        send("reader@people.example", "owned-owner@life.example.org", "A question", "May I ask?\r\n");
        FakeMx.Delivery letter = letterTo(OWNER);
        assertTrue(letter.text().contains("May I ask?"));
        assertFalse(letter.sender().equals("reader@people.example"), "its bounce would go to a stranger");
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

    /// As a mail program answers: to Reply-To or From, with `Re:` and nothing else.
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
