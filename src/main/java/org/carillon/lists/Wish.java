package org.carillon.lists;

import java.util.Locale;

/// What somebody may ask for by mail, and gets when he has confirmed it.
public enum Wish {
    JOIN,
    LEAVE,
    /// Another value of a [MemberOption].
    CHOOSE,
    /// Another address; asked of the one that is on the list.
    MOVE,
    /// The same, asked of the new address: only now something happens.
    ARRIVE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Wish of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
