package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EncodedWordsTest {
    private static final int MILLION = 1_000_000;

    @Test
    void opensTheWordsThatPeopleWrite() {
        assertEquals("Re: Züge", EncodedWords.decoded("Re: =?UTF-8?Q?Z=C3=BCge?="));
        assertEquals("Züge", EncodedWords.decoded("=?ISO-8859-1?B?WvxnZQ==?="));
        assertEquals("a plain text", EncodedWords.decoded("a plain text"));
    }

    @Test
    void looksAtNoMoreThanTheBeginningOfHostileText() {
        String hostile = "=?".repeat(MILLION / 2);

        assertEquals(EncodedWords.MAX_LENGTH, EncodedWords.decoded(hostile).length());
        assertTrue(PlainText.line(hostile, 200).length() <= 200);
        String name = Mailbox.list(hostile + " <a@b.example>").getFirst().name();
        assertEquals(EncodedWords.MAX_LENGTH, name.length());
    }

    @Test
    void neverCutsACharacterInHalf() {
        String text = EncodedWords.decoded("a" + "\ud83d\ude00".repeat(MILLION));

        assertEquals(EncodedWords.MAX_LENGTH - 1, text.length());
        assertTrue(Character.isLowSurrogate(text.charAt(text.length() - 1)));
    }

    @Test
    void hiddenControlCharactersBecomeBlanks() {
        assertEquals("a  b", EncodedWords.decoded("=?UTF-8?Q?a=0D=0Ab?="));
    }

    @Property
    void anyTextGivesAShortOneWithoutControls(@ForAll String text) {
        String decoded = EncodedWords.decoded("=?" + text + "?=" + text);

        assertTrue(decoded.length() <= EncodedWords.MAX_LENGTH);
        assertTrue(decoded.chars().noneMatch(Character::isISOControl));
    }
}
