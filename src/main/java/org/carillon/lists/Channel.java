package org.carillon.lists;

import java.util.Locale;

/// The door by which somebody acts on a list.
public enum Channel {
    WEB,
    MAIL,
    API,
    /// Nobody asked: a time was over, or the server was set up.
    HOUSE;

    /// As it stands in the trail: `web`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
