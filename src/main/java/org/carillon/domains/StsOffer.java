package org.carillon.domains;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.carillon.store.HostName;

/// What we tell others about the TLS of our own mail host (MTA-STS, RFC 8461): who has read it sends to our domains
/// under TLS with a certificate that bears our name, or not at all.
@ApplicationScoped
public class StsOffer {
    private static final List<String> MODES = List.of("off", "none", "testing", "enforce");
    private static final Duration LONGEST = Duration.ofDays(365);

    private final StsConfig config;
    private final String host;

    StsOffer(StsConfig config, HostName hostName) {
        this.config = config;
        this.host = hostName.text();
    }

    /// Keys begin with `carillon.mta-sts.`.
    @ConfigMapping(prefix = "carillon.mta-sts")
    public interface StsConfig {
        /// `off` publishes nothing. `testing` lets others tell us what would fail, `enforce` keeps letters away
        /// that cannot come safely: it wants a certificate that all the world believes. `none` takes back what
        /// was said.
        @WithDefault("off")
        String mode();

        /// How long others remember it (RFC 8461 §3.2): weeks keep an attacker out, and a mistake in.
        @WithDefault("7d")
        Duration maxAge();
    }

    void check(@Observes io.quarkus.runtime.StartupEvent started) {
        if (!MODES.contains(config.mode())) {
            throw new IllegalArgumentException("carillon.mta-sts.mode is \"" + config.mode() + "\"; it must be one of "
                    + String.join(", ", MODES) + ".");
        }
        if (config.maxAge().isNegative() || config.maxAge().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("carillon.mta-sts.max-age must be 0s to 365d.");
        }
    }

    /// The policy as it is served, the same for all our domains; empty when nothing is published.
    public Optional<String> policy() {
        if (config.mode().equals("off")) return Optional.empty();
        return Optional.of("version: STSv1\r\nmode: " + config.mode() + "\r\nmx: " + host + "\r\nmax_age: "
                + config.maxAge().toSeconds() + "\r\n");
    }

    /// What stands in the DNS at `_mta-sts.DOMAIN`; its id changes with the policy and with nothing else.
    public Optional<String> record() {
        return policy().map(text -> "v=STSv1; id=" + id(text) + ";");
    }

    private static String id(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
