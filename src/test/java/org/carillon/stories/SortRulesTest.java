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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.listener.SmtpListener;
import org.carillon.people.ForwardTargets;
import org.carillon.testing.Api;
import org.carillon.testing.FakeMx;
import org.carillon.testing.Sender;
import org.carillon.testing.StoryProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rules of a person, a list and the site, put in force by the API and met by letters that come by SMTP.
@QuarkusTest
@TestProfile(StoryProfile.class)
class SortRulesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String DOMAIN = "@rules.example.org";

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    @Inject
    ForwardTargets targets;

    FakeMx mx;
    private Api api;

    @BeforeEach
    void openTheDomain() {
        api = new Api(server.toString(), home);
        api.domain("rules.example.org");
        mx.forget();
    }

    @AfterEach
    void noRulesOfTheSite() {
        rules("/site/rules", "");
    }

    @Test
    void aLetterLandsWhereThePersonsRulesSay() throws IOException {
        person("sorted");
        rules("/people/sorted" + DOMAIN + "/rules", """
                # bills apart, talk of chess too, and a copy of it in the inbox
                :0
                * ^Subject:.*invoice$
                Bills/2026

                :0 c
                * ^Subject:.*chess
                "Chess talk"

                :0 h
                * > 2000
                Big
                """);
        send("sorted" + DOMAIN, "Your Invoice", "Pay.\r\n");
        send("sorted" + DOMAIN, "chess tonight?", "Yes.\r\n");
        send("sorted" + DOMAIN, "a long one", "Words.\r\n".repeat(500));
        api.awaitQuiet(PATIENCE);
        assertEquals(1, folder("sorted", ".Bills.2026").size());
        assertEquals(1, folder("sorted", ".Chess talk").size());
        assertEquals(1, folder("sorted", "").size());
        String big = folder("sorted", ".Big").getFirst();
        assertTrue(big.contains("Subject: a long one\r\n"), big);
        assertTrue(!big.contains("Words."), "flag h keeps the header alone");
    }

    @Test
    void aFaultyTextIsRefusedWithItsLinesAndTheOldRulesStay() throws IOException {
        person("kept");
        String path = "/people/kept" + DOMAIN + "/rules";
        rules(path, ":0\n* ^Subject: keep\nKept\n");
        var refused = api.put(path, ":0\n* ^Subject: keep\n| /bin/rm\n\n:0\n../outside\n");
        assertEquals(422, refused.status(), refused.body());
        assertTrue(refused.body().contains("Line 3"), refused.body());
        assertTrue(refused.body().contains("Line 6"), refused.body());
        assertTrue(api.get(path).get("text").asText().contains("Kept"));
        send("kept" + DOMAIN, "keep", "This.\r\n");
        api.awaitQuiet(PATIENCE);
        assertEquals(1, folder("kept", ".Kept").size());
    }

    @Test
    void aForwardOutsideWaitsForTheConsentOfWhoGetsIt() throws IOException {
        person("sends");
        String answer = rules("/people/sends" + DOMAIN + "/rules", ":0\n! friend@outside.example\n");
        assertTrue(answer.contains("friend@outside.example"), answer);
        api.awaitQuiet(PATIENCE);
        String question = mx.deliveriesTo("friend@outside.example").getFirst().text();
        Matcher link = Pattern.compile("/forward/([A-Za-z0-9_-]{20,})").matcher(question);
        assertTrue(link.find(), question);
        mx.forget();
        send("sends" + DOMAIN, "not yet", "Wait.\r\n");
        api.awaitQuiet(PATIENCE);
        assertEquals(List.of(), mx.deliveriesTo("friend@outside.example"));
        assertEquals(1, folder("sends", "").size());
        assertTrue(targets.confirm(link.group(1)));
        send("sends" + DOMAIN, "now", "Go.\r\n");
        api.awaitQuiet(PATIENCE);
        assertEquals(1, mx.deliveriesTo("friend@outside.example").size());
        assertEquals(1, folder("sends", "").size());
    }

    @Test
    void aBounceOfAForwardOutsideFindsItsWayToTheSender() throws IOException {
        person("away");
        rules("/people/away" + DOMAIN + "/rules", ":0\n! other@home.example\n");
        api.awaitQuiet(PATIENCE);
        Matcher link = Pattern.compile("/forward/([A-Za-z0-9_-]{20,})")
                .matcher(mx.deliveriesTo("other@home.example").getFirst().text());
        assertTrue(link.find() && targets.confirm(link.group(1)));
        mx.forget();

        send("away" + DOMAIN, "to both homes", "Words.\r\n");
        api.awaitQuiet(PATIENCE);

        String path = mx.deliveriesTo("other@home.example").getFirst().sender();
        assertTrue(path.matches("SRS0=[a-z2-7]{10}=..=elsewhere\\.example=author" + DOMAIN), path);
        String bounce = "From: mailer-daemon@home.example\r\nTo: <" + path + ">\r\nSubject: no\r\n\r\nFull.\r\n";
        try (var sender = Sender.to(listener.port())) {
            String forged = path.replaceFirst("=author", "=victim");
            String reply = sender.send("", forged, bounce.getBytes(StandardCharsets.US_ASCII));
            assertTrue(reply.startsWith("550 5.1.1"), reply);
        }
        try (var sender = Sender.to(listener.port())) {
            String reply = sender.send("", path, bounce.getBytes(StandardCharsets.US_ASCII));
            assertTrue(reply.startsWith("250"), reply);
        }
        api.awaitQuiet(PATIENCE);
        var back = mx.deliveriesTo("author@elsewhere.example");
        assertEquals(1, back.size());
        assertEquals("", back.getFirst().sender());
        assertTrue(
                back.getFirst().text().contains("\r\nFull.\r\n"),
                back.getFirst().text());
    }

    @Test
    void aForwardToOneselfIsRefused() {
        person("circle");
        var refused = api.put("/people/circle" + DOMAIN + "/rules", ":0\n! circle+copy" + DOMAIN + "\n");
        assertEquals(200, refused.status(), "a tag is another address");
        refused = api.put("/people/circle" + DOMAIN + "/rules", ":0\n! Circle" + DOMAIN + "\n");
        assertEquals(422, refused.status(), refused.body());
        assertTrue(refused.body().contains("circle"), refused.body());
    }

    @Test
    void aForwardInsideGoesToTheOtherPerson() throws IOException {
        person("from");
        person("to");
        rules("/people/from" + DOMAIN + "/rules", ":0 c\n! to" + DOMAIN + "\n");
        send("from" + DOMAIN, "for both", "Read.\r\n");
        api.awaitQuiet(PATIENCE);
        assertEquals(1, folder("from", "").size());
        assertEquals(1, folder("to", "").size());
    }

    @Test
    void aListsRulesHoldDiscardAcceptAndTag() throws IOException {
        String list = "talk" + DOMAIN;
        api.list(list, "nonmember=hold", "explicit-destination=off");
        api.members(list, List.of("reader@people.example"));
        rules("/lists/" + list + "/rules", """
                :0
                * ^Subject:.*lottery
                discard

                :0
                * ^Subject:.*release
                tag release

                :0
                * ^From:.*build@robots.example
                accept

                :0
                * > 100000
                hold too long for this list
                """);
        post(list, "build@robots.example", "You won the lottery");
        post(list, "build@robots.example", "New release");
        api.awaitQuiet(PATIENCE);
        List<String> got = mx.deliveriesTo("reader@people.example").stream()
                .map(d -> d.text())
                .toList();
        assertEquals(1, got.size());
        assertTrue(got.getFirst().contains("Subject: New release\r\n"));
        assertTrue(got.getFirst().contains("X-Carillon-Tag: release\r\n"));
        assertEquals(List.of(), api.all("/lists/" + list + "/held"));
        post(list, "reader@people.example", "All my thoughts", "Words.\r\n".repeat(15_000));
        api.awaitQuiet(PATIENCE);
        var held = api.all("/lists/" + list + "/held");
        assertEquals(1, held.size());
        assertTrue(held.getFirst().get("reason").asText().contains("too long for this list"), held.toString());
    }

    @Test
    void theSitesRulesComeFirst() throws IOException {
        person("anna");
        rules("/people/anna" + DOMAIN + "/rules", ":0\n* ^X-Carillon-Tag: suspect\nSuspects\n");
        rules("/site/rules", """
                :0
                * ^Subject:.*poison
                discard

                :0
                * ^Subject:.*strange
                tag suspect
                """);
        send("anna" + DOMAIN, "poison", "No.\r\n");
        send("anna" + DOMAIN, "strange things", "Hm.\r\n");
        api.awaitQuiet(PATIENCE);
        assertEquals(List.of(), folder("anna", ""));
        assertEquals(1, folder("anna", ".Suspects").size());
    }

    @Test
    void aCopyForTheArchiveOfTheSiteGoesThereOnceAndTheLetterGoesOn() throws IOException {
        person("journal");
        person("berta");
        rules("/site/rules", ":0 c\n! journal" + DOMAIN + "\n");
        send("berta" + DOMAIN, "journalled", "Words.\r\n");
        api.awaitQuiet(PATIENCE);
        assertEquals(1, folder("berta", "").size());
        assertEquals(1, folder("journal", "").size());
    }

    @Test
    void whatTheSiteSendsElsewhereArrivesThereAlone() throws IOException {
        person("inspector");
        person("carla");
        rules("/site/rules", ":0\n* ^Subject:.*report\n! inspector" + DOMAIN + "\n");
        send("carla" + DOMAIN, "report", "Words.\r\n");
        api.awaitQuiet(PATIENCE);
        assertEquals(0, folder("carla", "").size());
        assertEquals(1, folder("inspector", "").size());
    }

    @Test
    void twoWhoGetWhatTheSiteSendsElsewhereGetOneEach() throws IOException {
        person("jana");
        person("kurt");
        person("lena");
        rules("/site/rules", ":0\n! jana" + DOMAIN + " kurt" + DOMAIN + "\n");
        send("lena" + DOMAIN, "for two", "Words.\r\n");
        send("jana" + DOMAIN, "for one of the two", "Words.\r\n");
        api.awaitQuiet(PATIENCE);
        assertEquals(0, folder("lena", "").size());
        assertEquals(2, folder("jana", "").size());
        assertEquals(2, folder("kurt", "").size());
    }

    @Test
    void aForwardOfTheSiteInACircleEnds() throws IOException {
        person("first");
        person("second");
        rules("/people/first" + DOMAIN + "/rules", ":0\n! second" + DOMAIN + "\n");
        rules("/site/rules", ":0\n! first" + DOMAIN + "\n");
        send("second" + DOMAIN, "round and round", "Words.\r\n");
        api.awaitQuiet(PATIENCE);
        assertEquals(1, folder("first", "").size() + folder("second", "").size());
    }

    @Test
    void whatTheSiteHoldsIsReleasedByAPerson() throws IOException {
        person("dora");
        rules("/site/rules", ":0\n* ^Subject:.*strange\nhold looks strange\n");
        send("dora" + DOMAIN, "strange offer", "Words.\r\n");
        var held = api.awaitShunted(PATIENCE);
        assertEquals(0, folder("dora", "").size());
        assertTrue(held.get("error").asText().contains("looks strange"), held.toString());
        api.post("/spool/" + held.get("id").asText() + "/retry", Map.of());
        api.awaitQuiet(PATIENCE);
        assertEquals(1, folder("dora", "").size());
    }

    @Test
    void theSenderHearsOfAForwardThatWasRefused() throws IOException {
        person("moved");
        rules("/people/moved" + DOMAIN + "/rules", ":0\n! gone" + DOMAIN + "\n");
        send("moved" + DOMAIN, "are you there", "Words.\r\n");
        api.awaitQuiet(PATIENCE);
        var bounces = mx.deliveriesTo("author@elsewhere.example");
        assertEquals(1, bounces.size());
        assertTrue(
                bounces.getFirst().text().contains("gone" + DOMAIN),
                bounces.getFirst().text());
    }

    @Test
    void aFolderNamedByAStrangerMayBeTooLong() throws IOException {
        person("dots");
        rules("/people/dots" + DOMAIN + "/rules", ":0\n* ^List-Id:.*<\\/[^>]+\nLists/$MATCH/\n");
        String letter = "From: a@elsewhere.example\r\nTo: dots" + DOMAIN + "\r\nSubject: dots\r\nList-Id: <"
                + ".".repeat(63) + "b>\r\n\r\nWords.\r\n";
        try (var sender = Sender.to(listener.port())) {
            sender.send("a@elsewhere.example", "dots" + DOMAIN, letter.getBytes(StandardCharsets.US_ASCII));
        }
        api.awaitQuiet(PATIENCE);
        assertEquals(1, folder("dots", "").size());
    }

    private void person(String name) {
        api.post("/people", Map.of("address", name + DOMAIN, "name", name, "password", "long enough"));
    }

    private String rules(String path, String text) {
        var answer = api.put(path, text);
        assertEquals(200, answer.status(), answer.body());
        return answer.body();
    }

    private void send(String to, String subject, String text) throws IOException {
        post(to, "author@elsewhere.example", subject, text);
    }

    private void post(String to, String from, String subject) throws IOException {
        post(to, from, subject, "Some words.\r\n");
    }

    private void post(String to, String from, String subject, String text) throws IOException {
        String letter = "From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject + "\r\nMessage-ID: <"
                + Math.abs((to + subject).hashCode()) + "@elsewhere.example>\r\n\r\n" + text;
        try (var sender = Sender.to(listener.port())) {
            String reply = sender.send(from, to, letter.getBytes(StandardCharsets.US_ASCII));
            assertTrue(reply.startsWith("250"), reply);
        }
    }

    private List<String> folder(String name, String directory) throws IOException {
        Path fresh =
                home.resolve("mailboxes/" + name + DOMAIN).resolve(directory).resolve("new");
        if (!Files.isDirectory(fresh)) return List.of();
        try (Stream<Path> files = Files.list(fresh)) {
            return files.map(SortRulesTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
