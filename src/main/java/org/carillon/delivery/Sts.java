package org.carillon.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.carillon.dns.Answer;
import org.carillon.dns.Resolver;
import org.carillon.mail.AsciiDomain;
import org.jboss.logging.Logger;

/// Knows what a domain demands of those who send to it (MTA-STS, RFC 8461). A policy once fetched holds until its time
/// is
/// over, even while the DNS or the web server of the domain is silent: else an attacker had only to silence them.
@ApplicationScoped
class Sts {
    private static final Logger LOG = Logger.getLogger(Sts.class);

    /// No domain is asked more often, whether it has answered or not (RFC 8461 §3.3).
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

    private static final int REMEMBERED = 10_000;

    private final Resolver resolver;
    private final StsShelf shelf;
    private final StsFetch fetch;
    private final Clock clock;
    private final Cache<String, Optional<StsPolicy>> lately = Caffeine.newBuilder()
            .expireAfterWrite(BETWEEN_LOOKS)
            .maximumSize(REMEMBERED)
            .build();

    @Inject
    Sts(Resolver resolver, StsShelf shelf, Vertx vertx, DeliveryConfig config, Clock clock) {
        this.resolver = resolver;
        this.shelf = shelf;
        this.clock = clock;
        var tls = new ClientTls(config.clientTls().roots());
        this.fetch = new StsFetch(vertx, tls, config.clientTls().stsPort(), config.privateHosts());
    }

    /// Empty when the domain demands nothing. May take a minute when its servers are slow.
    Optional<StsPolicy> policy(String domain) {
        String name = ascii(domain);
        Optional<StsPolicy> known = lately.getIfPresent(name);
        if (known != null) return known;
        Optional<StsPolicy> found = look(name).filter(policy -> policy.mode() != StsPolicy.Mode.NONE);
        lately.put(name, found);
        return found;
    }

    /// The policy that a domain publishes now, whatever is remembered of it; empty when it cannot be read.
    Optional<StsPolicy> published(String domain) {
        return fetch.policy(ascii(domain), resolver.afresh());
    }

    private static String ascii(String domain) {
        return AsciiDomain.of(domain).orElseGet(() -> domain.toLowerCase(Locale.ROOT));
    }

    /// What was remembered for a few minutes is looked up again.
    void forget() {
        lately.invalidateAll();
    }

    private Optional<StsPolicy> look(String domain) {
        Optional<StsShelf.Kept> kept = shelf.policy(domain);
        Optional<String> id = resolver.texts("_mta-sts." + domain) instanceof Answer.Found<String>(var texts)
                ? StsPolicy.id(texts)
                : Optional.empty();
        boolean known = kept.isPresent()
                && (id.isEmpty()
                        || (id.get().equals(kept.get().id()) && !kept.get().stale(clock.instant())));
        if (known || id.isEmpty()) return kept.map(StsShelf.Kept::policy);
        Optional<StsPolicy> fresh = fetch.policy(domain, resolver);
        if (fresh.isEmpty()) return kept.map(StsShelf.Kept::policy);
        shelf.keep(domain, id.get(), fresh.get());
        LOG.infof("delivery mta-sts domain=%s mode=%s", domain, fresh.get().mode());
        return fresh;
    }

    void stop(@Observes ShutdownEvent ending) {
        fetch.close();
    }
}
