package org.carillon.delivery;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which TLS a domain's mail hosts are spoken to with, as configured.
final class TlsRules {
    private final TlsPolicy usual;
    private final Map<String, TlsPolicy> byDomain;

    private TlsRules(TlsPolicy usual, Map<String, TlsPolicy> byDomain) {
        this.usual = usual;
        this.byDomain = Map.copyOf(byDomain);
    }

    /// @throws IllegalArgumentException with a sentence that says what is wrong with the configuration
    static TlsRules of(DeliveryConfig config) {
        ClientTlsConfig tls = config.clientTls();
        var byDomain = new HashMap<String, TlsPolicy>();
        tls.policies()
                .forEach((domain, policy) -> byDomain.put(
                        domain.toLowerCase(Locale.ROOT),
                        policy(policy, "carillon.delivery.tls-policy.\"" + domain + "\"")));
        return new TlsRules(policy(tls.policy(), "carillon.delivery.tls"), byDomain);
    }

    private static TlsPolicy policy(String text, String key) {
        return TlsPolicy.of(text, key, TlsPolicy.NONE, TlsPolicy.MAY, TlsPolicy.ENCRYPT, TlsPolicy.VERIFY);
    }

    /// What is configured for that domain or the nearest one above it.
    Optional<TlsPolicy> own(String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        while (!name.isEmpty()) {
            TlsPolicy policy = byDomain.get(name);
            if (policy != null) return Optional.of(policy);
            int dot = name.indexOf('.');
            name = dot < 0 ? "" : name.substring(dot + 1);
        }
        return Optional.empty();
    }

    TlsPolicy of(String domain) {
        return own(domain).orElse(usual);
    }

    /// @throws IllegalArgumentException with a sentence that says what is wrong with the configuration
    static TlsPolicy ofSmarthost(ClientTlsConfig config, boolean signsIn) {
        String key = "carillon.delivery.smarthost-tls";
        TlsPolicy policy = config.smarthostTls()
                .map(text -> TlsPolicy.of(text, key, TlsPolicy.values()))
                .orElse(signsIn ? TlsPolicy.VERIFY : TlsPolicy.MAY);
        if (signsIn && !policy.required()) {
            throw new IllegalArgumentException(key + " is \"" + policy.word()
                    + "\", but a password is only sent under TLS: write encrypt, verify or implicit, or take"
                    + " carillon.delivery.smarthost-user away.");
        }
        return policy;
    }

    /// @throws IllegalArgumentException with a sentence that says what is wrong with the configuration
    static Optional<Login> login(ClientTlsConfig config) {
        if (config.smarthostUser().isPresent() != config.smarthostPassword().isPresent()) {
            throw new IllegalArgumentException(
                    "Set both carillon.delivery.smarthost-user and carillon.delivery.smarthost-password, or neither.");
        }
        return config.smarthostUser()
                .map(user -> new Login(user, config.smarthostPassword().orElseThrow()));
    }
}
