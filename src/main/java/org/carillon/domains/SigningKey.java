package org.carillon.domains;

/// The private half of an active key, for whoever signs. It names itself without its octets, so that they cannot slip
/// into a log.
public final class SigningKey {
    private final String selector;
    private final KeyAlgorithm algorithm;
    private final byte[] pkcs8;

    public SigningKey(String selector, KeyAlgorithm algorithm, byte[] pkcs8) {
        this.selector = selector;
        this.algorithm = algorithm;
        this.pkcs8 = pkcs8.clone();
    }

    public String selector() {
        return selector;
    }

    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    /// The key in the form of PKCS #8.
    public byte[] pkcs8() {
        return pkcs8.clone();
    }

    @Override
    public String toString() {
        return algorithm + " key " + selector;
    }
}
