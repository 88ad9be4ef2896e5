package org.carillon.lists;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How long the trails of all lists remember who did what.
@ConfigMapping(prefix = "carillon.lists.trail")
public interface TrailConfig {
    /// After so many days an entry is forgotten; 0 or less: never. It says who joined and left, so that a law on
    /// people's
    /// data may want an end; who runs lists wants to look back at least a year.
    @WithDefault("0")
    int days();
}
