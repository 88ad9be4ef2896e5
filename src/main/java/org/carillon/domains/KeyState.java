package org.carillon.domains;

import java.util.Locale;

/// Where a key stands in its life.
public enum KeyState {
    /// Made, to be published in the DNS; signs nothing yet.
    NEXT,
    /// Signs.
    ACTIVE,
    /// Signs no more. Its record stays published, for letters that are still on their way.
    RETIRING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static KeyState named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
