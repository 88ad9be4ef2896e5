package org.carillon.trust.dkim;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Who says to have signed something, how and when; the value is the proof.
record Claim(Signer signer, Algorithm algorithm, byte[] value, Life life) {
    /// How far the clocks of others may be off.
    private static final Duration SLACK = Duration.ofMinutes(15);

    /// @param domain in lower case and ASCII
    /// @param identity of that domain or one below it, in ASCII
    record Signer(String domain, String selector, String identity) {
        /// Where the key stands in the DNS (RFC 6376 §3.6.2.1).
        String keyName() {
            return selector + "._domainkey." + domain;
        }

        /// What a key with the flag `s` wants (RFC 6376 §3.6.1).
        boolean ofTheDomainItself() {
            return identity.substring(identity.lastIndexOf('@') + 1).equals(domain);
        }
    }

    /// @param made [Instant#MIN] where nobody says so
    /// @param ends [Instant#MAX] where it never does
    record Life(Instant made, Instant ends) {
        Optional<Verdict> fault(Instant now) {
            if (!ends.isAfter(made)) {
                return Optional.of(Verdict.permerror("The signature ended before it was made (x= and t=)."));
            }
            if (made.isAfter(now.plus(SLACK))) {
                return Optional.of(Verdict.permerror("The signature says that it was made in the future (t=)."));
            }
            return ends.isBefore(now.minus(SLACK))
                    ? Optional.of(Verdict.permerror("The signature was good until " + ends + " (x=)."))
                    : Optional.empty();
        }
    }
}
