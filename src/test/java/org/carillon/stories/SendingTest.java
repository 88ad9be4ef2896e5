package org.carillon.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.carillon.listener.SmtpListener;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.SignIn;
import org.carillon.testing.Api;
import org.carillon.testing.FakeMx;
import org.carillon.testing.StoryProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// People send by their own mail program, here a real client library: to the world, to lists and to each other.
@QuarkusTest
@TestProfile(StoryProfile.class)
class SendingTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PASSWORD = "long enough";
    private static final String LETTER = "From: Mia <mia@sending.example.org>\r\nTo: friend@far.example\r\n"
            + "Bcc: secret@far.example\r\nSubject: Hello\r\n\r\nHow are you?\r\n";

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    @Inject
    People people;

    @Inject
    SignIn signIn;

    FakeMx mx;

    private Api api;

    @BeforeEach
    void openTheDomain() {
        api = new Api(server.toString(), home);
        api.domain("sending.example.org");
        if (api.all("/people").stream().noneMatch(p -> p.toString().contains("mia@sending.example.org"))) {
            api.post("/people", Map.of("address", "mia@sending.example.org", "name", "Mia", "password", PASSWORD));
            api.post(
                    "/lists",
                    Map.of(
                            "address",
                            "chess@sending.example.org",
                            "settings",
                            Map.of("nonmember", "accept", "explicit-destination", "off")));
        }
    }

    @AfterEach
    void forget() {
        mx.well().forget();
    }

    @Test
    void aLetterLeavesForTheWorldWithWhatItNeeds() throws Exception {
        send("submission", Map.of(), "friend@far.example", "other@far.example");
        api.awaitQuiet(PATIENCE);
        List<FakeMx.Delivery> copies = mx.await(1);
        assertEquals(2, copies.getFirst().recipients().size());
        assertEquals("mia@sending.example.org", copies.getFirst().sender());
        String text = copies.getFirst().text();
        assertTrue(text.contains("with ESMTPSA id "), text);
        assertTrue(text.contains("\r\nDate: ") && text.contains("\r\nMessage-ID: <"), text);
        assertFalse(text.contains("Bcc"), text);
        assertTrue(text.endsWith("\r\n\r\nHow are you?\r\n"), text);
    }

    @Test
    void aLetterGoesToAListLikeAnybodys() throws Exception {
        api.post("/lists/chess@sending.example.org/members", Map.of("address", "member@far.example"));
        send("submissions", Map.of(), "chess@sending.example.org");
        api.awaitQuiet(PATIENCE);
        FakeMx.Delivery copy = mx.await(1).getFirst();
        assertEquals(List.of("member@far.example"), copy.recipients());
        assertTrue(copy.sender().startsWith("chess-bounces"), copy.sender());
    }

    @Test
    void whoAsksHearsThatTheListHasIt() throws Exception {
        var wishes = Map.of("mail.smtp.dsn.notify", "SUCCESS", "mail.smtp.mailextension", "ENVID=posted");
        send("submission", wishes, "chess@sending.example.org");
        api.awaitQuiet(PATIENCE);
        List<String> reports = reports("posted");
        assertEquals(1, reports.size());
        assertTrue(
                reports.getFirst()
                        .contains("Final-Recipient: rfc822; chess@sending.example.org\r\nAction: delivered\r\n"),
                reports.getFirst());
    }

    @Test
    void whoAsksHearsOfSuccessWhereTheNextHostWillNotSay() throws Exception {
        var wishes = Map.of("mail.smtp.dsn.notify", "SUCCESS", "mail.smtp.mailextension", "ENVID=relayed");
        send("submission", wishes, "friend@far.example", "mia@sending.example.org");
        api.awaitQuiet(PATIENCE);
        List<String> reports = reports("relayed");
        assertEquals(2, reports.size());
        String both = String.join("", reports);
        assertTrue(both.contains("Final-Recipient: rfc822; friend@far.example\r\nAction: relayed\r\n"), both);
        assertTrue(both.contains("Final-Recipient: rfc822; mia@sending.example.org\r\nAction: delivered\r\n"), both);
        assertTrue(both.contains("Subject: Your letter has arrived"), both);
        assertTrue(both.contains("Content-Type: text/rfc822-headers"), both);
    }

    @Test
    void aBounceSaysWhatTheSenderGaveItToSay() throws Exception {
        mx.answerRecipient("friend@far.example", "550 5.1.1 nobody");
        var wishes = Map.of("mail.smtp.dsn.ret", "HDRS", "mail.smtp.mailextension", "ENVID=bounced");
        send("submission", wishes, "friend@far.example");
        api.awaitQuiet(PATIENCE);
        String bounce = reports("bounced").getFirst();
        assertTrue(bounce.contains("Original-Envelope-Id: bounced\r\nReporting-MTA: dns; "), bounce);
        assertTrue(
                bounce.contains("Action: failed\r\nStatus: 5.1.1\r\nRemote-MTA: dns; [127.0.0.1]\r\n"
                        + "Diagnostic-Code: smtp; 550 5.1.1 nobody\r\n"),
                bounce);
        assertTrue(bounce.contains("Content-Type: text/rfc822-headers"), bounce);
        assertFalse(bounce.contains("How are you?"), bounce);
    }

    @Test
    void manyRecipientsShareATransactionAndOneBounceTellsOfAll() throws Exception {
        mx.answerRecipient("friend@far.example", "550 5.1.1 nobody");
        mx.answerRecipient("foe@far.example", "550 5.2.1 gone");
        int before = mx.deliveries().size();
        var wishes = Map.of("mail.smtp.dsn.ret", "HDRS", "mail.smtp.mailextension", "ENVID=many");
        send("submission", wishes, "friend@far.example", "one@far.example", "foe@far.example", "two@far.example");
        api.awaitQuiet(PATIENCE);

        List<String> bounces = reports("many");
        assertEquals(1, bounces.size(), String.join("\n\n", bounces));
        assertTrue(bounces.getFirst().contains("Final-Recipient: rfc822; friend@far.example"), bounces.getFirst());
        assertTrue(bounces.getFirst().contains("Final-Recipient: rfc822; foe@far.example"), bounces.getFirst());
        List<FakeMx.Delivery> copies = mx
                .deliveries()
                .subList(before, mx.deliveries().size())
                .stream()
                .filter(copy -> copy.recipients().contains("one@far.example"))
                .toList();
        assertEquals(1, copies.size());
        assertEquals(
                List.of("one@far.example", "two@far.example"),
                copies.getFirst().recipients().stream().sorted().toList());
    }

    @Test
    void whoWantsToHearNothingHearsNothing() throws Exception {
        mx.answerRecipient("friend@far.example", "550 5.1.1 nobody");
        send(
                "submission",
                Map.of("mail.smtp.dsn.notify", "NEVER", "mail.smtp.mailextension", "ENVID=silence"),
                "friend@far.example");
        api.awaitQuiet(PATIENCE);
        assertEquals(List.of(), reports("silence"));
    }

    @Test
    void aLetterThatMustStayUnderTlsLeavesByNoOtherWay() throws Exception {
        send("submission", Map.of("mail.smtp.mailextension", "REQUIRETLS ENVID=secret"), "friend@far.example");
        api.awaitQuiet(PATIENCE);
        assertEquals(List.of(), mx.deliveries());
        assertTrue(reports("secret").getFirst().contains("Status: 5.7.30\r\n"));
    }

    @Test
    void theWrongPasswordIsRefused() {
        assertThrows(
                AuthenticationFailedException.class,
                () -> send("submission", Map.of("password", "a guess"), "friend@far.example"));
    }

    /// Whoever is on a list could else write to all the world by this server.
    @Test
    void whoMadeTheirAccountThemselvesSendsNothing() throws Exception {
        String guest = "guest" + System.nanoTime() + "@far.example";
        people.addGuest(Address.of(guest), "Guest", PASSWORD);
        assertInstanceOf(SignIn.Outcome.Welcome.class, signIn.ask(guest, PASSWORD, "192.0.2.7"), "on the pages");

        for (String door : List.of("submission", "submissions")) {
            assertThrows(
                    AuthenticationFailedException.class,
                    () -> send(door, Map.of("user", guest, "mail.smtp.from", guest), "friend@far.example"),
                    door);
        }
    }

    @Test
    void somebodyElsesNameIsRefused() {
        var refused = assertThrows(
                MessagingException.class,
                () -> send("submission", Map.of("mail.smtp.from", "boss@sending.example.org"), "friend@far.example"));
        assertTrue(refused.getMessage().contains("553 5.7.1"), refused.getMessage());
    }

    private void send(String door, Map<String, String> settings, String... recipients) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.ssl.trust", "*");
        properties.put("mail.smtp.ssl.checkserveridentity", "false");
        properties.put("mail.smtp.auth", "true");
        properties.put(door.equals("submissions") ? "mail.smtp.ssl.enable" : "mail.smtp.starttls.required", "true");
        properties.put("mail.smtp.from", "mia@sending.example.org");
        properties.putAll(settings);
        Session session = Session.getInstance(properties);
        var message = new MimeMessage(session, new ByteArrayInputStream(LETTER.getBytes(StandardCharsets.US_ASCII)));
        var to = new ArrayList<InternetAddress>();
        for (String recipient : recipients) to.add(new InternetAddress(recipient));
        try (var transport = session.getTransport("smtp")) {
            transport.connect(
                    "127.0.0.1",
                    listener.port(door),
                    settings.getOrDefault("user", "mia@sending.example.org"),
                    settings.getOrDefault("password", PASSWORD));
            transport.sendMessage(message, to.toArray(InternetAddress[]::new));
        }
    }

    /// The reports in the sender's inbox about letters with that envelope id.
    private List<String> reports(String envelopeId) throws IOException {
        Path inbox = home.resolve("mailboxes/mia@sending.example.org/new");
        if (!Files.exists(inbox)) return List.of();
        var found = new ArrayList<String>();
        try (var files = Files.list(inbox)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (text.contains("Original-Envelope-Id: " + envelopeId + "\r\n")) found.add(text);
            }
        }
        return found;
    }
}
