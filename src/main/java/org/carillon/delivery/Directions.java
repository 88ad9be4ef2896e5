package org.carillon.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// Which way the letters for a destination go, and with which other destinations it shares its hosts. That is asked
/// ahead of sending, many at a time, so that nobody waits for a DNS that does not answer, and so that a thousand
/// domains
/// at one provider are known to be one neighbour before the first connection is made.
@ApplicationScoped
class Directions {
    private static final Logger LOG = Logger.getLogger(Directions.class);

    /// Only where connections are counted together depends on it: the hosts themselves are looked up again by each
    /// attempt, for as long as the DNS says.
    private static final Duration VALID = Duration.ofMinutes(5);

    /// The group of all that does not leave.
    private static final String HERE = "";

    private static final int REMEMBERED = 50_000;

    /// Questions to the DNS at the same time, and those that are not answered for more than a second.
    private static final int QUICK = 64;

    private static final int MUTE = 1000;

    private final Cache<String, String> groups = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(VALID)
            .build();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Places places = new Places(QUICK, MUTE, System::nanoTime);
    private final Routes routes;
    private final Dispatch dispatch;
    private final Bell bell;

    Directions(Terms terms, Dispatch dispatch, Bell bell) {
        this.routes = terms.routes();
        this.dispatch = dispatch;
        this.bell = bell;
    }

    Route route(String destination) {
        return routes.to(destination);
    }

    /// Whose connections are counted together with those to this destination; empty while that is not known. The bell
    /// rings when it is.
    Optional<String> group(String destination) {
        String known = groups.getIfPresent(destination);
        if (known != null) return Optional.of(known);
        ask(destination);
        return Optional.empty();
    }

    /// The same without asking.
    Optional<String> known(String destination) {
        return Optional.ofNullable(groups.getIfPresent(destination));
    }

    private void ask(String destination) {
        if (places.full() || !asked.add(destination)) return;
        Optional<Places.Place> place = places.take();
        if (place.isEmpty()) {
            asked.remove(destination);
            return;
        }
        Thread.ofVirtual().name("delivery-directions").start(() -> {
            try {
                groups.put(destination, find(destination));
            } catch (RuntimeException broken) {
                tell(destination, broken);
            } finally {
                asked.remove(destination);
                place.get().leave();
                for (Priority priority : Priority.values()) bell.ring(priority);
            }
        });
    }

    private String find(String destination) {
        return switch (routes.to(destination)) {
            case Route.Hosts hosts -> hosts.text();
            case Route.Capture capture -> HERE;
            case Route.Smarthost smarthost -> dispatch.stays(destination) ? HERE : smarthost.host();
            case Route.Mx mx -> dispatch.stays(destination) ? HERE : dispatch.group(destination);
        };
    }

    private static void tell(String destination, RuntimeException broken) {
        if (DatabaseException.among(broken)) {
            LOG.warnf("delivery database-away destination=%s cause=%s", destination, DatabaseException.brief(broken));
        } else {
            LOG.errorf(broken, "delivery directions-broken destination=%s", destination);
        }
    }

    /// Called once a second.
    void tend() {
        places.tend();
    }
}
