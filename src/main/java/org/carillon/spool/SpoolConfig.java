package org.carillon.spool;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How accepted mail rests.
@ConfigMapping(prefix = "carillon.spool")
public interface SpoolConfig {
    /// Free disk that stays when one and a half times the largest message has come; with less no mail is taken (452),
    /// so that what is in flight still fits.
    @WithDefault("256M")
    MemorySize reserve();

    /// How long a node has a letter to itself without renewing the claim.
    @WithDefault("30S")
    java.time.Duration lease();

    /// Failures in a row after which a letter is set aside for a person to look at.
    @WithDefault("3")
    int tries();
}
