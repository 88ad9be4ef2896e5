package org.carillon.trust.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.james.jdkim.DKIMVerifier;
import org.carillon.domains.KeyAlgorithm;

/// Keys for tests, and somebody who knows their public halves.
public final class Keys {
    public static final String DOMAIN = "club.example";
    private static final KeyPair RSA = pair(KeyAlgorithm.RSA);
    private static final KeyPair ED25519 = pair(KeyAlgorithm.ED25519);

    private Keys() {}

    private static KeyPair pair(KeyAlgorithm algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm.ofJava()).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Signatory both() {
        return new Signatory(DOMAIN, List.of(key(KeyAlgorithm.RSA, RSA), key(KeyAlgorithm.ED25519, ED25519)));
    }

    /// jDKIM knows no other.
    public static Signatory rsa() {
        return new Signatory(DOMAIN, List.of(key(KeyAlgorithm.RSA, RSA)));
    }

    private static Signatory.Key key(KeyAlgorithm algorithm, KeyPair pair) {
        try {
            byte[] pkcs8 = pair.getPrivate().getEncoded();
            return new Signatory.Key("test-" + algorithm.word(), algorithm, Cryptography.key(algorithm, pkcs8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static KnownKeys dns() {
        var dns = new KnownKeys();
        records().forEach(dns::with);
        return dns;
    }

    /// By name.
    public static Map<String, String> records() {
        return Map.of(
                "test-rsa._domainkey." + DOMAIN, "v=DKIM1; k=rsa; p=" + TestSigner.published(RSA),
                "test-ed25519._domainkey." + DOMAIN, "v=DKIM1; k=ed25519; p=" + TestSigner.published(ED25519));
    }

    /// The same as lines of a zone file, whose pieces end at 255 octets.
    public static String zone() {
        var lines = new StringBuilder();
        records().forEach((name, text) -> {
            String pieces = text.length() <= 250 ? text : text.substring(0, 250) + "\" \"" + text.substring(250);
            lines.append(name).append(". 60 IN TXT \"").append(pieces).append("\"\n");
        });
        return lines.toString();
    }

    public static DKIMVerifier verifier() {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(RSA.getPublic().getEncoded());
        return new DKIMVerifier((methods, selector, domain) -> List.of(record));
    }
}
