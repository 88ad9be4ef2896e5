package org.carillon.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionReaderTest {
    private static final int LONG = 2_000;

    /// A text that counts how often somebody looks at a character of it.
    private static final class Watched implements CharSequence {
        private final String text;
        private long looks;

        Watched(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }
    }

    private static Condition read(String text) {
        var faults = new Faults();
        Condition condition = new ConditionReader(1, text, false, faults).read();
        assertTrue(faults.isEmpty());
        return condition;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", ".1", "1.", "1e1", "1 ", "A", "A ", "A=", "A= ", "1^1", "1^ "})
    void looksAtEachLetterOfALongLineAFewTimes(String piece) {
        char last = piece.charAt(piece.length() - 1);
        for (java.util.regex.Pattern pattern : ConditionReader.LOOKS) {
            var line = new Watched(piece + String.valueOf(last).repeat(LONG) + "x");
            pattern.matcher(line).lookingAt();
            assertTrue(line.looks < 5L * LONG, () -> pattern + " looked " + line.looks + " times at " + piece + "…");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1^1 x", "-1^0 x", "+.5 ^ 1. x", "2e3\t^1e-1", "1.5E+2^.1"})
    void knowsAWeight(String written) {
        var faults = new Faults();
        Condition condition = new ConditionReader(1, written, false, faults).read();
        assertTrue(condition.test() instanceof Condition.Test.Wrong);
        assertFalse(faults.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", ".^1", "1e^1", "x1^1", "1^", "1^x"})
    void takesOtherNumbersAsAPattern(String written) {
        assertTrue(read(written).test() instanceof Condition.Test.Matches);
    }

    @Test
    void takesOperatorsInAnyOrder() {
        Condition condition = read("! A ?? ! B:decoded\t?? !  ^x y");
        assertTrue(condition.negated());
        assertEquals("B:decoded", condition.in());
        assertEquals(
                "^x y", ((Condition.Test.Matches) condition.test()).pattern().toString());
        assertFalse(read("!".repeat(100_000) + "x").negated());
    }

    @Test
    void readsALineAgainForEachDollarButNotForEver() {
        assertTrue(read("$ $ ! $ ^x").negated());
        var faults = new Faults();
        assertTrue(
                new ConditionReader(7, "$ ".repeat(50_000) + "x", false, faults)
                                .read()
                                .test()
                        instanceof Condition.Test.Wrong);
        assertEquals(7, faults.all().getFirst().line());
    }
}
