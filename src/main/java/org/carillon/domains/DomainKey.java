package org.carillon.domains;

import java.time.Instant;
import java.util.Optional;

/// The public half of a key, for the DNS and for people.
///
/// @param published the tag `p=` in base64: for RSA a SubjectPublicKeyInfo, for Ed25519 the bare 32 octets (RFC 8463
///     §4.2)
/// @param retires when nobody needs the record any more; for a retiring key only
public record DomainKey(
        String selector,
        KeyAlgorithm algorithm,
        KeyState state,
        Instant made,
        Optional<Instant> retires,
        String published) {
    /// The name of the record below the domain (RFC 6376 §3.6.2.1).
    public String recordName(String domain) {
        return selector + "._domainkey." + domain;
    }

    /// The text of the record (RFC 6376 §3.6.1).
    public String recordText() {
        return "v=DKIM1; k=" + algorithm.word() + "; p=" + published;
    }
}
