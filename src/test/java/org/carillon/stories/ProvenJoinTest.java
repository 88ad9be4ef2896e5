package org.carillon.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.listener.SmtpListener;
import org.carillon.testing.Api;
import org.carillon.testing.LittleInternet;
import org.carillon.testing.Sender;
import org.carillon.testing.StrangersProfile;
import org.carillon.trust.dkim.Keys;
import org.carillon.trust.dkim.LetterSigner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Strangers ask by letter to get on lists: who proves the address by the domain's own signature (DMARC) is believed,
/// and nobody else is, whatever stands in From.
@QuarkusTest
@TestProfile(StrangersProfile.class)
class ProvenJoinTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String HOME = "@proven.example.org";
    private static boolean furnished;

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    LittleInternet internet;

    private Api api;

    @BeforeEach
    void furnish() {
        api = new Api(server.toString(), home);
        if (furnished) return;
        api.domain("proven.example.org");
        api.list("open" + HOME, "subscribe=open");
        api.list("moderated" + HOME, "subscribe=moderate");
        internet.dns()
                .zone("claimed.example. 60 IN TXT \"v=spf1 ip4:127.0.0.1 -all\"")
                .zone("_dmarc." + Keys.DOMAIN + ". 60 IN TXT \"v=DMARC1; p=none\"")
                .zone(Keys.zone());
        furnished = true;
    }

    private static byte[] letter(String name, String to) {
        return ("From: " + name + "@" + Keys.DOMAIN + "\r\nTo: " + to + "\r\nSubject: hello\r\nDate: "
                        + "Fri, 27 Nov 2026 09:00:00 +0000\r\nMessage-ID: <" + System.nanoTime() + "@x.example>\r\n"
                        + "\r\nI would like to join.\r\n")
                .getBytes(ISO_8859_1);
    }

    private static String signed(byte[] plain) throws IOException {
        LetterSigner signer =
                LetterSigner.of(Keys.both(), plain, List.of(), Instant.now()).orElseThrow();
        return new String(signer.sign(new byte[0]), ISO_8859_1) + new String(plain, ISO_8859_1);
    }

    /// From a host that the domain in From knows nothing of.
    private void send(String to, String letter) throws IOException {
        try (var door = Sender.to(listener.port())) {
            door.send("pat@claimed.example", List.of(to), letter.getBytes(ISO_8859_1));
        }
        api.awaitQuiet(PATIENCE);
    }

    private List<String> members(String list) {
        return api.all("/lists/" + list + HOME + "/members").stream()
                .map(m -> m.get("address").asText())
                .toList();
    }

    private List<String> waiting(String list) {
        return api.all("/lists/" + list + HOME + "/requests").stream()
                .map(m -> m.get("address").asText())
                .toList();
    }

    @Test
    void aSignedLetterJoinsAnOpenListAtOnce() throws IOException {
        String to = "open-join" + HOME;
        send(to, signed(letter("ana", to)));
        assertTrue(
                members("open").contains("ana@" + Keys.DOMAIN), members("open").toString());
    }

    @Test
    void aLetterThatOnlyClaimsTheAddressJoinsNothing() throws IOException {
        String to = "open-join" + HOME;
        send(to, new String(letter("ben", to), ISO_8859_1));
        assertTrue(!members("open").contains("ben@" + Keys.DOMAIN), "joined by From alone");
    }

    @Test
    void aSignatureThatWasMadeForAnotherFromProvesNothing() throws IOException {
        String to = "open-join" + HOME;
        send(to, signed(letter("cleo", to)).replace("From: cleo@", "From: dan@"));
        assertTrue(!members("open").contains("dan@" + Keys.DOMAIN), "joined by a broken signature");
    }

    @Test
    void whoHasProvenTheAddressWaitsForAModeratorAtOnceAndOthersDoNot() throws IOException {
        String to = "moderated-join" + HOME;
        send(to, new String(letter("eve", to), ISO_8859_1));
        assertEquals(List.of(), waiting("moderated"));
        send(to, signed(letter("fay", to)));
        assertEquals(List.of("fay@" + Keys.DOMAIN), waiting("moderated"));
    }

    @Test
    void aSignedLetterLeavesNoListWithoutAConfirmation() throws IOException {
        String to = "open-join" + HOME;
        send(to, signed(letter("gil", to)));
        String leave = "open-leave" + HOME;
        send(leave, signed(letter("gil", leave)));
        assertTrue(members("open").contains("gil@" + Keys.DOMAIN));
    }
}
