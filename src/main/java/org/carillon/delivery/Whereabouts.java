package org.carillon.delivery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.carillon.domains.Domains;

/// Tells for the figures where a copy goes. Our domains are read now and then, not once for each of a million
/// recipients.
@ApplicationScoped
class Whereabouts {
    /// How long a new domain counts as one outside.
    private static final Duration READ_EVERY = Duration.ofSeconds(5);

    private final LoadingCache<String, Set<String>> ours;

    Whereabouts(Domains domains) {
        this.ours = Caffeine.newBuilder().expireAfterWrite(READ_EVERY).build(key -> Set.copyOf(domains.all()));
    }

    /// @param origin as in [Outgoing]
    /// @param domain of the recipient
    Figures.Place of(String origin, String domain) {
        if (Letter.local(origin)) return Figures.Place.FOLDER;
        return Objects.requireNonNull(ours.get("")).contains(domain) ? Figures.Place.HERE : Figures.Place.OUTSIDE;
    }
}
