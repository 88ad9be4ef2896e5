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
import java.util.regex.Pattern;
import org.carillon.listener.SmtpListener;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.mail.MimePart;
import org.carillon.testing.Api;
import org.carillon.testing.FakeMx;
import org.carillon.testing.Sender;
import org.carillon.testing.StoryProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// People get on lists by nothing but mail, and moderators decide by nothing but mail.
@QuarkusTest
@TestProfile(StoryProfile.class)
class ModeratedListTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String OWNER = "owner@people.example";
    private static final Pattern ADDRESS = Pattern.compile("(\\S+-confirm\\+[a-z2-7]{26}@\\S+)");

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
        api.domain("moderated.example.org");
        mx.forget();
    }

    /// Asks, and answers the question; the letter that then comes to the owner.
    private String asked(String name, String who) throws IOException {
        send(who, name + "-join@moderated.example.org", "May I?", "");
        FakeMx.Delivery question = letterTo(who);
        mx.forget();
        answer(question, who, "I play chess.\r\n> somebody, we hope it was you\r\n");
        assertEquals(List.of(), members(name));
        return text(letterTo(OWNER, "wants to join"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"moderate", "confirm+moderate"})
    void aModeratorLetsSomebodyInByALetter(String policy) throws IOException {
        String name = policy.equals("moderate") ? "in" : "both";
        api.list(name + "@moderated.example.org", "subscribe=" + policy);
        String who = name + "@people.example";
        String letter = asked(name, who);
        assertTrue(letter.contains("I play chess."), letter);

        var addresses = ADDRESS.matcher(letter);
        assertTrue(addresses.find());
        mx.forget();
        send(OWNER, addresses.group(1), "Re: yes", "");

        assertEquals(List.of(who), members(name));
        assertTrue(text(letterTo(who)).contains("Welcome"));
    }

    @Test
    void aModeratorSaysNoAndWhy() throws IOException {
        api.list("out@moderated.example.org", "subscribe=moderate");
        var addresses = ADDRESS.matcher(asked("out", "bo@people.example"));
        assertTrue(addresses.find() && addresses.find());
        mx.forget();
        send(OWNER, addresses.group(1), "Re: no", "Only for players.\r\n\r\n> wants to join\r\n");

        assertEquals(List.of(), members("out"));
        String told = text(letterTo("bo@people.example"));
        assertTrue(told.contains("Only for players.") && !told.contains("wants to join"), told);
    }

    @Test
    void whoIsInvitedAnswersTheLetter() throws IOException {
        api.list("guests@moderated.example.org", "subscribe=invite");
        api.post(
                "/lists/guests@moderated.example.org/invitations",
                Map.of("addresses", List.of("zoe@people.example"), "words", "We miss you"));
        api.awaitQuiet(PATIENCE);
        FakeMx.Delivery letter = letterTo("zoe@people.example");
        assertTrue(text(letter).contains("We miss you"));
        mx.forget();
        answer(letter, "zoe@people.example", "");
        assertEquals(List.of("zoe@people.example"), members("guests"));
        assertTrue(text(letterTo("zoe@people.example")).contains("Welcome"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "invite"})
    void whereNobodyJoinsOnTheirOwnALetterSaysSo(String policy) throws IOException {
        api.list(policy + "@moderated.example.org", "subscribe=" + policy);
        String who = policy + "@people.example";
        send(who, policy + "-join@moderated.example.org", "May I?", "");
        assertTrue(text(letterTo(who)).contains(policy + "-owner@moderated.example.org"));
        assertEquals(List.of(), members(policy));
    }

    private void send(String from, String to, String subject, String text) throws IOException {
        String letter = "From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject + "\r\nMessage-ID: <"
                + System.nanoTime() + "@people.example>\r\n\r\n" + text;
        try (var sender = Sender.to(listener.port())) {
            String reply = sender.send(from, to, letter.getBytes(StandardCharsets.US_ASCII));
            assertTrue(reply.startsWith("250"), reply);
        }
        api.awaitQuiet(PATIENCE);
    }

    private static String text(FakeMx.Delivery letter) {
        return MimePart.plainText(new Message(letter.bytes()));
    }

    private FakeMx.Delivery letterTo(String recipient) {
        return letterTo(recipient, "");
    }

    private FakeMx.Delivery letterTo(String recipient, String words) {
        List<FakeMx.Delivery> letters = mx.deliveriesTo(recipient).stream()
                .filter(one -> text(one).contains(words))
                .toList();
        assertEquals(1, letters.size(), "letters to " + recipient);
        return letters.getFirst();
    }

    private void answer(FakeMx.Delivery question, String from, String text) throws IOException {
        var headers = new Message(question.bytes()).headers();
        String to = Mailbox.list(headers.first("Reply-To").orElseThrow())
                .getFirst()
                .address()
                .toString();
        send(from, to, "Re: " + headers.first("Subject").orElse(""), text);
    }

    private List<String> members(String name) {
        return api.all("/lists/" + name + "@moderated.example.org/members").stream()
                .map(m -> m.get("address").asText())
                .toList();
    }
}
