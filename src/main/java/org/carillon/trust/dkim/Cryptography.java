package org.carillon.trust.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.domains.KeyAlgorithm;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Who does the arithmetic of signatures: the native library where it loads ([NativeCryptography]),
/// and the JDK everywhere else. Both make the same signatures.
final class Cryptography {
    private static final Logger LOG = Logger.getLogger(Cryptography.class);

    /// For each algorithm that the native library can do.
    private static final Map<KeyAlgorithm, Provider> NATIVE = natives();

    private Cryptography() {}

    private static Map<KeyAlgorithm, Provider> natives() {
        var able = new EnumMap<KeyAlgorithm, Provider>(KeyAlgorithm.class);
        Optional<Provider> fast = NativeCryptography.provider();
        for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
            fast.filter(provider -> does(algorithm, provider)).ifPresent(provider -> able.put(algorithm, provider));
        }
        LOG.debugf("signatures by the native library: %s", able.keySet());
        return able;
    }

    private static boolean does(KeyAlgorithm algorithm, Provider provider) {
        try {
            PrivateKey trial = KeyPairGenerator.getInstance(algorithm.ofJava())
                    .generateKeyPair()
                    .getPrivate();
            PrivateKey theirs =
                    factory(algorithm, provider).generatePrivate(new PKCS8EncodedKeySpec(trial.getEncoded()));
            sign(Signature.getInstance(scheme(algorithm), provider), theirs, new byte[32]);
            return true;
        } catch (GeneralSecurityException | RuntimeException | LinkageError unable) {
            return false;
        }
    }

    private static String scheme(KeyAlgorithm algorithm) {
        return Algorithm.ours(algorithm).scheme();
    }

    static MessageDigest sha256() {
        return hash(Algorithm.RSA_SHA256);
    }

    static MessageDigest hash(Algorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.hash());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static PrivateKey key(KeyAlgorithm algorithm, byte[] pkcs8) throws GeneralSecurityException {
        Provider fast = NATIVE.get(algorithm);
        KeyFactory factory = fast == null ? KeyFactory.getInstance(algorithm.ofJava()) : factory(algorithm, fast);
        return factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /// The native library signs with Ed25519, but leaves it to the JDK to read such keys.
    private static KeyFactory factory(KeyAlgorithm algorithm, Provider provider) throws GeneralSecurityException {
        boolean reads = provider.getService("KeyFactory", algorithm.ofJava()) != null;
        return reads
                ? KeyFactory.getInstance(algorithm.ofJava(), provider)
                : KeyFactory.getInstance(algorithm.ofJava());
    }

    /// True when the native library does it.
    static boolean natively(KeyAlgorithm algorithm) {
        return NATIVE.containsKey(algorithm);
    }

    /// The signature of what these parts are together.
    static byte[] sign(KeyAlgorithm algorithm, PrivateKey key, byte[]... parts) {
        return sign(NATIVE.get(algorithm), algorithm, key, parts);
    }

    /// @param fast who does it; null is whom Java asks first
    static byte[] sign(@Nullable Provider fast, KeyAlgorithm algorithm, PrivateKey key, byte[]... parts) {
        try {
            String scheme = scheme(algorithm);
            Signature signature = fast == null ? Signature.getInstance(scheme) : Signature.getInstance(scheme, fast);
            if (algorithm == KeyAlgorithm.RSA) return sign(signature, key, parts);
            MessageDigest hash = sha256();
            for (byte[] part : parts) hash.update(part);
            return sign(signature, key, hash.digest());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot sign with " + algorithm, broken);
        }
    }

    private static byte[] sign(Signature signature, PrivateKey key, byte[]... parts) throws GeneralSecurityException {
        signature.initSign(key);
        for (byte[] part : parts) signature.update(part);
        return signature.sign();
    }

    /// Whether the key made that signature, by whom Java asks first. False for a signature that is
    /// none, and for a key that cannot be used.
    static boolean verifies(Algorithm algorithm, PublicKey key, byte[] value, byte[] signed) {
        boolean hashed = algorithm.key() == KeyAlgorithm.ED25519;
        try {
            Signature signature = Signature.getInstance(algorithm.scheme());
            signature.initVerify(key);
            signature.update(hashed ? hash(algorithm).digest(signed) : signed);
            return signature.verify(value);
        } catch (GeneralSecurityException | RuntimeException unusable) {
            return false;
        }
    }
}
