package org.carillon.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaildirTest {
    private static final String ID = "1786000000.7.mx.example.org";
    private static final byte[] LETTER = "Subject: Hello\r\n\r\nHello\r\n".getBytes(US_ASCII);

    @TempDir
    Path root;

    private Maildir maildir;

    @BeforeEach
    void aLetter() throws IOException {
        maildir = new Maildir(root);
        maildir.deliver(ID, false, new byte[0], LETTER);
    }

    private Path letter() throws IOException {
        return maildir.find(ID).orElseThrow();
    }

    @Test
    void aSeenLetterLiesInCurAndBearsTheFlag() throws IOException {
        maildir.mark(letter(), true);

        assertEquals(root.resolve("cur/" + ID + ":2,S"), letter());
        assertTrue(Maildir.seen(letter()));
        assertArrayEquals(LETTER, Files.readAllBytes(letter()));
        assertEquals(1, maildir.letters().size());
    }

    @Test
    void theFlagsOfOtherProgramsStay() throws IOException {
        Files.move(letter(), root.resolve("cur/" + ID + ":2,FRT"));

        maildir.mark(letter(), true);
        assertEquals(ID + ":2,FRST", letter().getFileName().toString());
        maildir.mark(letter(), false);
        assertEquals(ID + ":2,FRT", letter().getFileName().toString());
        assertFalse(Maildir.seen(letter()));
    }

    @Test
    void markingTwiceIsMarkingOnce() throws IOException {
        maildir.mark(letter(), true);
        maildir.mark(letter(), true);

        assertEquals(List.of(root.resolve("cur/" + ID + ":2,S")), maildir.letters());
    }

    private void twenty() throws IOException {
        for (int i = 0; i < 20; i++) Files.writeString(root.resolve("cur/" + i + ".x:2,"), "x");
    }

    @Test
    void looksAtNoMoreOfABigFolderThanItShould() throws IOException {
        twenty();

        assertEquals(20, maildir.changed(Instant.EPOCH, 100, 100).size());
        assertEquals(5, maildir.changed(Instant.EPOCH, 5, 100).size());
        assertEquals(7, maildir.changed(Instant.EPOCH, 100, 7).size());
        assertEquals(9, maildir.letters(9).size());
        assertEquals(21, maildir.letters(100).size());
    }

    @Test
    void whatIsMarkedAsDeletedHasNotChanged() throws IOException {
        Files.move(letter(), root.resolve("cur/" + ID + ":2,ST"));

        assertEquals(List.of(), maildir.changed(Instant.EPOCH, 100, 100));
    }

    @Test
    void aLetterThatHasGoneIsToldApart() throws IOException {
        Path gone = letter();
        Files.delete(gone);

        assertThrows(NoSuchFileException.class, () -> maildir.mark(gone, true));
    }

    @Test
    void aLetterThatWasReadIsNotDeliveredAgain() throws IOException {
        maildir.mark(letter(), true);
        maildir.deliver(ID, true, new byte[0], LETTER);

        assertEquals(1, maildir.letters().size());
    }

    @Test
    void whatAnotherWriterHasBegunIsLeftAlone() throws IOException {
        Path begun = Files.write(root.resolve("tmp/2.8.carillon"), LETTER);
        maildir.deliver("2.8.carillon", true, new byte[0], LETTER);

        assertArrayEquals(LETTER, Files.readAllBytes(begun));
        assertArrayEquals(LETTER, Files.readAllBytes(root.resolve("new/2.8.carillon")));
    }
}
