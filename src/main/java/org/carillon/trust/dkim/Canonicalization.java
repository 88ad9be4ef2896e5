package org.carillon.trust.dkim;

import java.util.Optional;

/// How much a letter may change on its way without breaking a signature (RFC 6376 §3.4).
enum Canonicalization {
    /// Nothing but line ends at the end of the body.
    SIMPLE,
    /// Nor blanks, where they do not show, and how fields are folded.
    RELAXED;

    /// @param word as it stands in the tag `c=`
    static Optional<Canonicalization> named(String word) {
        return switch (word) {
            case "simple" -> Optional.of(SIMPLE);
            case "relaxed" -> Optional.of(RELAXED);
            default -> Optional.empty();
        };
    }

    /// With CRLF at its end.
    byte[] field(HeaderBlock.Field field) {
        return switch (this) {
            case SIMPLE -> field.raw();
            case RELAXED -> field.relaxed();
        };
    }
}
