package org.carillon.trust.refusals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static Refusal refusal(String text) {
        var caller = new Refusal.Caller(text, text, text);
        return new Refusal(Instant.EPOCH, Reason.OTHER, caller, new Refusal.Letter(text, text, text), text, text);
    }

    @Property
    void whateverStrangersSayIsOneLineThatCanBeStored(@ForAll String text) {
        var one = refusal(text);
        var all =
                List.of(one.caller().helo(), one.letter().sender(), one.letter().author(), one.sentence());
        for (String kept : all) {
            assertTrue(kept.length() <= 200, kept);
            assertTrue(kept.codePoints().noneMatch(c -> c < ' ' || (c >= 0xd800 && c < 0xe000)), kept);
        }
    }

    @Test
    void cutsNoCharacterInTwo() {
        String kept = refusal("x".repeat(199) + "😀".repeat(3)).sentence();
        assertEquals("x".repeat(199), kept);
    }

    @Test
    void knowsWhatIsOnlyPutOff() {
        assertTrue(refusal("451 4.7.1").putOff());
        assertFalse(refusal("550 5.7.1").putOff());
    }

    @Test
    void findsAReasonByItsName() {
        assertEquals(Optional.of(Reason.VIRUS), Reason.named("VIRUS"));
        assertEquals(Optional.empty(), Reason.named("OF_NEXT_YEAR"));
    }
}
