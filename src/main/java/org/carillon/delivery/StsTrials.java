package org.carillon.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Notes how hosts do of which a policy on trial speaks (MTA-STS, mode `testing`): each connection in a metric, each
/// host and result once a day in the log.
@ApplicationScoped
class StsTrials {
    private static final Logger LOG = Logger.getLogger(StsTrials.class);
    private static final Duration ONCE_IN = Duration.ofDays(1);
    private static final int REMEMBERED = 10_000;

    private final MeterRegistry registry;
    private final Cache<Seen, Boolean> seen = Caffeine.newBuilder()
            .expireAfterWrite(ONCE_IN)
            .maximumSize(REMEMBERED)
            .build();

    StsTrials(MeterRegistry registry) {
        this.registry = registry;
    }

    /// How a connection did.
    enum Result {
        /// It would do under `enforce`.
        VALID("valid"),
        /// The policy does not name the host.
        UNNAMED("unnamed"),
        /// There is no TLS, or it failed.
        NO_TLS("no-tls"),
        /// Nobody vouches for the certificate, or it bears another name.
        CERTIFICATE("certificate");

        private final String word;

        Result(String word) {
            this.word = word;
        }
    }

    private record Seen(String host, Result result) {}

    /// A connection that has just been opened.
    void note(Session session) {
        if (session.peer().trial() == Trial.NONE) return;
        Result result = result(session);
        registry.counter("carillon.delivery.sts", "result", result.word).increment();
        var one = new Seen(session.peer().name(), result);
        if (result == Result.VALID || seen.asMap().putIfAbsent(one, true) != null) return;
        LOG.infof(
                "delivery mta-sts mode=TESTING host=%s result=%s reason=%s", one.host(), result.word, session.fault());
    }

    private static Result result(Session session) {
        if (session.peer().trial() == Trial.UNNAMED) return Result.UNNAMED;
        if (!session.underTls()) return Result.NO_TLS;
        return session.fault().isEmpty() ? Result.VALID : Result.CERTIFICATE;
    }
}
