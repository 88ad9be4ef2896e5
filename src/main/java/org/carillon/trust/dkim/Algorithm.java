package org.carillon.trust.dkim;

import java.util.Arrays;
import java.util.Optional;
import org.carillon.domains.KeyAlgorithm;

/// How a signature is made: the tag `a=`.
enum Algorithm {
    /// RFC 6376 §3.3.2.
    RSA_SHA256("rsa-sha256", KeyAlgorithm.RSA, "SHA-256"),
    /// RFC 8463 §3.
    ED25519_SHA256("ed25519-sha256", KeyAlgorithm.ED25519, "SHA-256"),
    /// Broken, and history since RFC 8301 §3.1.
    RSA_SHA1("rsa-sha1", KeyAlgorithm.RSA, "SHA-1");

    private final String word;
    private final KeyAlgorithm key;
    private final String hash;

    Algorithm(String word, KeyAlgorithm key, String hash) {
        this.word = word;
        this.key = key;
        this.hash = hash;
    }

    static Optional<Algorithm> named(String word) {
        return Arrays.stream(values()).filter(a -> a.word.equals(word)).findFirst();
    }

    /// With a key of ours.
    static Algorithm ours(KeyAlgorithm key) {
        return switch (key) {
            case RSA -> RSA_SHA256;
            case ED25519 -> ED25519_SHA256;
        };
    }

    KeyAlgorithm key() {
        return key;
    }

    /// As Java calls it.
    String hash() {
        return hash;
    }

    /// In the tag `h=` of a key (RFC 6376 §3.6.1).
    String hashWord() {
        return word.substring(word.indexOf('-') + 1);
    }

    /// As Java calls it. RFC 8463 §3 signs the hash with pure Ed25519, RFC 6376 §3.3 signs with RSA
    /// what is then hashed by it.
    String scheme() {
        return switch (this) {
            case RSA_SHA256 -> "SHA256withRSA";
            case ED25519_SHA256 -> "Ed25519";
            case RSA_SHA1 -> "SHA1withRSA";
        };
    }

    @Override
    public String toString() {
        return word;
    }
}
