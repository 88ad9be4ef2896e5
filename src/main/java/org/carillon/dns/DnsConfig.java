package org.carillon.dns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Whom the resolver asks.
@ConfigMapping(prefix = "carillon.dns")
public interface DnsConfig {
    /// `host` or `host:port` of a DNS server; without it, those of the system.
    Optional<String> server();

    /// How long one question may take. Longer ones hold up a courier; the letter is tried again in any case.
    @WithDefault("10s")
    Duration timeout();
}
