package org.carillon.sort;

import java.util.BitSet;

/// The value of a variable, or a word with its variables put in.
/// @param text one character for each byte
/// @param foreign which of them were found in the letter, so that its sender chose them; never changed
record Held(String text, BitSet foreign) {
    static final Held EMPTY = own("");

    static Held own(String text) {
        return new Held(text, new BitSet());
    }

    static Held found(String text) {
        var all = new BitSet();
        all.set(0, text.length());
        return new Held(text, all);
    }
}
