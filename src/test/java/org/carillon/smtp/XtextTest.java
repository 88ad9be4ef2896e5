package org.carillon.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class XtextTest {
    @Test
    void writesAsTheRfcDoes() {
        assertEquals("QQ+2B314159+3D", Xtext.encode("QQ+314159="));
        assertEquals(Optional.of("QQ+314159="), Xtext.decode("QQ+2B314159+3D"));
    }

    @Test
    void refusesWhatIsNone() {
        for (String wrong : new String[] {"a b", "a=b", "a+", "a+2", "a+2b", "a+GG", "ä", "a\r"}) {
            assertEquals(Optional.empty(), Xtext.decode(wrong), wrong);
        }
    }

    @Property
    void whatIsWrittenIsReadAgainAndPrintable(@ForAll String text) {
        String well = new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        String xtext = Xtext.encode(well);
        assertTrue(xtext.chars().allMatch(c -> c >= '!' && c <= '~' && c != '='), xtext);
        assertEquals(Optional.of(well), Xtext.decode(xtext));
    }

    @Property
    void neverThrows(@ForAll String any) {
        Xtext.decode(any).ifPresent(text -> assertTrue(text.length() <= any.length()));
    }
}
