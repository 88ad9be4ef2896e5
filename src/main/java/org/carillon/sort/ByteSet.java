package org.carillon.sort;

import java.util.Arrays;

/// A set of bytes, never changed once it is in a [Node].
final class ByteSet {
    private final long[] words = new long[4];

    static ByteSet of(int value) {
        var set = new ByteSet();
        set.add(value);
        return set;
    }

    void add(int value) {
        words[value >> 6] |= 1L << (value & 63);
    }

    boolean has(int value) {
        return (words[value >> 6] & 1L << (value & 63)) != 0;
    }

    /// Of each ASCII letter in it, the other case too.
    void addOtherCase() {
        for (int upper = 'A'; upper <= 'Z'; upper++) {
            int lower = upper + 32;
            if (has(upper)) add(lower);
            else if (has(lower)) add(upper);
        }
    }

    /// All bytes that are not in it; never the newline.
    ByteSet inverted() {
        var other = new ByteSet();
        for (int i = 0; i < 256; i++) if (!has(i) && i != '\n') other.add(i);
        return other;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteSet set && Arrays.equals(words, set.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    /// The one byte it has, in lower case when it has both cases of a letter; -1 when it has others.
    int single() {
        int found = -1;
        for (int i = 0; i < 256; i++) {
            if (!has(i)) continue;
            if (found >= 0 && !(found >= 'A' && found <= 'Z' && i == found + 32)) return -1;
            found = i;
        }
        return found;
    }
}
