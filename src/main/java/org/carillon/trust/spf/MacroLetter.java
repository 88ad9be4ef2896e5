package org.carillon.trust.spf;

import java.util.Locale;
import java.util.Optional;

/// What a macro stands for, by its letter (RFC 7208 §7.2).
enum MacroLetter {
    /// The sender.
    S(false),
    /// The local part of the sender.
    L(false),
    /// The domain of the sender.
    O(false),
    /// The domain whose record is read.
    D(false),
    /// The address of the client, with dots.
    I(false),
    /// A confirmed name of the client.
    P(false),
    /// `in-addr` or `ip6`.
    V(false),
    /// How the client called itself.
    H(false),
    /// The address of the client for people.
    C(true),
    /// The host that receives, us.
    R(true),
    /// The time, in seconds since 1970.
    T(true);

    /// True when only an explanation may hold it.
    private final boolean explains;

    MacroLetter(boolean explains) {
        this.explains = explains;
    }

    boolean explains() {
        return explains;
    }

    static Optional<MacroLetter> of(char letter) {
        if (!Ascii.letter(letter)) return Optional.empty();
        String name = String.valueOf(letter).toUpperCase(Locale.ROOT);
        for (MacroLetter each : values()) if (each.name().equals(name)) return Optional.of(each);
        return Optional.empty();
    }
}
