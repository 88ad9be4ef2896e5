package org.carillon.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.carillon.domains.KeyAlgorithm;
import org.junit.jupiter.api.Test;

class CryptographyTest {
    /// The library does both or is not there: Ed25519 by the JDK takes fifty times as long, and nobody would notice.
    @Test
    void whereTheNativeLibraryIsItSignsWithBoth() {
        assertEquals(Cryptography.natively(KeyAlgorithm.RSA), Cryptography.natively(KeyAlgorithm.ED25519));
    }
}
