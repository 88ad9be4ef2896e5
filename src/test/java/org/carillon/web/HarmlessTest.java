package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HarmlessTest {
    @Test
    void letsNothingTurnThePageAround() {
        assertEquals("ab", Harmless.text("a\u202e\u2066\u200e\u200f\u061c\u0007\u0085b"));
    }

    @Test
    void keepsLinesInATextAndNoneInALine() {
        assertEquals("a\nb\nc\td", Harmless.text("a\u2028b\u2029c\td"));
        assertEquals("a b c d", Harmless.line(" a\u2028b\u2029c\td\n", ""));
        assertEquals("(none)", Harmless.line("\u2028\u202e ", "(none)"));
    }
}
