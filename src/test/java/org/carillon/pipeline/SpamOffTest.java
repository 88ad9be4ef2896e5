package org.carillon.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.domains.Domains;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.People;
import org.carillon.spool.Incoming;
import org.carillon.spool.Spool;
import org.carillon.testing.Eventually;
import org.carillon.testing.SpamOffProfile;
import org.carillon.trust.Provenance;
import org.carillon.trust.ProvenanceText;
import org.carillon.trust.Remark;
import org.junit.jupiter.api.Test;

/// A house whose own spam filter is off.
@QuarkusTest
@TestProfile(SpamOffProfile.class)
class SpamOffTest {
    private static final Address ANA = Address.of("ana@off.example");
    private static final Provenance NEAR = ProvenanceText.read("NEAR");

    @Inject
    Spool spool;

    @Inject
    Domains domains;

    @Inject
    People people;

    @Inject
    Folders folders;

    private Message filed(FolderName folder, Provenance provenance, String id, String fields) {
        domains.add("off.example");
        people.add(ANA, "Ana", "long enough", false);
        byte[] letter = (fields + "From: a@b.example\r\nSubject: BUY CHEAP PILLS\r\nMessage-ID: <" + id
                        + "@m>\r\n\r\nBUY NOW\r\n")
                .getBytes(UTF_8);
        spool.accept(new Incoming(
                new Envelope(Address.of("a@b.example"), List.of(ANA)),
                letter,
                "Received: here\r\n",
                ProvenanceText.of(provenance),
                OptionalLong.empty()));
        var person = people.at(ANA).orElseThrow();
        List<Folders.Glance> found = Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> folders.page(person, folder, "", 2), letters -> !letters.isEmpty());
        return new Message(found.getFirst().head());
    }

    @Test
    void theFieldsOfAFilterInFrontStay() {
        Message letter = filed(FolderName.INBOX, NEAR, "1", "X-Spam-Flag: YES\r\nX-Spam-Status: Yes, score=9\r\n");

        assertEquals(List.of("YES"), letter.headers().all("X-Spam-Flag"));
        assertEquals(List.of("Yes, score=9"), letter.headers().all("X-Spam-Status"));
        assertFalse(letter.headers().has("X-Spam-Score"));
    }

    @Test
    void aVirusLiesInJunkAllTheSame() {
        Provenance sick = NEAR.noticed(List.of(new Remark("it holds the virus Eicar", 20)));

        Message letter = filed(FolderName.JUNK, sick, "2", "");

        assertEquals(List.of("YES"), letter.headers().all("X-Spam-Flag"));
    }
}
