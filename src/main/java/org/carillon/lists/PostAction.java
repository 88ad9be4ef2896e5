package org.carillon.lists;

import java.util.Locale;

/// What a list does with the posts of some people.
public enum PostAction {
    ACCEPT,
    HOLD,
    REJECT,
    DISCARD;

    /// As it stands in settings: `hold`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PostAction of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
