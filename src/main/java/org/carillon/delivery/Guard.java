package org.carillon.delivery;

import java.util.List;
import java.util.Optional;

/// Decides which of a domain's mail hosts may be spoken to, and under which TLS. What the operator says for the domain
/// goes before what the domain itself demands (MTA-STS); the usual rule weakens neither.
///
/// @param policy what a conversation must have
/// @param sts what the domain demands; empty when it demands nothing or the operator knows better
/// @param secret the letter may only travel under TLS (RFC 8689)
/// @param settled the operator has said how to speak to that domain
record Guard(String domain, TlsPolicy policy, Optional<StsPolicy> sts, boolean secret, boolean settled) {

    static Guard of(String domain, TlsRules rules, Sts sts, Letter letter) {
        Optional<TlsPolicy> own = rules.own(domain);
        Optional<StsPolicy> demanded = own.isPresent() ? Optional.empty() : sts.policy(domain);
        return new Guard(domain, rules.of(domain), demanded, secret(letter), own.isPresent());
    }

    static boolean secret(Letter letter) {
        return letter.terms().letter().requireTls();
    }

    /// A mail store on this machine: what goes to it is on no network.
    static boolean inside(Peer peer) {
        return peer.protocol() == Protocol.LMTP && peer.address().getAddress().isLoopbackAddress();
    }

    /// A host that the operator has named: that vouches for the name, and its certificate must bear it (RFC 8689
    /// §4.2.1).
    static Peer named(Peer peer, Letter letter) {
        return secret(letter) && !inside(peer) ? peer.with(peer.tls().and(TlsPolicy.VERIFY)) : peer;
    }

    /// What became of the hosts.
    sealed interface Over {
        /// These may be called in this way.
        record Safe(List<Peer> peers) implements Over {}

        record Later(String reason) implements Over {}

        record Never(String reason) implements Over {}
    }

    Over over(List<Peer> peers) {
        boolean enforced = sts.isPresent() && sts.get().mode() == StsPolicy.Mode.ENFORCE;
        List<Peer> named = sts.isEmpty()
                ? peers
                : peers.stream().filter(peer -> sts.get().names(peer.name())).toList();
        if (secret) return secretly(named);
        if (!enforced) return new Over.Safe(onTrial(under(peers, policy)));
        if (named.isEmpty())
            return new Over.Later("MTA-STS: the policy of " + domain + " names none of its mail hosts");
        return new Over.Safe(under(named, policy.and(TlsPolicy.VERIFY)));
    }

    /// The names of the hosts must be vouched for, too, else whoever forges the answers of the DNS names his own (RFC
    /// 8689 §4.2.1): by MTA-STS, or by the operator.
    private Over secretly(List<Peer> named) {
        boolean vouched = sts.isPresent() || (settled && policy.verified());
        if (!vouched || named.isEmpty()) {
            return new Over.Never(
                    "The letter may only travel under TLS (REQUIRETLS), and nobody vouches for the mail hosts of "
                            + domain + " (MTA-STS).");
        }
        return new Over.Safe(under(named, policy.and(TlsPolicy.VERIFY)));
    }

    /// A policy that is only tried out stops nothing. Where we speak without TLS, or verify the host anyway, there is
    /// nothing to learn.
    private List<Peer> onTrial(List<Peer> peers) {
        if (sts.isEmpty() || policy == TlsPolicy.NONE || policy.verified()) return peers;
        return peers.stream()
                .map(peer -> peer.with(sts.get().names(peer.name()) ? Trial.NAMED : Trial.UNNAMED))
                .toList();
    }

    private static List<Peer> under(List<Peer> peers, TlsPolicy policy) {
        return peers.stream().map(peer -> peer.with(policy)).toList();
    }
}
