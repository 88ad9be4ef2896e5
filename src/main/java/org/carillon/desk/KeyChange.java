package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.domains.DomainKeys;
import org.carillon.trust.DnsAdvice;
import org.carillon.trust.DnsCheck;
import org.carillon.trust.DnsChecks;
import org.carillon.trust.DnsRecord;

/// Lets the next keys of a domain sign, once everybody can find them: a letter whose key is not in the DNS is worse off
/// than one without a signature.
@ApplicationScoped
public class KeyChange {
    private final DomainKeys keys;
    private final DnsAdvice advice;
    private final DnsChecks checks;

    KeyChange(DomainKeys keys, DnsAdvice advice, DnsChecks checks) {
        this.keys = keys;
        this.advice = advice;
        this.checks = checks;
    }

    /// How it went.
    public sealed interface Outcome {
        record Changed() implements Outcome {}

        record NothingNext() implements Outcome {}

        /// @param missing what the DNS does not show yet
        record NotPublished(List<DnsCheck> missing) implements Outcome {
            /// For people.
            public String sentence() {
                return "The DNS does not show " + missing.getFirst().record().name() + " ("
                        + missing.getFirst().text() + "): publish it first, and wait until it is seen.";
            }
        }
    }

    /// @param whatever the DNS says
    public Outcome activate(String domain, boolean whatever) {
        List<DnsRecord> next = advice.of(domain).stream()
                .filter(record -> record.purpose() == DnsRecord.Purpose.DKIM_NEXT)
                .toList();
        if (next.isEmpty()) return new Outcome.NothingNext();
        List<DnsCheck> missing = whatever
                ? List.of()
                : checks.of(next).stream().filter(check -> !check.published()).toList();
        if (!missing.isEmpty()) return new Outcome.NotPublished(missing);
        return keys.activate(domain) ? new Outcome.Changed() : new Outcome.NothingNext();
    }
}
