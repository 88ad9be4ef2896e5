package org.carillon.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.carillon.testing.Letters.Letter;
import org.junit.jupiter.api.Test;

class LettersTest {
    @Test
    void haveLineEndsFitForTheWire() {
        for (Letter letter : Letters.all()) {
            String text = new String(letter.bytes(), StandardCharsets.ISO_8859_1);
            String others = text.replace("\r\n", "");
            assertTrue(text.endsWith("\r\n"), letter.name());
            assertFalse(others.contains("\n") || others.contains("\r"), letter.name());
        }
    }

    @Test
    void givesTheSameMixEachTime() {
        var mix = Letters.mix(20);
        assertEquals(20, new HashSet<>(mix).size());
        assertEquals(
                mix.stream().map(Letter::name).toList(),
                Letters.mix(20).stream().map(Letter::name).toList());
    }

    @Test
    void endsALastLineThatHasNoEnd() {
        assertEquals(
                "a\r\nb\r\n",
                new String(Letters.wire("a\nb".getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII));
    }
}
