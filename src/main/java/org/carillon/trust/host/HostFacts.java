package org.carillon.trust.host;

/// What is known of a client. Facts, not judgements: many an honest host calls itself wrongly.
///
/// @param greetingWhy one sentence for people, as is `pointerWhy`
public record HostFacts(Greeting greeting, String greetingWhy, Pointer pointer, String pointerWhy) {
    /// How the name that it calls itself relates to it (RFC 5321 §4.1.1.1).
    public enum Greeting {
        /// The name has its address.
        CONFIRMED,
        /// It gave its address, as the RFC wants it from hosts without a name.
        LITERAL,
        /// It gave another address.
        WRONG_LITERAL,
        /// It gave a name or an address of ours.
        FORGED,
        /// What it gave is neither a name nor an address in brackets.
        MALFORMED,
        /// It gave a name of one word, which means nothing outside its own network.
        UNQUALIFIED,
        /// The name has other addresses.
        UNCONFIRMED,
        /// The name has no address.
        NOWHERE,
        /// The DNS did not answer.
        UNDECIDED
    }

    /// Whether its address has a name, and that name this address.
    public enum Pointer {
        CONFIRMED,
        /// There is a name, but it has other addresses, or none.
        UNCONFIRMED,
        /// There is no name.
        MISSING,
        /// The DNS did not answer.
        UNDECIDED
    }
}
