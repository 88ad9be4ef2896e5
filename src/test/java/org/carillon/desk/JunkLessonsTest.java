package org.carillon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.spam.Bayes.Count;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ana moves letters in her mail program.
@QuarkusTest
class JunkLessonsTest {
    private static final String SPAM = "X-Spam-Status: Yes, score=9.0\r\nX-Spam-Flag: YES\r\n";
    private static final String BY_US = "X-Carillon-Folder: ";
    private static final Count ONE_SPAM = new Count(0, 1);
    private static final Count ONE_WANTED = new Count(1, 0);

    @Inject
    People people;

    @Inject
    Folders folders;

    @Inject
    JunkLessons lessons;

    @Inject
    SpamMemory memory;

    @ConfigProperty(name = "carillon.home")
    Path home;

    private final String ana = "ana" + UUID.randomUUID().toString().substring(0, 8) + "@sweep.example";
    private int number;

    @BeforeEach
    void anaHasFolders() {
        people.add(Address.of(ana), "Ana", "long enough", false);
    }

    private Person person() {
        return people.at(Address.of(ana)).orElseThrow();
    }

    /// What her filter has learned when her folders have been looked at.
    private Count learned() {
        lessons.of(person(), Instant.EPOCH);
        return memory.learned(SpamScopes.person(person().id()));
    }

    /// What this house files there, by the filter's word or by a rule of hers.
    private void filed(FolderName folder) throws IOException {
        filed(folder, BY_US + folder + "\r\n", "", "Buy\r\n");
    }

    private void filed(FolderName folder, String ours, String below, String text) throws IOException {
        laid(folder, ours + "Delivered-To: " + ana + "\r\n" + below, number++ + ana, text);
    }

    /// The same letter comes once more, some other way.
    private void again(FolderName folder, String way) throws IOException {
        String head = "Received: " + way + "\r\n" + BY_US + folder + "\r\nDelivered-To: " + ana + "\r\n";
        laid(folder, head, "twice" + ana, "Buy\r\n");
    }

    private void laid(FolderName folder, String head, String id, String text) throws IOException {
        number++;
        String letter = head + "Message-ID: <" + id + ">\r\nSubject: Pills\r\n\r\n" + text;
        var name = new Folders.Name(Instant.now(), "n" + number, false);
        folders.deliver(person().id(), folder, name, new byte[0], letter.getBytes(UTF_8));
    }

    /// As IMAP servers do it, under names of their own.
    private interface Way {
        void go(Path from, Path to) throws IOException;
    }

    private void moved(String from, String to) throws IOException {
        each(from, to, Files::move);
    }

    private void each(String from, String to, Way way) throws IOException {
        Path place = home.resolve("mailboxes/" + ana);
        for (String part : new String[] {"new", "cur"}) {
            Files.createDirectories(place.resolve(to).resolve("cur"));
            Path there = place.resolve(from).resolve(part);
            Files.createDirectories(there);
            try (Stream<Path> files = Files.list(there)) {
                for (Path file : files.toList()) {
                    way.go(file, place.resolve(to).resolve("cur/1786708800.M" + number++ + "P7.imap:2,S"));
                }
            }
        }
    }

    /// By a mail program that knows only how to copy.
    private void copied(String from, String to) throws IOException {
        each(from, to, Files::copy);
        marked(from, "S");
    }

    private void marked(String folder, String flags) throws IOException {
        Path cur = home.resolve("mailboxes/" + ana).resolve(folder).resolve("cur");
        each(folder, folder, (file, ignored) -> Files.move(file, cur.resolve(number++ + ".marked:2," + flags)));
    }

    @Test
    void whatAPersonPutsIntoJunkIsSpamAndWhatComesOutIsNot() throws IOException {
        filed(FolderName.INBOX);
        moved("", ".Junk");
        assertEquals(ONE_SPAM, learned());
        assertEquals(ONE_SPAM, learned());

        moved(".Junk", "");
        assertEquals(ONE_WANTED, learned());
        assertEquals(ONE_WANTED, learned());
    }

    @Test
    void whatLayInJunkAndSomebodyFetchesIsWanted() throws IOException {
        filed(FolderName.JUNK);
        moved(".Junk", "");
        assertEquals(ONE_WANTED, learned());

        moved("", ".Junk");
        assertEquals(ONE_SPAM, learned());
    }

    /// Nobody moved it: she only reads her mail.
    @Test
    void anotherCopyOfWhatSheHasCalledSpamDoesNotUnsayIt() throws IOException {
        again(FolderName.INBOX, "by one host");
        moved("", ".Junk");
        assertEquals(ONE_SPAM, learned());

        again(FolderName.INBOX, "by quite another host");
        marked("", "S");
        moved("", "");
        assertEquals(ONE_SPAM, learned());
    }

    @Test
    void anotherCopyOfWhatSheHasFetchedDoesNotUnsayIt() throws IOException {
        again(FolderName.JUNK, "by one host");
        moved(".Junk", "");
        assertEquals(ONE_WANTED, learned());
        marked("", "ST");

        again(FolderName.JUNK, "by quite another host");
        moved(".Junk", ".Junk");
        assertEquals(ONE_WANTED, learned());
    }

    /// It has not been moved: a rule of hers files what has three stars there, and she only looks.
    @Test
    void whatWasFiledThereTeachesNothingWhateverItLooksLike() throws IOException {
        filed(FolderName.JUNK, "X-Spam-Status: No, score=3.2\r\n" + BY_US + "Junk\r\n", "", "Buy\r\n");
        moved(".Junk", ".Junk");
        filed(FolderName.INBOX, SPAM + BY_US + "INBOX\r\n", "", "Buy\r\n");
        moved("", "");

        assertEquals(Count.NONE, learned());
    }

    @Test
    void fieldsOfStrangersTeachNothing() throws IOException {
        filed(FolderName.JUNK, "", BY_US + "INBOX\r\n", "Buy\r\n");
        moved(".Junk", ".Junk");
        filed(FolderName.INBOX, SPAM, BY_US + "Junk\r\n", "Buy\r\n");
        moved("", "");

        assertEquals(Count.NONE, learned());
    }

    @Test
    void whoMovesByCopyingMeansWhatTheyDo() throws IOException {
        filed(FolderName.INBOX);
        copied("", ".Junk");
        assertEquals(ONE_SPAM, learned());
        marked("", "S");
        assertEquals(ONE_SPAM, learned());

        marked("", "ST");
        assertEquals(ONE_SPAM, learned());
    }

    @Test
    void whoFetchesByCopyingMeansWhatTheyDo() throws IOException {
        filed(FolderName.JUNK);
        copied(".Junk", "");
        assertEquals(Count.NONE, learned());

        marked(".Junk", "ST");
        assertEquals(ONE_WANTED, learned());
        assertEquals(ONE_WANTED, learned());
    }

    @Test
    void aLetterWithBigPicturesIsNotOpened() throws IOException {
        filed(FolderName.INBOX, BY_US + "INBOX\r\n", "", "x".repeat(1024 * 1024));
        moved("", ".Junk");

        assertEquals(Count.NONE, learned());
    }
}
