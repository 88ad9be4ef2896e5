package org.carillon.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FlowedTextTest {
    @Test
    void joinsTheLinesOfAParagraph() {
        assertEquals("One two three.\nNext.\n", FlowedText.plain("One \ntwo \nthree.\nNext.", false));
    }

    @Test
    void leavesTheBlankOutWhereTheTextHasNone() {
        assertEquals("日本語です\n", FlowedText.plain("日本 \n語です", true));
    }

    @Test
    void keepsQuotesApartAndJoinsWithinThem() {
        assertEquals(
                "> Do you play? \n>> Yes, and no.\nI do.\n",
                FlowedText.plain("> Do you \n> play? \n>> Yes, \n>> and no.\nI do.", false));
    }

    @Test
    void neverJoinsTheSignature() {
        assertEquals("Bye \n-- \nAna\n", FlowedText.plain("Bye \n-- \nAna", false));
    }

    @Test
    void takesTheStuffedBlankAway() {
        assertEquals(">From here\n", FlowedText.plain(" >From here", false));
    }

    @Test
    void isReadOnlyWhereTheLetterSaysSo() {
        String fixed = "Subject: x\r\n\r\nOne \r\ntwo\r\n";
        String flowed = "Content-Type: text/plain; charset=utf-8; Format=\"flowed\"; DelSp=no\r\n\r\nOne \r\ntwo\r\n";
        assertEquals("One \ntwo\n", BodyText.of(new Message(fixed.getBytes(UTF_8)), 100));
        assertEquals("One two\n", BodyText.of(new Message(flowed.getBytes(UTF_8)), 100));
    }

    @Property
    void losesNoWord(@ForAll String text) {
        String plain = FlowedText.plain(text, false);
        assertEquals(letters(text), letters(plain));
        assertTrue(plain.length() <= 3 * text.length() + 2);
    }

    private static String letters(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
