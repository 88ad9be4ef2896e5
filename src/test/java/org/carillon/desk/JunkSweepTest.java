package org.carillon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.spam.Bayes.Count;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ana moves letters in her mail program.
@QuarkusTest
class JunkSweepTest {
    private static final String WANTED = "X-Spam-Status: No, score=0.0\r\n";
    private static final String SPAM = "X-Spam-Status: Yes, score=9.0\r\nX-Spam-Flag: YES\r\n";
    private static final String DISOWNED = "Authentication-Results: mx; dmarc=fail (p=quarantine)\r\n" + WANTED;

    @Inject
    People people;

    @Inject
    Folders folders;

    @Inject
    SpamFilter filter;

    @Inject
    SpamMemory memory;

    @Inject
    Clock clock;

    @ConfigProperty(name = "carillon.home")
    Path home;

    private final String ana = "ana" + UUID.randomUUID().toString().substring(0, 8) + "@sweep.example";
    private JunkSweep sweep;
    private int number;

    @BeforeEach
    void anaHasFolders() {
        people.add(Address.of(ana), "Ana", "long enough", false);
        sweep = new JunkSweep(people, folders, filter, memory, clock);
    }

    private Person person() {
        return people.at(Address.of(ana)).orElseThrow();
    }

    private Count learned() {
        return memory.learned(SpamScopes.person(person().id()));
    }

    /// What this house files there.
    private void filed(FolderName folder, String ours, String below) throws IOException {
        String head = ours + "Delivered-To: " + ana + "\r\n" + below;
        String letter = head + "Message-ID: <" + number++ + ana + ">\r\nSubject: Pills\r\n\r\nBuy\r\n";
        var name = new Folders.Name(Instant.now(), "n" + number, false);
        folders.deliver(person().id(), folder, name, new byte[0], letter.getBytes(UTF_8));
    }

    /// As an IMAP server does it, under names of its own.
    private void moved(String from, String to) throws IOException {
        Path place = home.resolve("mailboxes/" + ana);
        for (String part : new String[] {"new", "cur"}) {
            Files.createDirectories(place.resolve(to).resolve("cur"));
            Path there = place.resolve(from).resolve(part);
            Files.createDirectories(there);
            try (Stream<Path> files = Files.list(there)) {
                for (Path file : files.toList()) {
                    Files.move(file, place.resolve(to).resolve("cur/1786708800.M" + number++ + "P7.imap:2,S"));
                }
            }
        }
    }

    @Test
    void whatAPersonPutsIntoJunkIsSpamAndWhatComesOutIsNot() throws IOException {
        filed(FolderName.INBOX, WANTED, "");
        moved("", ".Junk");
        assertEquals(1, sweep.sweep());
        assertEquals(new Count(0, 1), learned());
        assertEquals(0, sweep.sweep());

        moved(".Junk", "");
        assertEquals(1, sweep.sweep());
        assertEquals(new Count(1, 0), learned());
        assertEquals(0, sweep.sweep());
    }

    @Test
    void whatWeCalledSpamAndSomebodyFetchesIsWanted() throws IOException {
        filed(FolderName.JUNK, SPAM, "");
        moved(".Junk", "");

        assertEquals(1, sweep.sweep());
        assertEquals(new Count(1, 0), learned());
    }

    @Test
    void whatWeFiledInJunkTeachesNothing() throws IOException {
        filed(FolderName.JUNK, SPAM, "");
        filed(FolderName.JUNK, DISOWNED, "");
        filed(FolderName.JUNK, "", WANTED);
        moved(".Junk", ".Junk");
        filed(FolderName.INBOX, WANTED, SPAM);
        moved("", "");

        assertEquals(0, sweep.sweep());
        assertEquals(Count.NONE, learned());
        assertTrue(folders.find(person(), FolderName.JUNK).orElseThrow().letters() == 3);
    }
}
