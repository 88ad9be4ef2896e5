package org.carillon.delivery;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// A host to call: under which name it was found, where, and how to talk with it. A kept connection serves whoever
/// wants the very same.
///
/// @param name what its certificate must bear, and which host we ask for under TLS (RFC 6066 §3)
/// @param login null where we do not sign in
/// @param trial what of its TLS is noted without any consequence
record Peer(
        String name,
        InetSocketAddress address,
        Protocol protocol,
        TlsPolicy tls,
        @Nullable Login login,
        Trial trial) {

    Peer(String name, InetSocketAddress address, Protocol protocol, TlsPolicy tls, @Nullable Login login) {
        this(name, address, protocol, tls, login, Trial.NONE);
    }

    /// A mail host as most are: SMTP, under TLS where that is possible.
    static Peer of(String name, InetSocketAddress address) {
        return new Peer(name, address, Protocol.SMTP, TlsPolicy.MAY, null);
    }

    Peer with(TlsPolicy policy) {
        return new Peer(name, address, protocol, policy, login, trial);
    }

    Peer with(Protocol language) {
        return new Peer(name, address, language, tls, login, trial);
    }

    Peer with(@Nullable Login who) {
        return new Peer(name, address, protocol, tls, who, trial);
    }

    Peer with(Trial what) {
        return new Peer(name, address, protocol, tls, login, what);
    }
}
