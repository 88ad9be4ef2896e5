package org.carillon.trust.greylist;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whether and how long strangers wait. The numbers are those of postgrey, which many senders know.
@ConfigMapping(prefix = "carillon.trust.greylist")
public interface GreylistConfig {
    /// Off by default: the first letter of everybody comes minutes or hours later.
    @WithDefault("false")
    boolean on();

    /// What a letter has to wait. Longer catches more that is listed by others meanwhile.
    @WithDefault("300s")
    Duration delay();

    /// Who comes again only after this counts as new. Some hosts take a day for the second try.
    @WithDefault("2d")
    Duration retryWindow();

    /// How long who came again is remembered from the last letter on: longer than a month, for
    /// those who write once in a month.
    @WithDefault("35d")
    Duration keep();

    /// After that many letters that came again, of which one an hour counts, a whole network waits no
    /// more; 0 is never.
    @WithDefault("5")
    int autoWhitelist();

    /// Who never waits: networks such as `192.0.2.0/24`, and domains such as `example.org` with all
    /// hosts below them. A host is of a domain when its PTR says so and the name leads back to it.
    Optional<List<String>> whitelist();
}
