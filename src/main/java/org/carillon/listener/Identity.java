package org.carillon.listener;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/// A private key and the certificates that say whose it is, ours first.
record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final char[] IN_MEMORY = new char[0];

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /// For servers; knows the sessions it has made, so that clients can resume them.
    SSLSocketFactory sockets() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("carillon", key, IN_MEMORY, chain.toArray(X509Certificate[]::new));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, IN_MEMORY);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | java.io.IOException unusable) {
            throw new IllegalArgumentException("The TLS key cannot be used: " + unusable.getMessage() + ".", unusable);
        }
    }
}
