package org.carillon.trust;

/// A record and what the DNS says of it at the moment.
///
/// @param seen what stands there instead, or why nobody knows; else empty
public record DnsCheck(DnsRecord record, State state, String seen) {
    private static final int LONGEST = 500;

    public enum State {
        PUBLISHED,
        MISSING,
        /// Something else stands there.
        DIFFERENT,
        /// The DNS did not answer.
        UNKNOWN
    }

    public DnsCheck {
        seen = seen.length() > LONGEST ? seen.substring(0, LONGEST) + "…" : seen;
    }

    public boolean published() {
        return state == State.PUBLISHED;
    }

    /// In words.
    public String text() {
        return switch (state) {
            case PUBLISHED -> "published";
            case MISSING -> "missing";
            case DIFFERENT -> "different: we see " + seen;
            case UNKNOWN -> "not known: " + seen;
        };
    }
}
