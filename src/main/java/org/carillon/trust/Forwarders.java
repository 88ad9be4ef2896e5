package org.carillon.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.dns.Records;
import org.carillon.trust.dkim.ArcResult;
import org.carillon.trust.dkim.ArcVerifier;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.dmarc.Policy;

/// Hosts that change letters on their way, as lists do, and are believed when they say that a letter was proven before
/// (ARC, RFC 8617). Anybody can seal a letter, so only those count that the operator has named; the protocol is on its
/// way to Historic.
@ApplicationScoped
class Forwarders {
    private final Set<String> trusted;

    Forwarders(TrustConfig config) {
        this.trusted = config.arcOf().orElse(List.of()).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The result for a letter whose author is not proven: milder when a host that is believed has seen the proof. The
    /// author counts as not proven all the same.
    DmarcResult heard(DmarcResult failed, Records dns, byte[] letter, Instant now) {
        if (failed.code() != DmarcResult.Code.FAIL || trusted.isEmpty()) return failed;
        String last = ArcVerifier.last(letter).orElse("").toLowerCase(Locale.ROOT);
        if (!trusted.contains(last)) return failed;
        ArcResult chain = new ArcVerifier(dns).verify(letter, now);
        boolean seen = chain.code() == ArcResult.Code.PASS
                && ReadResults.of(chain.results())
                        .first("dmarc")
                        .filter(one -> one.code().equals("pass"))
                        .isPresent();
        if (!seen) return failed;
        String why =
                failed.why() + " But " + last + ", which is believed here, has seen it proven before it passed it on.";
        return new DmarcResult(failed.code(), failed.domain(), failed.asked(), Policy.NONE, failed.organization(), why);
    }
}
