package org.carillon.trust.spf;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Optional;
import org.carillon.dns.Records;
import org.carillon.mail.Address;
import org.carillon.trust.Shown;
import org.carillon.trust.host.ClientNames;
import org.carillon.trust.spf.SpfResult.Code;
import org.jspecify.annotations.Nullable;

/// Asks domains whether a host may send in their name (RFC 7208). Never fails: what goes wrong is a result. Blocks as
/// long as the DNS does, for at most some hundred questions; safe for many threads.
public final class Spf {
    private final Records dns;
    private final String receiver;
    private final InstantSource clock;

    /// @param receiver how this host calls itself, for the explanations of others
    public Spf(Records dns, String receiver) {
        this(dns, receiver, InstantSource.system());
    }

    /// @param clock for the explanations of others
    public Spf(Records dns, String receiver, InstantSource clock) {
        this.dns = dns;
        this.receiver = receiver;
        this.clock = clock;
    }

    /// Asks the domain of the sender (RFC 7208 §2.4).
    ///
    /// @param helo how the client called itself
    /// @param sender null for the empty one: then the name from the greeting is asked
    public SpfResult check(InetAddress client, String helo, @Nullable Address sender) {
        return check(Identity.of(client, helo, sender));
    }

    /// Asks the name by which the client called itself (RFC 7208 §2.3).
    public SpfResult checkHelo(InetAddress client, String helo) {
        return check(Identity.of(client, helo, null));
    }

    private SpfResult check(Identity who) {
        var names = new ClientNames(dns, who.client());
        var sentences = new Sentences(names.address(), Shown.name(who.domain()));
        if (!DnsName.qualified(who.domain())) return sentences.unnamed();
        var macros = new Macros(who, names, receiver, clock);
        Verdict verdict = new Evaluation(dns, macros).of(who.domain());
        if (!(verdict instanceof Verdict.Matched matched)) return sentences.of(verdict);
        Optional<String> words =
                matched.directive().code() == Code.FAIL ? new Explanation(dns, macros).of(matched) : Optional.empty();
        return words.map(own -> sentences.refused(matched, own)).orElseGet(() -> sentences.of(matched));
    }
}
