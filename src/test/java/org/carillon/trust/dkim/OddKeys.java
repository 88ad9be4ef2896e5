package org.carillon.trust.dkim;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encoding;

/// RSA keys of odd kinds, as they would stand in `p=`.
final class OddKeys {
    private OddKeys() {}

    static KeyPair another() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String longKey() {
        return published(BigInteger.ONE.shiftLeft(9000).add(BigInteger.ONE), BigInteger.valueOf(65_537));
    }

    static String longExponent() {
        BigInteger modulus = ((RSAPublicKey) TestSigner.RSA.getPublic()).getModulus();
        return published(modulus, BigInteger.ONE.shiftLeft(1000).add(BigInteger.ONE));
    }

    private static String published(BigInteger modulus, BigInteger exponent) {
        try {
            byte[] octets = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, exponent))
                    .getEncoded();
            return Base64.getEncoder().encodeToString(octets);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Without the name of its algorithm around it.
    static String bare(KeyPair pair) {
        var key = (RSAPublicKey) pair.getPublic();
        try {
            byte[] octets = new org.bouncycastle.asn1.pkcs.RSAPublicKey(key.getModulus(), key.getPublicExponent())
                    .getEncoded(ASN1Encoding.DER);
            return Base64.getEncoder().encodeToString(octets);
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
