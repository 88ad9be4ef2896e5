package org.carillon.sort;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparesTest {
    private static Area text(int length) {
        var random = new Random(3);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append(random.nextBoolean() ? 'a' : 'b');
        return Area.of(text.toString());
    }

    @Test
    void manyPatternsKeepNoMoreThanTheBoundAndTheLatestStay() {
        var spares = new Spares(300_000);
        var patterns = new ArrayList<Pattern>();
        for (int i = 0; i < 40; i++) {
            Pattern pattern = Pattern.of("a........(z|" + i + ")", false);
            pattern.find(text(2_000), new Budget(), spares);
            patterns.add(pattern);
            assertTrue(spares.size() > 0 && spares.size() <= 300_000, () -> "size " + spares.size());
        }
        assertNotNull(spares.take(patterns.getLast()));
        assertNull(spares.take(patterns.getFirst()));
    }

    @Test
    void whatWasTakenIsGivenBackOnce() {
        var spares = new Spares(300_000);
        Pattern pattern = Pattern.of("a[ab]+c", false);
        pattern.find(text(50), new Budget(), spares);
        long size = spares.size();
        Automaton automaton = spares.take(pattern);
        assertEquals(0, spares.size());
        assertNull(spares.take(pattern));
        spares.give(pattern, automaton);
        spares.give(pattern, automaton);
        assertEquals(size, spares.size());
        assertSame(automaton, spares.take(pattern));
        assertEquals(0, spares.size());
    }

    @Test
    void aPatternMadeForOneSearchIsNotKept() {
        long before = Spares.ALL.size();
        assertTrue(Pattern.of("a[ab]*b", false).occursIn("aab".getBytes(ISO_8859_1)));
        assertEquals(before, Spares.ALL.size());
    }
}
