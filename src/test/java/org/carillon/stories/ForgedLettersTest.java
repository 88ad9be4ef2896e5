package org.carillon.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.listener.SmtpListener;
import org.carillon.testing.Api;
import org.carillon.testing.DnsServer;
import org.carillon.testing.LittleInternet;
import org.carillon.testing.Sender;
import org.carillon.testing.StrangersProfile;
import org.carillon.trust.dkim.Keys;
import org.carillon.trust.dkim.LetterSigner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Strangers write in others' names, and the house finds out.
@QuarkusTest
@TestProfile(StrangersProfile.class)
class ForgedLettersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PEOPLE = "@trust.example.org";
    private static final String CHESS = "chess" + PEOPLE;
    private static boolean furnished;

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    LittleInternet internet;

    private Api api;
    private String ana;

    @BeforeEach
    void furnish() {
        api = new Api(server.toString(), home);
        if (!furnished) {
            api.domain("trust.example.org");
            api.list(CHESS, "nonmember=accept");
            internet.dns()
                    .zone("strict.example. 60 IN TXT \"v=spf1 ip4:127.0.0.1 -all\"")
                    .zone("_dmarc.strict.example. 60 IN TXT \"v=DMARC1; p=reject\"")
                    .zone("aside.example. 60 IN TXT \"v=spf1 -all\"")
                    .zone("_dmarc.aside.example. 60 IN TXT \"v=DMARC1; p=quarantine\"")
                    .zone("denied.example. 60 IN TXT \"v=spf1 -all\"")
                    .zone("other.example. 60 IN TXT \"v=spf1 ip4:127.0.0.1 -all\"")
                    .zone("_dmarc." + Keys.DOMAIN + ". 60 IN TXT \"v=DMARC1; p=reject\"")
                    .zone(Keys.zone());
            furnished = true;
        }
        ana = "ana" + Long.toString(System.nanoTime(), 36);
        api.post("/people", Map.of("address", ana + PEOPLE, "name", "Ana", "password", "long enough"));
    }

    private static String letter(String from, String... fields) {
        return "From: " + from + "\r\nTo: " + CHESS + "\r\nSubject: Endgames\r\nDate: "
                + "Fri, 27 Nov 2026 09:00:00 +0000\r\nMessage-ID: <" + System.nanoTime() + "@x.example>\r\n"
                + String.join("\r\n", fields) + (fields.length > 0 ? "\r\n" : "") + "\r\nHello\r\n";
    }

    private String send(String sender, List<String> to, String letter) throws IOException {
        try (var door = Sender.to(listener.port())) {
            String reply = door.send(sender, to, letter.getBytes(ISO_8859_1));
            api.awaitQuiet(PATIENCE);
            return reply;
        }
    }

    private String toAna(String sender, String letter) throws IOException {
        return send(sender, List.of(ana + PEOPLE), letter);
    }

    private List<String> in(String folder) throws IOException {
        Path place = home.resolve("mailboxes/" + ana + PEOPLE + folder + "/new");
        if (!Files.exists(place)) return List.of();
        try (Stream<Path> files = Files.list(place)) {
            var texts = new java.util.ArrayList<String>();
            for (Path file : files.toList()) texts.add(Files.readString(file, ISO_8859_1));
            return texts;
        }
    }

    private void assertInboxHas(String result) throws IOException {
        String text = in("").getFirst();
        assertTrue(text.contains("Authentication-Results: mx.carillon.example;"), text);
        assertTrue(text.contains(result), text);
    }

    @Test
    void aForgedLetterToAPersonIsRefusedAtTheDoor() throws IOException {
        String reply = toAna("spammer@other.example", letter("boss@strict.example"));

        assertTrue(reply.startsWith("550 5.7.26 The owner of strict.example wants letters in its name refused"), reply);
        assertEquals(List.of(), in(""));
    }

    @Test
    void theSameToAListWaitsForTheModerators() throws IOException {
        String reply = send("spammer@other.example", List.of(CHESS), letter("boss@strict.example"));

        assertTrue(reply.startsWith("250"), reply);
        List<JsonNode> held = api.all("/lists/" + CHESS + "/held");
        assertTrue(
                held.stream().anyMatch(one -> one.toString().contains("nothing proves that it is from strict.example")),
                held.toString());
    }

    @Test
    void theHostThatMaySendProvesTheAuthor() throws IOException {
        assertTrue(toAna("ana@strict.example", letter("ana@strict.example")).startsWith("250"));

        assertInboxHas("spf=pass smtp.mailfrom=ana@strict.example");
        assertInboxHas("dmarc=pass (p=reject) header.from=strict.example");
    }

    @Test
    void aSignatureProvesTheAuthorThoughTheHostIsAnothers() throws IOException {
        byte[] plain = letter("ana@" + Keys.DOMAIN).getBytes(ISO_8859_1);
        LetterSigner signer =
                LetterSigner.of(Keys.both(), plain, List.of(), Instant.now()).orElseThrow();
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(signer.sign(new byte[0]));
        signed.writeBytes(plain);

        assertTrue(toAna("bounces@other.example", signed.toString(ISO_8859_1)).startsWith("250"));

        assertInboxHas("dkim=pass header.d=" + Keys.DOMAIN);
        assertInboxHas("header.a=ed25519-sha256");
        assertInboxHas("dmarc=pass (p=reject) header.from=" + Keys.DOMAIN);
    }

    @Test
    void aSignedLetterThatWasChangedIsRefused() throws IOException {
        byte[] plain = letter("ana@" + Keys.DOMAIN).getBytes(ISO_8859_1);
        LetterSigner signer =
                LetterSigner.of(Keys.both(), plain, List.of(), Instant.now()).orElseThrow();
        String signed = new String(signer.sign(new byte[0]), ISO_8859_1) + new String(plain, ISO_8859_1);

        String reply = toAna("bounces@other.example", signed.replace("Hello", "Pay me"));

        assertTrue(reply.startsWith("550 5.7.26"), reply);
    }

    @Test
    void whatSaysThatWeHaveFoundItGoodIsTakenAway() throws IOException {
        String claim = "Authentication-Results: mx.carillon.example; dmarc=pass header.from=bank.example";

        assertTrue(toAna("x@other.example", letter("x@other.example", claim)).startsWith("250"));

        assertFalse(in("").getFirst().contains("bank.example"), in("").getFirst());
        assertInboxHas("dmarc=none header.from=other.example");
    }

    @Test
    void aDomainMayAskToPutSuchLettersAside() throws IOException {
        assertTrue(toAna("x@other.example", letter("boss@aside.example")).startsWith("250"));

        assertEquals(List.of(), in(""));
        assertTrue(in("/.Junk").getFirst().contains("dmarc=fail (p=quarantine) header.from=aside.example"));
    }

    @Test
    void aHostThatMayNotSendIsNoReasonToRefuse() throws IOException {
        assertTrue(toAna("x@denied.example", letter("x@denied.example")).startsWith("250"));

        assertInboxHas("spf=fail smtp.mailfrom=x@denied.example");
    }

    @Test
    void whoIsAwayDoesNotAnswerAForgedLetter() throws IOException {
        api.put("/people/" + ana + PEOPLE + "/vacation", Map.of("text", "I am in the mountains.", "zone", "UTC"));

        toAna("x@denied.example", letter("x@denied.example").replace(CHESS, ana + PEOPLE));
        toAna("x@other.example", letter("boss@aside.example").replace(CHESS, ana + PEOPLE));

        List<String> outcomes = api.all("/people/" + ana + PEOPLE + "/vacation/decisions").stream()
                .map(decision -> decision.get("outcome").asText())
                .toList();
        assertEquals(2, outcomes.size());
        assertTrue(
                outcomes.contains("it may be forged: its host may not send for denied.example"), outcomes.toString());
        assertTrue(outcomes.contains("it may be forged: aside.example does not vouch for it"), outcomes.toString());
    }

    @Test
    void severalAuthorsInSeveralFieldsAreRefused() throws IOException {
        String reply = toAna("x@other.example", letter("x@other.example", "From: boss@strict.example"));

        assertTrue(reply.startsWith("550 5.6.0 The letter has several From fields"), reply);
    }

    @Test
    void oneAnswerForAListAndAPersonLetsItInForBoth() throws IOException {
        String reply =
                send("x@other.example", List.of(ana + PEOPLE, CHESS), letter("boss@strict.example", "X-Both: yes"));

        assertTrue(reply.startsWith("250"), reply);
        assertEquals(List.of(), in(""));
        assertEquals(1, in("/.Junk").size());
    }

    @Test
    void aForgersOwnMuteDnsDoesNotHelpHim() throws IOException {
        internet.dns().served("dead.example", DnsServer.Manner.SERVFAIL);

        assertTrue(toAna("x@dead.example", letter("boss@strict.example")).startsWith("550 5.7.26"));
    }

    /// Programs differ in which of them they show.
    @Test
    void eachAuthorInTheFieldIsAskedAbout() throws IOException {
        assertTrue(toAna("x@other.example", letter("<boss@strict.example> <x@other.example>"))
                .startsWith("550 5.7.26"));
        assertTrue(toAna("x@other.example", letter("\"boss@strict.example\" <x@other.example>"))
                .startsWith("250"));
    }

    @Test
    void anAuthorWhomNobodyCanReadIsPutAside() throws IOException {
        assertTrue(toAna("x@other.example", letter("The Bank")).startsWith("250"));

        assertEquals(List.of(), in(""));
        assertTrue(in("/.Junk").getFirst().contains("dmarc=permerror"));
    }

    @Test
    void whoHasRulesFindsThemInJunkToo() throws IOException {
        api.put("/people/" + ana + PEOPLE + "/rules", ":0\n* ^Subject: chess\nChess/\n");

        assertTrue(toAna("x@other.example", letter("boss@aside.example")).startsWith("250"));

        assertEquals(List.of(), in(""));
        assertEquals(1, in("/.Junk").size());
    }

    @Test
    void aForgedCommandIsNotAnswered() throws IOException {
        String help = "chess-request" + PEOPLE;

        assertTrue(send("x@denied.example", List.of(help), letter("x@denied.example"))
                .startsWith("250"));

        assertTrue(
                internet.dns().questions().stream().noneMatch(asked -> asked.startsWith("denied.example. MX")),
                internet.dns().questions().toString());
    }

    @Test
    void aMuteDnsKeepsNoLetterOut() throws IOException {
        internet.dns().served("_dmarc.mute.example", DnsServer.Manner.SILENT);
        internet.dns().served("mute.example", DnsServer.Manner.SILENT);

        assertTrue(toAna("x@mute.example", letter("boss@mute.example")).startsWith("250"));

        assertInboxHas("dmarc=temperror header.from=mute.example");
        assertInboxHas("spf=temperror smtp.mailfrom=x@mute.example");
    }
}
