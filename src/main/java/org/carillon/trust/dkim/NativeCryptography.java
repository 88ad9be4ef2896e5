package org.carillon.trust.dkim;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Amazon's Corretto Crypto Provider, where its native library loads: signs three times as often
/// with RSA as the JDK, and halves what a TLS handshake costs.
public final class NativeCryptography {
    private static final Logger LOG = Logger.getLogger(NativeCryptography.class);
    private static final String NAME = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final Optional<Provider> PROVIDER = load();

    private NativeCryptography() {}

    /// Lets all of this process use it before the JDK's own: TLS of the doors, of the couriers and
    /// of the pages asks nobody which provider to take. Does nothing where the library does not
    /// load, and nothing the second time.
    public static void install() {
        PROVIDER.ifPresent(provider -> Security.insertProviderAt(provider, 1));
    }

    static Optional<Provider> provider() {
        return PROVIDER;
    }

    /// By its name alone: the library is for one kind of machine, and need not be there.
    private static Optional<Provider> load() {
        try {
            Class<?> type = Class.forName(NAME);
            var provider = (Provider) type.getField("INSTANCE").get(null);
            boolean healthy = type.getMethod("getLoadingError").invoke(provider) == null;
            return healthy ? Optional.of(provider) : Optional.empty();
        } catch (ReflectiveOperationException | LinkageError notHere) {
            LOG.debugf("the native library does not load: %s", notHere);
            return Optional.empty();
        }
    }
}
