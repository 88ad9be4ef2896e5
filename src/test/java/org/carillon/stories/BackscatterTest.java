package org.carillon.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.listener.SmtpListener;
import org.carillon.people.ForwardTargets;
import org.carillon.testing.Api;
import org.carillon.testing.FakeMx;
import org.carillon.testing.LittleInternet;
import org.carillon.testing.Sender;
import org.carillon.testing.StrangersProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Strangers write in others' names so that we write to these: who hears of it?
@QuarkusTest
@TestProfile(BackscatterTest.SmallBudgets.class)
class BackscatterTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PEOPLE = "@back.example.org";

    /// Far less than the usual, so that a flood need not be long.
    public static class SmallBudgets extends StrangersProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("carillon.lists.answers.unproven-per-hour", "12");
            settings.put("carillon.delivery.reports.per-address", "3");
            return settings;
        }
    }

    /// All the world's letters come here. SPF lets this machine send for `proven.example`; it denies that for
    /// `denied.example`; `silent.example` says nothing.
    private static FakeMx world;

    /// The port of the internet that has been furnished.
    private static int furnished;

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    @Inject
    ForwardTargets targets;

    LittleInternet internet;

    private Api api;
    private String ana;

    @BeforeEach
    void furnish() {
        api = new Api(server.toString(), home);
        if (furnished != internet.port()) {
            furnished = internet.port();
            api.domain("back.example.org");
            world = internet.host("mx.world.example", "127.0.0.61");
            for (String domain : List.of("proven", "denied", "silent", "far", "reader")) {
                internet.domain(domain + ".example", "mx.world.example");
            }
            internet.dns()
                    .zone("proven.example. 60 IN TXT \"v=spf1 ip4:127.0.0.1 -all\"")
                    .zone("denied.example. 60 IN TXT \"v=spf1 -all\"");
        }
        world.well();
        world.forget();
        ana = "ana" + Long.toString(System.nanoTime(), 36) + PEOPLE;
        api.post("/people", Map.of("address", ana, "name", "Ana", "password", "long enough"));
    }

    private static String letter(String from, String to) {
        return "From: " + from + "\r\nTo: " + to + "\r\nSubject: Endgames\r\nDate: Fri, 27 Nov 2026 09:00:00 +0000\r\n"
                + "Message-ID: <" + System.nanoTime() + "@x.example>\r\n\r\nHello\r\n";
    }

    private void send(String sender, String from, String to) throws IOException {
        try (var door = Sender.to(listener.port())) {
            String reply = door.send(sender, to, letter(from, to).getBytes(ISO_8859_1));
            assertTrue(reply.startsWith("250"), reply);
        }
    }

    /// Who sends it wants to hear that it has arrived.
    private void sendForReceipt(String sender, String to) throws IOException {
        try (var door = Sender.to(listener.port())) {
            door.say("MAIL FROM:<" + sender + ">");
            door.say("RCPT TO:<" + to + "> NOTIFY=SUCCESS,FAILURE,DELAY");
            door.say("DATA");
            String reply = door.say(letter(sender, to) + ".");
            assertTrue(reply.startsWith("250"), reply);
        }
    }

    private List<String> inbox() throws IOException {
        var texts = new ArrayList<String>();
        for (String folder : List.of("", ".Junk")) {
            Path place = home.resolve("mailboxes/" + ana).resolve(folder).resolve("new");
            if (!Files.exists(place)) continue;
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.toList()) texts.add(Files.readString(file, ISO_8859_1));
            }
        }
        return texts;
    }

    /// All letters to Ana go on to an address that soon takes no more.
    private String forwardToADeadEnd() {
        String dead = "dead" + Long.toString(System.nanoTime(), 36) + "@far.example";
        api.put("/people/" + ana + "/rules", ":0\n! " + dead + "\n");
        api.awaitQuiet(PATIENCE);
        Matcher link = Pattern.compile("/forward/([A-Za-z0-9_-]{20,})")
                .matcher(world.deliveriesTo(dead).getFirst().text());
        assertTrue(link.find() && targets.confirm(link.group(1)));
        world.forget();
        world.answerRecipient(dead, "550 5.1.1 no such user");
        return dead;
    }

    @Test
    void whoIsForgedHearsNothingOfALetterThatArrived() throws IOException {
        sendForReceipt("x@denied.example", ana);
        sendForReceipt("x@silent.example", ana);
        sendForReceipt("x@proven.example", ana);
        api.awaitQuiet(PATIENCE);

        assertEquals(3, inbox().size());
        assertEquals(List.of(), world.deliveriesTo("x@denied.example"));
        assertEquals(List.of(), world.deliveriesTo("x@silent.example"));
        List<FakeMx.Delivery> receipts = world.deliveriesTo("x@proven.example");
        assertEquals(1, receipts.size());
        assertTrue(receipts.getFirst().text().contains("Action: delivered"));
    }

    @Test
    void aForwardOfAForgedLetterThatFailsComesToWhoForwards() throws IOException {
        String dead = forwardToADeadEnd();

        send("victim@denied.example", "victim@denied.example", ana);
        api.awaitQuiet(PATIENCE);

        assertTrue(world.commands().stream().anyMatch(c -> c.startsWith("MAIL FROM:<" + ana + ">")));
        assertEquals(List.of(), world.deliveries());
        List<String> reports = inbox();
        assertEquals(1, reports.size(), reports.toString());
        assertTrue(reports.getFirst().contains("Final-Recipient: rfc822; " + dead), reports.getFirst());
        assertTrue(reports.getFirst().contains("Subject: Your letter could not be delivered"), reports.getFirst());
        long tries = world.commands().stream()
                .filter(c -> c.startsWith("RCPT TO:<" + dead))
                .count();
        assertEquals(1, tries, "the report is not forwarded to where nobody is");
    }

    /// From the second on, a letter comes to us from ourselves.
    @Test
    void whoIsForgedHearsNothingHoweverOftenTheLetterIsPassedOn() throws IOException {
        String dead = forwardToADeadEnd();
        String ben = "ben" + ana;
        api.post("/people", Map.of("address", ben, "name", "Ben", "password", "long enough"));
        api.put("/people/" + ben + "/rules", ":0\n! " + ana + "\n");

        send("victim@silent.example", "victim@silent.example", ben);
        api.awaitQuiet(PATIENCE);

        assertTrue(world.commands().stream().anyMatch(c -> c.startsWith("RCPT TO:<" + dead)));
        assertEquals(List.of(), world.deliveries());
    }

    @Test
    void aForwardOfTheSiteLeavesInThePostmastersName() throws IOException {
        api.put("/site/rules", ":0\n* ^Subject: Endgames\n! watch@far.example\n");
        try {
            send("victim@denied.example", "victim@denied.example", ana);
            send("friend@proven.example", "friend@proven.example", ana);
            api.awaitQuiet(PATIENCE);
        } finally {
            api.put("/site/rules", "");
        }

        List<String> senders = world.deliveriesTo("watch@far.example").stream()
                .map(FakeMx.Delivery::sender)
                .sorted()
                .toList();
        assertEquals(2, senders.size(), senders.toString());
        assertTrue(senders.getFirst().startsWith("SRS0="), senders.toString());
        assertEquals("postmaster" + PEOPLE, senders.getLast());
    }

    @Test
    void aForwardOfAProvenSenderThatFailsComesToThatSender() throws IOException {
        forwardToADeadEnd();

        send("friend@proven.example", "friend@proven.example", ana);
        api.awaitQuiet(PATIENCE);

        assertEquals(1, world.deliveriesTo("friend@proven.example").size());
        assertEquals(List.of(), inbox());
    }

    @Test
    void evenAProvenSenderGetsNoMoreReportsThanTheBudgetHas() throws IOException {
        for (int i = 0; i < 8; i++) sendForReceipt("keen@proven.example", ana);
        api.awaitQuiet(PATIENCE);

        assertEquals(8, inbox().size());
        assertEquals(3, world.deliveriesTo("keen@proven.example").size());
    }

    @Test
    void aFloodOfForgedCommandsMakesAsManyLettersAsTheSiteAllows() throws IOException {
        api.list("chess" + PEOPLE);
        String robot = "chess-request" + PEOPLE;
        for (int i = 0; i < 60; i++) {
            String victim = "victim" + i + "x@silent.example";
            send(i % 2 == 0 ? victim : "mallory@proven.example", victim, robot);
        }
        api.awaitQuiet(PATIENCE);
        assertEquals(12, world.deliveries().size());
        world.forget();

        send("member@proven.example", "member@proven.example", robot);
        send("x@denied.example", "x@denied.example", robot);
        api.awaitQuiet(PATIENCE);

        assertEquals(1, world.deliveriesTo("member@proven.example").size(), "a flood keeps nobody waiting");
        assertEquals(1, world.deliveries().size());
    }

    @Test
    void membersDoNotReadFromWhichAddressAnAuthorSends() throws IOException {
        String list = "open" + PEOPLE;
        api.list(list, "nonmember=accept");
        api.members(list, List.of("member@reader.example"));

        send("secret+42@proven.example", "author@proven.example", list);
        api.awaitQuiet(PATIENCE);

        String copy = world.deliveriesTo("member@reader.example").getFirst().text();
        assertTrue(copy.contains("Received: from author.example"), copy);
        assertFalse(copy.contains("Authentication-Results"), copy);
        assertFalse(copy.contains("secret"), copy);
    }
}
