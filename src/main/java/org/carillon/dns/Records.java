package org.carillon.dns;

import java.net.InetAddress;

/// The questions that the DNS is asked. [Resolver] asks it; tests answer themselves.
public interface Records {
    /// The mail hosts of a domain, in no order.
    Answer<MailHost> mailHosts(String domain);

    /// The IPv4 addresses of a host.
    Answer<InetAddress> four(String host);

    /// The IPv6 addresses of a host.
    Answer<InetAddress> six(String host);

    /// The texts of a name. One that was too long for a piece of 255 octets is put together again (RFC 7208 §3.3).
    Answer<String> texts(String name);

    /// The names that an address has by itself (PTR).
    ///
    /// @param reverse see [Resolver#reverse]
    Answer<String> names(String reverse);
}
