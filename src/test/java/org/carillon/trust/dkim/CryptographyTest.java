package org.carillon.trust.dkim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import org.carillon.domains.KeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CryptographyTest {
    /// The library does both or is not there: Ed25519 by the JDK takes fifty times as long, and nobody would notice.
    @Test
    void whereTheNativeLibraryIsItSignsWithBoth() {
        assertEquals(Cryptography.natively(KeyAlgorithm.RSA), Cryptography.natively(KeyAlgorithm.ED25519));
    }

    /// Both schemes give the same signature each time, so the JDK's must be that of the library.
    @ParameterizedTest
    @EnumSource
    void theJdkSignsTheSame(KeyAlgorithm algorithm) throws Exception {
        PrivateKey made = KeyPairGenerator.getInstance(algorithm.ofJava())
                .generateKeyPair()
                .getPrivate();
        byte[] parts = {1, 2, 3};

        Provider jdk = Security.getProvider(algorithm == KeyAlgorithm.RSA ? "SunRsaSign" : "SunEC");
        byte[] ofJdk = Cryptography.sign(jdk, algorithm, made, parts, parts);
        byte[] usual = Cryptography.sign(algorithm, Cryptography.key(algorithm, made.getEncoded()), parts, parts);

        assertArrayEquals(usual, ofJdk);
    }
}
