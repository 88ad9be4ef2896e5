package org.carillon.peers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.domains.DomainKeys;
import org.carillon.testing.FakeMx;
import org.carillon.testing.Letters;
import org.carillon.testing.Sender;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The verifier of other people's mail filters, which knows RSA and Ed25519, reads the copies of posts as they left.
@Tag("slow")
@Needs(
        value = "python3",
        modules = {"dkim", "nacl"})
@QuarkusTest
@TestProfile(PeersProfile.class)
class DkimpyTest extends WithPeers {
    private static final String DOMAIN = "peers.example.org";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String HEAD = "From: Mia <mia@peers.example.org>\r\nTo: signed@peers.example.org\r\n";

    /// What canonical forms stumble over.
    private static final List<String> ODD = List.of(
            HEAD + "Subject: no body\r\n",
            HEAD + "Subject: an empty body\r\n\r\n",
            HEAD + "Subject: nothing but line ends\r\n\r\n\r\n\r\n \t\r\n\r\n",
            HEAD + "Subject: dots\r\n\r\n.\r\n..\r\n.a\r\n...\r\n",
            HEAD + "Subject: blanks\r\n\r\n a \t b \r\n\tc\t\r\n   \r\n\r\n",
            HEAD + "Subject:\r\n folded  \r\n\t over\r\n  three \t lines\r\n\r\ntext\r\n",
            HEAD
                    + "Subject: Gr\u00fc\u00dfe\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\u00e4\u0080\u00ff\r\n",
            HEAD + "Subject: long\r\n\r\n" + "word ".repeat(180) + "\r\n",
            "Received: from a by b; now\r\n".repeat(60) + HEAD + "Subject: travelled\r\n\r\ntext\r\n",
            HEAD + "To: another@peers.example.org\r\nCc: a@b.example\r\nSubject: two To\r\n\r\ntext\r\n");

    @Inject
    DomainKeys keys;

    @Test
    void verifiesEveryCopyWithASignatureOfItsOwn() throws Exception {
        copiesVerify("signed@" + DOMAIN, "one-click=on");
    }

    @Test
    void verifiesEveryCopyWithASharedSignature() throws Exception {
        copiesVerify("shared@" + DOMAIN, "one-click=off");
    }

    private void copiesVerify(String list, String oneClick) throws Exception {
        api().list(list, "nonmember=accept", "explicit-destination=off", oneClick);
        api().members(list, List.of("a@far.example", "b@far.example", "c@near.example"));
        List<byte[]> letters = new ArrayList<>();
        for (String odd : ODD)
            letters.add(odd.replace("\r\n\r\n", "\r\nMessage-ID: <" + letters.size() + list + ">\r\n\r\n")
                    .getBytes(ISO_8859_1));
        for (Letters.Letter letter : Letters.mix(200)) letters.add(letter.bytes());
        try (var sender = Sender.to(port("mx"))) {
            for (byte[] letter : letters) sender.send("somebody@author.example", list, letter);
        }
        api().awaitQuiet(PATIENCE);
        int arrived = keep(mx.deliveries());
        assertTrue(arrived > 3 * letters.size() * 3 / 4, arrived + " copies of " + letters.size() + " letters");
        String script = Path.of("src/test/resources/peers/dkim_check.py").toString();
        String said = done(Programs.PYTHON, script, folder.resolve("copies").toString(), records(), DOMAIN);
        assertEquals("good " + arrived + "\n", said);
    }

    /// Returns how many copies there are.
    private int keep(List<FakeMx.Delivery> deliveries) throws IOException {
        Path copies = Files.createDirectory(folder.resolve("copies"));
        int number = 0;
        for (FakeMx.Delivery delivery : deliveries) {
            Files.write(copies.resolve("%05d".formatted(number++)), delivery.bytes());
        }
        return number;
    }

    private String records() throws IOException {
        String records = keys.of(DOMAIN).stream()
                .map(key -> key.recordName(DOMAIN) + " " + key.recordText())
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("records.txt"), records).toString();
    }
}
