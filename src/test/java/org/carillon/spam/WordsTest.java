package org.carillon.spam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        Words.of(text, words::add);
        return words;
    }

    @Test
    void keepsWordsTogether() {
        assertEquals(
                List.of("don't", "well-known", "$99", "www.club.example", "It\u2019s".replace('\u2019', '\'')),
                words("don't, (well-known)  $99... www.club.example; It\u2019s a!"));
    }

    @Test
    void leavesOutWhatIsTooShortAndNamesWhatIsTooLong() {
        assertEquals(List.of("abc", "long:30"), words("a ab abc " + "x".repeat(35)));
    }

    @Test
    void takesLettersThatLookAlikeForTheSame() {
        assertEquals(List.of("free"), words("\uff46\uff52\uff45\uff45"));
        assertEquals(List.of("viagra"), words("via\u00adgra"));
    }

    @Test
    void seesWhatIsNotSeen() {
        assertTrue(Words.of("via\u200bgra", word -> {}));
        assertFalse(Words.of("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 caf\u00e9", word -> {}));
    }

    @Test
    void takesPairsOfSignsWhereNoBlanksStand() {
        assertEquals(List.of("\u514d\u8cbb", "\u8cbb\u7e41", "abc"), words("\u514d\u8cbb\u7e41 abc \u9ad4"));
    }

    @Property(tries = 500)
    void givesShortWordsOfAnyText(@ForAll String text) {
        for (String word : words(text)) {
            assertTrue(word.length() >= 2 && word.length() <= Words.LONGEST, word);
        }
    }
}
