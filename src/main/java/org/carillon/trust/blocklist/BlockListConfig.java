package org.carillon.trust.blocklist;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which DNS block lists are asked about strangers. None by default: each has its own terms of
/// use, and to whom a house listens is for its operator to say.
@ConfigMapping(prefix = "carillon.trust.block-lists")
public interface BlockListConfig {
    /// `zone=weight`, or `zone=weight=127.0.0.2,127.0.0.3` where only these answers count. A weight
    /// below zero speaks for a client.
    Optional<List<String>> zones();

    /// The sum of weights at which a client is refused. What stays below is a hint for the spam score.
    @WithDefault("5")
    int refuseAt();

    /// How long a client waits for all lists together. What is not known then does not count.
    @WithDefault("3s")
    Duration timeout();

    /// How long "not listed" is taken for granted. Longer saves questions, and lets in for longer
    /// whoever has just been listed. Listings are remembered for as long as the DNS allows.
    @WithDefault("5m")
    Duration cache();
}
