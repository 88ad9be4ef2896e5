package org.carillon.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNameTest {
    private static final Path MAILDIR = Path.of("/home/mailboxes/ana@demo.example");

    @ParameterizedTest
    @CsvSource({
        "INBOX, ''",
        "inbox, ''",
        "chess, .chess",
        "Lists/chess, .Lists.chess",
        "Chess talk, .Chess talk",
        "cur, .cur",
        "new/tmp, .new.tmp",
        ".hidden, .&AC4-hidden",
        "a.b, .a&AC4-b",
        "..., .&AC4-&AC4-&AC4-",
        "R&D, .R&-D",
        "Grüße, .Gr&APwA3w-e",
        "INBOX/old, .INBOX.old"
    })
    void liesInADirectoryAsMaildirPlusPlusNamesIt(String name, String directory) {
        var folder = new FolderName(name);
        assertEquals(directory, folder.directory());
        if (!directory.isEmpty()) assertEquals(Optional.of(folder), FolderName.ofDirectory(directory));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "/",
                "a/",
                "/a",
                "a//b",
                "a/../b",
                "../a",
                "a/.",
                " a",
                "a ",
                "a\nb",
                "a\0b",
                "\u202eab"
            })
    void isNoPathAndNoTrick(String text) {
        assertTrue(FolderName.parse(text).isEmpty());
    }

    @Test
    void isNotTooLong() {
        assertTrue(FolderName.parse("a".repeat(64)).isPresent());
        assertFalse(FolderName.parse("a".repeat(65)).isPresent());
        assertFalse(FolderName.parse("陳/".repeat(60) + "陳").isPresent());
    }

    /// Names with what has a meaning somewhere: dots, shifts of UTF-7, the words of Maildir.
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> segment = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings().withChars("./&-+,~ aäé陳👋").ofMaxLength(12),
                Arbitraries.of("cur", "new", "tmp", "INBOX", "..", ".", "&AC4-", "&-"));
        return segment.list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("/", parts));
    }

    @Property
    void isFoundAgainInItsDirectory(@ForAll @From("names") String text) {
        FolderName.parse(text).filter(n -> !n.equals(FolderName.INBOX)).ifPresent(name -> {
            assertEquals(Optional.of(name), FolderName.ofDirectory(name.directory()));
            assertEquals(Optional.of(name), FolderName.ofToken(name.token()));
        });
    }

    @Property
    void neverLeavesTheMaildir(@ForAll @From("names") String text) {
        FolderName.parse(text).ifPresent(name -> {
            Path place = MAILDIR.resolve(name.directory()).normalize();
            boolean inbox = name.equals(FolderName.INBOX);
            assertEquals(inbox ? MAILDIR : MAILDIR.resolve(name.directory()), place);
            if (!inbox) assertEquals(MAILDIR, place.getParent());
            assertFalse(name.directory().matches("cur|new|tmp|\\.|\\.\\."), name.directory());
        });
    }

    @Property
    void everyDirectoryIsAFolderOrNone(@ForAll @From("names") String directory) {
        FolderName.ofDirectory("." + directory)
                .ifPresent(name -> assertEquals("." + directory, name.directory(), directory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "====", "Li4", "YS8uLi9i", "AA", "_w"})
    void isNoneOfAForeignToken(String token) {
        assertTrue(FolderName.ofToken(token).isEmpty());
    }
}
