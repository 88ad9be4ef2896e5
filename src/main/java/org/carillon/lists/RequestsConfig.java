package org.carillon.lists;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How many people may wait for the moderators of one list. Whoever asks beyond that gets the same answer and is not
/// kept: more would only bury those who wait already.
@ConfigMapping(prefix = "carillon.lists.requests")
public interface RequestsConfig {
    /// On one list.
    @WithDefault("1000")
    int perList();

    /// On one list from one organisation (`example.co.uk` with all below it): a domain of one's own has as many
    /// addresses as one likes, all proven. High enough for a mail host of millions.
    @WithDefault("100")
    int perDomain();
}
