package org.carillon.trust.dkim;

import java.security.PrivateKey;
import java.util.List;
import org.carillon.domains.KeyAlgorithm;
import org.carillon.mail.AsciiDomain;

/// Who signs: a domain with its keys, ready for use.
public final class Signatory {
    /// @param octets length of a signature, always the same
    record Key(String selector, KeyAlgorithm algorithm, PrivateKey secret, int octets) {
        Key(String selector, KeyAlgorithm algorithm, PrivateKey secret) {
            this(selector, algorithm, secret, Cryptography.sign(algorithm, secret, new byte[0]).length);
        }

        byte[] sign(byte[]... parts) {
            return Cryptography.sign(algorithm, secret, parts);
        }

        /// Without the secret.
        @Override
        public String toString() {
            return algorithm + " key " + selector;
        }
    }

    private final String domain;
    private final List<Key> keys;

    /// @throws IllegalArgumentException when the DNS has no such name
    Signatory(String domain, List<Key> keys) {
        this.domain = AsciiDomain.of(domain).orElseThrow(() -> new IllegalArgumentException(domain));
        this.keys = List.copyOf(keys);
    }

    /// As the DNS knows it: RFC 6376 §2.5 wants letters outside ASCII encoded.
    String domain() {
        return domain;
    }

    List<Key> keys() {
        return keys;
    }
}
