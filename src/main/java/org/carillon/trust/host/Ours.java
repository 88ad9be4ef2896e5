package org.carillon.trust.host;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What only this house may call itself.
///
/// @param names of this host and of our domains
/// @param addresses under which others reach us
public record Ours(Set<String> names, Set<InetAddress> addresses) {
    public Ours {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        addresses = Set.copyOf(addresses);
    }

    /// True for a client that is this house itself.
    boolean is(InetAddress client) {
        return client.isLoopbackAddress() || addresses.contains(client);
    }
}
