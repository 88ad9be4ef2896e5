package org.carillon.domains;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;

/// A new key pair of one algorithm, as octets for the table.
record FreshPair(KeyAlgorithm algorithm, byte[] published, byte[] pkcs8) {
    private static final int RSA_BITS = 2048;

    /// The point itself stands at the end of a SubjectPublicKeyInfo (RFC 8410 §4).
    private static final int ED25519_OCTETS = 32;

    /// Takes some tenths of a second for RSA.
    static FreshPair of(KeyAlgorithm algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm.ofJava());
            if (algorithm == KeyAlgorithm.RSA) generator.initialize(RSA_BITS);
            KeyPair pair = generator.generateKeyPair();
            byte[] spki = pair.getPublic().getEncoded();
            byte[] published = algorithm == KeyAlgorithm.RSA
                    ? spki
                    : Arrays.copyOfRange(spki, spki.length - ED25519_OCTETS, spki.length);
            return new FreshPair(algorithm, published, pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Without the octets.
    @Override
    public String toString() {
        return "fresh " + algorithm + " key";
    }
}
