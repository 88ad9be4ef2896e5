package org.carillon.listener;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// The MX door, for letters from all the world to our own addresses.
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

    /// Wait before the greeting. Who talks first is a spam program; a few seconds keep many away and delay
    /// everyone else.
    @WithDefault("0s")
    Duration pregreet();
}
