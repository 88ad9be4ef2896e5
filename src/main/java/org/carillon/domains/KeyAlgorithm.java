package org.carillon.domains;

import java.util.Arrays;
import java.util.Locale;

/// How a domain signs. Both at once: everybody checks RSA, the short signatures of Ed25519 are for those who know
/// them (RFC 8463).
public enum KeyAlgorithm {
    /// 2048 bits: what RFC 8301 §3.2 asks for, and what fits into the records of most DNS hosters.
    RSA("rsa", "RSA"),
    ED25519("ed25519", "Ed25519");

    private final String word;
    private final String ofJava;

    KeyAlgorithm(String word, String ofJava) {
        this.word = word;
        this.ofJava = ofJava;
    }

    /// In the tag `k=` of a key's record (RFC 6376 §3.6.1, RFC 8463 §4).
    public String word() {
        return word;
    }

    /// As Java's key factories call it.
    public String ofJava() {
        return ofJava;
    }

    /// In the tag `a=` of a signature.
    public String signing() {
        return word + "-sha256";
    }

    static KeyAlgorithm named(String word) {
        return Arrays.stream(values())
                .filter(a -> a.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
