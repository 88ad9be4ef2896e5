package org.carillon.listener;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocketFactory;
import org.carillon.store.HostName;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Our identity under TLS: the one that the configuration names, or one that we sign ourselves and keep in
/// `carillon.home/tls`. New files take effect with the next handshake; wrong ones do not, and the log says so.
@ApplicationScoped
public class Certificates {
    private static final Logger LOG = Logger.getLogger(Certificates.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    /// Of a certificate of our own, before it is made anew.
    private static final Duration LEAST_LEFT = Duration.ofDays(30);

    private final TlsConfig config;
    private final String hostname;
    private final PemFiles own;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Held held;
    private volatile Instant lastLook = Instant.EPOCH;
    private List<FileTime> complained = List.of();
    private @Nullable Gauge shown;

    /// What is in use, and which state of the files it came from.
    private record Held(Identity identity, SSLSocketFactory sockets, List<FileTime> version) {}

    @Inject
    Certificates(
            TlsConfig config,
            HostName hostName,
            @ConfigProperty(name = "carillon.home", defaultValue = "data") Path home,
            Clock clock,
            MeterRegistry metrics) {
        this(config, hostName.text(), home, clock, metrics);
    }

    Certificates(TlsConfig config, String hostname, Path home, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.hostname = hostname;
        this.own = new PemFiles(home.resolve("tls/self-signed.pem"), home.resolve("tls/self-signed.key"));
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Reads or makes our identity.
    /// @throws IllegalArgumentException with a sentence when the configuration or its files are wrong
    public void check() {
        if (config.certificate().isPresent() != config.key().isPresent()) {
            throw new IllegalArgumentException("Set both carillon.tls.certificate and carillon.tls.key, or neither.");
        }
        lock.lock();
        try {
            if (!configured()) renewOwn();
            use(files().read(), version());
        } finally {
            lock.unlock();
        }
    }

    private boolean configured() {
        return config.certificate().isPresent();
    }

    private PemFiles files() {
        return config.certificate()
                .map(certificate -> new PemFiles(certificate, config.key().orElseThrow()))
                .orElse(own);
    }

    private List<FileTime> version() {
        try {
            return files().version();
        } catch (IOException missing) {
            return List.of();
        }
    }

    /// Makes ours when there is none, when it cannot be used, or when its time is nearly over.
    private void renewOwn() {
        if (own.exist()) {
            try {
                if (left(own.read().certificate()).compareTo(LEAST_LEFT) > 0) return;
            } catch (IllegalArgumentException broken) {
                LOG.warnf("own certificate is made anew cause=\"%s\"", broken.getMessage());
            }
        }
        own.write(SelfSigned.make(hostname, clock.instant()));
        LOG.infof("certificate made host=%s file=%s", hostname, own.certificate());
    }

    private Duration left(X509Certificate certificate) {
        return Duration.between(clock.instant(), certificate.getNotAfter().toInstant());
    }

    private void use(Identity identity, List<FileTime> version) {
        held = new Held(identity, identity.sockets(), version);
        X509Certificate certificate = identity.certificate();
        if (shown != null) metrics.remove(shown);
        shown = Gauge.builder("carillon.tls.certificate.expires", this::until)
                .tag("subject", certificate.getSubjectX500Principal().getName())
                .tag("issuer", certificate.getIssuerX500Principal().getName())
                .tag("origin", configured() ? "file" : "self-signed")
                .register(metrics);
        LOG.infof(
                "certificate in use subject=\"%s\" until=%s",
                certificate.getSubjectX500Principal().getName(),
                certificate.getNotAfter().toInstant());
    }

    /// Who asks until when the certificate is valid, as pages, `doctor` and metrics do, makes us
    /// look at the files, too: a door that nobody comes to would show an old one for ever. In
    /// seconds since 1970.
    private long until() {
        return current().identity().certificate().getNotAfter().toInstant().getEpochSecond();
    }

    /// For the next handshake.
    SSLSocketFactory sockets() {
        return current().sockets();
    }

    private Held current() {
        Instant now = clock.instant();
        if (!now.isBefore(lastLook.plus(BETWEEN_LOOKS)) && lock.tryLock()) {
            try {
                lastLook = now;
                look();
            } finally {
                lock.unlock();
            }
        }
        Held current = held;
        if (current == null) throw new IllegalStateException("no certificate was read");
        return current;
    }

    private void look() {
        Held current = held;
        List<FileTime> version = version();
        try {
            boolean fading =
                    current == null || left(current.identity().certificate()).compareTo(LEAST_LEFT) <= 0;
            if (!configured() && fading) renewOwn();
            version = version();
            if (current != null && version.equals(current.version())) return;
            use(files().read(), version);
        } catch (RuntimeException wrong) {
            if (!version.equals(complained)) {
                LOG.warnf("the certificate in use stays, the new one is wrong cause=\"%s\"", wrong.getMessage());
            }
            complained = version;
        }
    }
}
