package org.carillon.trust.dkim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.domains.DomainKeys;
import org.carillon.domains.SigningKey;
import org.carillon.mail.AsciiDomain;
import org.jboss.logging.Logger;

/// The domains in whose name letters can be signed here.
@ApplicationScoped
public class Signatories {
    private static final Logger LOG = Logger.getLogger(Signatories.class);

    private final DomainKeys keys;

    /// Keys made ready; by the value that [DomainKeys] remembers, so that a change there is one
    /// here.
    private final Cache<List<SigningKey>, Optional<Signatory>> ready =
            Caffeine.newBuilder().weakKeys().build();

    Signatories(DomainKeys keys) {
        this.keys = keys;
    }

    /// Empty for a domain without keys, or without a name in the DNS: then a letter leaves
    /// unsigned.
    public Optional<Signatory> of(String domain) {
        List<SigningKey> known = domain.isEmpty() ? List.of() : keys.signing(domain);
        return known.isEmpty() ? Optional.empty() : ready.get(known, k -> made(domain, k));
    }

    private static Optional<Signatory> made(String domain, List<SigningKey> known) {
        var usable = new ArrayList<Signatory.Key>();
        for (SigningKey key : known) {
            try {
                var secret = Cryptography.key(key.algorithm(), key.pkcs8());
                usable.add(new Signatory.Key(key.selector(), key.algorithm(), secret));
            } catch (GeneralSecurityException unreadable) {
                LOG.errorf(unreadable, "key cannot be read domain=%s selector=%s", domain, key.selector());
            }
        }
        boolean none = usable.isEmpty() || AsciiDomain.of(domain).isEmpty();
        return none ? Optional.empty() : Optional.of(new Signatory(domain, usable));
    }
}
