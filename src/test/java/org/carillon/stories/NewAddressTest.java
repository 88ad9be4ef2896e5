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
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.testing.Api;
import org.carillon.testing.FakeMx;
import org.carillon.testing.LittleInternet;
import org.carillon.testing.Sender;
import org.carillon.testing.StrangersProfile;
import org.carillon.trust.dkim.Keys;
import org.carillon.trust.dkim.LetterSigner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A member writes `change NEW` to the list: whoever has proven the old address has the new one asked at once, others
/// are asked at the old one first; and the list delivers to the new one when that has answered.
@QuarkusTest
@TestProfile(StrangersProfile.class)
class NewAddressTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String HOME = "@newer.example.org";
    private static int furnished;
    private static int people;

    /// All the world's letters come here.
    private static FakeMx world;

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    LittleInternet internet;

    private Api api;
    private String list;
    private String old;
    private String now;

    @BeforeEach
    void furnish() {
        api = new Api(server.toString(), home);
        if (furnished != internet.port()) {
            furnished = internet.port();
            api.domain("newer.example.org");
            world = internet.host("mx.movers.example", "127.0.0.62");
            internet.domain(Keys.DOMAIN, "mx.movers.example").domain("movers.example", "mx.movers.example");
            internet.dns()
                    .zone("claimed.example. 60 IN TXT \"v=spf1 ip4:127.0.0.1 -all\"")
                    .zone("_dmarc." + Keys.DOMAIN + ". 60 IN TXT \"v=DMARC1; p=none\"")
                    .zone(Keys.zone());
        }
        world.forget();
        list = "moving" + ++people + HOME;
        old = "mover" + people + "@" + Keys.DOMAIN;
        now = "mover" + people + "@movers.example";
        api.list(list, "nonmember=accept", "explicit-destination=off");
        api.members(list, List.of(old));
    }

    private String beside(String word) {
        return list.replace("@", "-" + word + "@");
    }

    private static byte[] letter(String from, String to, String subject, String text) {
        return ("From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject + "\r\nDate: "
                        + "Fri, 27 Nov 2026 09:00:00 +0000\r\nMessage-ID: <" + System.nanoTime() + "@x.example>\r\n"
                        + "\r\n" + text + "\r\n")
                .getBytes(ISO_8859_1);
    }

    private static byte[] signed(byte[] plain) throws IOException {
        LetterSigner signer =
                LetterSigner.of(Keys.both(), plain, List.of(), Instant.now()).orElseThrow();
        return (new String(signer.sign(new byte[0]), ISO_8859_1) + new String(plain, ISO_8859_1)).getBytes(ISO_8859_1);
    }

    /// From a host that the domain in From knows nothing of.
    private void send(String to, byte[] letter) throws IOException {
        try (var door = Sender.to(listener.port())) {
            String reply = door.send("relay@claimed.example", List.of(to), letter);
            assertTrue(reply.startsWith("250"), reply);
        }
        api.awaitQuiet(PATIENCE);
    }

    private List<String> members() {
        return api.all("/lists/" + list + "/members").stream()
                .map(m -> m.get("address").asText())
                .toList();
    }

    private FakeMx.Delivery letterTo(String recipient) {
        List<FakeMx.Delivery> letters = world.deliveriesTo(recipient);
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
        world.forget();
        send(to, letter(from, to, "Re: " + headers.first("Subject").orElse(""), ""));
    }

    @Test
    void whoHasProvenTheOldAddressIsAskedAtTheNewOneAlone() throws IOException {
        String to = beside("request");
        send(to, signed(letter(old, to, "hello", "change " + now)));
        assertTrue(letterTo(now).text().contains("says that this is their new address"));
        assertEquals(
                List.of(),
                world.deliveriesTo(old).stream()
                        .filter(l -> l.text().contains("onfirm "))
                        .toList());
        assertEquals(List.of(old), members(), "before the new one has answered");

        answer(letterTo(now), now);

        assertEquals(List.of(now), members());
        assertTrue(world.deliveriesTo(old).getFirst().text().contains("has taken the place of"), "the old one hears");
        world.forget();
        send(list, letter("ben@far.example", list, "Endgames", "Hello"));
        assertTrue(letterTo(now).text().contains("Subject: Endgames"));
        assertEquals(List.of(), world.deliveriesTo(old));
    }

    @Test
    void whoOnlyClaimsTheOldAddressIsAskedThereFirst() throws IOException {
        old = "claimed" + people + "@movers.example"; // whose owner has no wish about letters that nothing proves
        list = "claiming" + people + HOME;
        api.list(list, "nonmember=accept", "explicit-destination=off");
        api.members(list, List.of(old));
        String to = beside("request");
        send(to, letter(old, to, "hello", "change " + now));
        assertEquals(List.of(), world.deliveriesTo(now), "whoever forges From would have us write to anybody");

        answer(letterTo(old), old);
        assertEquals(List.of(old), members(), "one step is left");
        answer(letterTo(now), now);

        assertEquals(List.of(now), members());
    }
}
