package org.carillon.delivery;

import java.util.Locale;

/// How much TLS a conversation must have. The later ones ask for more.
enum TlsPolicy {
    /// None, whatever the host offers.
    NONE,
    /// When the host can: no certificate is looked at, and what fails is said in the clear (RFC 7435: encryption with
    /// anybody is better than none).
    MAY,
    /// Always, with whoever answers: keeps listeners out, but not who stands in the middle.
    ENCRYPT,
    /// Always, and only with the host whose name the certificate bears (RFC 6125).
    VERIFY,
    /// As [#VERIFY], from the first octet (RFC 8314 §3): submission to a smarthost at port 465.
    IMPLICIT;

    /// A letter rather waits than goes without it.
    boolean required() {
        return this == ENCRYPT || verified();
    }

    boolean verified() {
        return this == VERIFY || this == IMPLICIT;
    }

    /// The one that asks for more.
    TlsPolicy and(TlsPolicy other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// @param key of the configuration, for the sentence
    /// @throws IllegalArgumentException with a sentence for the operator
    static TlsPolicy of(String text, String key, TlsPolicy... allowed) {
        for (TlsPolicy one : allowed) if (one.word().equals(text.strip())) return one;
        var words = new StringBuilder();
        for (TlsPolicy one : allowed) words.append(words.isEmpty() ? "" : ", ").append(one.word());
        throw new IllegalArgumentException(key + " is \"" + text + "\"; it must be one of " + words + ".");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
