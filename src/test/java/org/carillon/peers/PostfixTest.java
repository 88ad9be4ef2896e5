package org.carillon.peers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carillon.testing.FakeMx;
import org.carillon.testing.Sender;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A Postfix in front, set up by the lines that docs/operating.md shows.
@Tag("slow")
@Needs(value = "postfix", root = true)
@QuarkusTest
@TestProfile(PeersProfile.class)
class PostfixTest extends WithPeers {
    private static byte[] letter(String subject) {
        return ("From: friend@far.example\r\nTo: " + MIA + "\r\nSubject: " + subject + "\r\n\r\nHi\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String lines(String door, String file, String documented) throws IOException {
        return Postfix.lines(file, documented, port(door)).replace("lists.example.org", "peers.example.org")
                + "relayhost = [127.0.0.1]:" + mx.port() + "\n";
    }

    @ParameterizedTest
    @CsvSource({"mx, by-smtp.cf, 2525, ESMTPS", "lmtp, by-lmtp.cf, 2424, LMTPS"})
    void whatItHandsOverArrivesAndTheRestBounces(String door, String file, String documented, String with)
            throws Exception {
        String subject = fresh();
        String lines = lines(door, file, documented) + "smtp_tls_security_level = may\nlmtp_tls_security_level = may\n";
        try (var postfix = new Postfix(lines);
                var friend = Sender.to(postfix.port())) {
            String reply = friend.send("friend@far.example", List.of(MIA, NOBODY), letter(subject));
            assertTrue(reply.startsWith("250 "), reply);
            postfix.awaitFate(MIA, "sent");
            postfix.awaitFate(NOBODY, "bounced");
            postfix.awaitFate("friend@far.example", "sent");
            has(filed(subject), "with " + with + " id ");
            FakeMx.Delivery bounce = mx.await(1).getFirst();
            has(bounce.text(), "550 5.1.1");
            has(bounce.text(), NOBODY);
        }
    }

    @Test
    void itRefusesAtOnceWhomWeDoNotKnow() throws Exception {
        String verify = Files.readString(Path.of("src/test/resources/peers/postfix/verify.cf"));
        String subject = fresh();
        try (var postfix = new Postfix(lines("mx", "by-smtp.cf", "2525") + verify);
                var friend = Sender.to(postfix.port())) {
            String refused = friend.send("friend@far.example", NOBODY, letter(subject));
            assertTrue(refused.startsWith("550 ") && refused.contains("No such address here"), refused);
            String taken = friend.send("friend@far.example", MIA, letter(subject));
            assertTrue(taken.startsWith("250 "), taken);
            postfix.awaitFate(MIA, "sent");
            filed(subject);
        }
    }
}
