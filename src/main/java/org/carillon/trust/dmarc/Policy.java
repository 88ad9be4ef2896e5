package org.carillon.trust.dmarc;

import java.util.Locale;
import java.util.Optional;

/// What a domain asks to be done with letters that are not from it (RFC 9989, tag `p`), from mild to hard.
public enum Policy {
    NONE,
    QUARANTINE,
    REJECT;

    public static Optional<Policy> of(String word) {
        for (Policy policy : values()) if (policy.word().equalsIgnoreCase(word)) return Optional.of(policy);
        return Optional.empty();
    }

    /// As it stands in records and in results.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
