package org.carillon.lists;

import java.util.Locale;

/// What somebody may ask for by mail, and gets when he has confirmed it.
public enum Wish {
    JOIN,
    LEAVE,
    /// Another [MemberMode].
    MODE,
    OWN_POSTS_ON,
    OWN_POSTS_OFF;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Wish of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
