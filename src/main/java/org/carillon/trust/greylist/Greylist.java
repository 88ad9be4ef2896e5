package org.carillon.trust.greylist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks strangers to come again. What came again is remembered, and so is a network from which
/// several letters came again. All times are those of the letters, as the caller says them.
@ApplicationScoped
public class Greylist {
    private static final Logger LOG = Logger.getLogger(Greylist.class);

    private static final String KEY = "carillon.trust.greylist.";
    private static final int CACHED_NETWORKS = 50_000;

    /// How long another node may not notice that a network was forgotten.
    private static final Duration CACHED = Duration.ofMinutes(1);

    private final GreylistConfig config;
    private final Triples triples;
    private final KnownNetworks networks;
    private final Whitelist whitelist;

    /// Until when a network is known for sure.
    private final Cache<String, Instant> known;

    Greylist(GreylistConfig config, Triples triples, KnownNetworks networks) {
        this.config = config;
        this.triples = triples;
        this.networks = networks;
        this.whitelist = Whitelist.parse(KEY + "whitelist", config.whitelist().orElse(List.of()));
        this.known = Caffeine.newBuilder().maximumSize(CACHED_NETWORKS).build();
    }

    /// Reads the configuration, if nobody has yet.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator
    public void check() {
        if (!config.delay().isPositive()) {
            throw new IllegalArgumentException(
                    KEY + "delay must be above zero; to let everybody pass set " + KEY + "on=false.");
        }
        if (config.retryWindow().compareTo(config.delay()) <= 0) {
            throw new IllegalArgumentException(
                    KEY + "retry-window must be longer than " + KEY + "delay, or nobody would ever pass.");
        }
        if (config.keep().compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException(KEY + "keep must be an hour at least.");
        }
    }

    public boolean on() {
        return config.on();
    }

    /// Whether the operator lets in hosts by their names, so that somebody should look them up.
    public boolean wantsNames() {
        return config.on() && !whitelist.domains().isEmpty();
    }

    /// Whether this letter may come in. Not for people who have signed in or for networks we trust;
    /// bounces, which have no sender, always pass, as who verifies an address by one never comes
    /// again. One statement, for a new letter two. Without a database it lets everybody pass.
    ///
    /// @param host the client's name where PTR and address agree, else empty
    /// @param sender of the envelope; null for a bounce
    public Decision ask(InetAddress client, String host, @Nullable Address sender, Address recipient, Instant now) {
        return ask(client, host, sender, List.of(recipient), now);
    }

    /// The same for all recipients of a letter together, where they get one answer: it waits while
    /// it has to wait for one of them. No more statements than for one.
    public Decision ask(
            InetAddress client, String host, @Nullable Address sender, List<Address> recipients, Instant now) {
        if (!config.on()) return new Decision.Pass("nobody has to wait here");
        if (sender == null) return new Decision.Pass("it is a bounce");
        if (whitelist.contains(client, host)) return new Decision.Pass("its host is on the operator's list");
        var traits = Traits.of(client, sender, recipients);
        if (cached(traits.network(), now)) return known(traits.network());
        try {
            return decide(traits, now);
        } catch (DatabaseException away) {
            LOG.warnf("greylist not asked cause=%s", away.brief());
            return new Decision.Pass("the greylist could not be asked");
        }
    }

    private Decision decide(Traits traits, Instant now) {
        Triples.Seen seen = triples.look(traits);
        if (knows(seen, now)) {
            known.put(traits.network(), now.plus(CACHED));
            networks.seen(traits.network(), now);
            return known(traits.network());
        }
        var stages = Stages.of(config, traits.recipients(), seen.rows(), now);
        triples.first(traits, stages.fresh(), now);
        triples.again(stages.late(), now);
        triples.seen(stages.passed(), now);
        boolean cameAgain = triples.pass(stages.ready(), now) > 0;
        if (cameAgain && config.autoWhitelist() > 0) networks.passed(traits.network(), now, now.minus(config.keep()));
        return stages.decision();
    }

    private boolean knows(Triples.Seen seen, Instant now) {
        return config.autoWhitelist() > 0
                && seen.passes() >= config.autoWhitelist()
                && !seen.networkAt().isBefore(now.minus(config.keep()));
    }

    private boolean cached(String network, Instant now) {
        Instant until = known.getIfPresent(network);
        return until != null && now.isBefore(until);
    }

    private static Decision known(String network) {
        return new Decision.Pass("several letters from " + network + " came again before");
    }

    /// The letters, the newest first.
    ///
    /// @param after the id of the last one seen; at first 0
    public List<Entry> page(long after, int limit, GreylistFilter filter) {
        return triples.page(after, limit, filter);
    }

    /// How many wait and have passed.
    public GreylistCounts counts() {
        return new GreylistCounts(triples.waiting(), triples.passed(), networks.count(config.autoWhitelist()));
    }

    /// Lets a letter pass when it comes next, and those like it; false when it need not wait, or is
    /// gone.
    public boolean release(long id, Instant now) {
        return triples.pass(List.of(id), now) > 0;
    }

    /// As if it had never come; false when it is gone.
    public boolean forget(long id) {
        return triples.forget(id);
    }

    /// Networks from which letters came again, the newest first; who has passed as often as is set
    /// waits no more.
    ///
    /// @param after the id of the last one seen; at first 0
    public List<KnownNetwork> networks(long after, int limit) {
        return networks.page(after, limit);
    }

    /// Other nodes notice within a minute. False when it is gone.
    public boolean forgetNetwork(long id) {
        known.invalidateAll();
        return networks.forget(id);
    }

    /// Forgets who did not come again in time and who was not seen for long. Returns how many rows
    /// went.
    public int sweep(Instant now) {
        Instant old = now.minus(config.keep());
        return triples.sweep(now.minus(config.retryWindow()), old) + networks.sweep(old);
    }
}
