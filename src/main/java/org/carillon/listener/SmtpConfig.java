package org.carillon.listener;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/// The MX door, for letters from all the world to our own addresses, and the limits of all doors.
@ConfigMapping(prefix = "carillon.smtp")
public interface SmtpConfig extends Limits {
    /// The address to listen at; `0.0.0.0` is every one, IPv6 too.
    @WithDefault("0.0.0.0")
    String host();

    /// 25 in production, where the service manager grants the right to it; 0 is any free port, logged.
    @WithDefault("2525")
    int port();

    /// Exempt from limits per client. Never a right to relay: a host of ours that is taken over must not become
    /// one.
    @WithDefault("127.0.0.0/8,::1/128")
    List<String> trustedNetworks();

    /// Networks of proxies, such as HAProxy, that say ahead of everything who the client is, by the PROXY protocol.
    /// From
    /// these addresses nobody comes in without it; from others it is refused as no command.
    Optional<List<String>> proxies();
}
