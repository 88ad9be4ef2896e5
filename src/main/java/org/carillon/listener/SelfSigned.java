package org.carillon.listener;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes a certificate that nobody vouches for. Between mail hosts that is usual: it keeps listeners out (RFC 7435).
final class SelfSigned {
    private static final Duration LIFE = Duration.ofDays(365);
    /// Clocks of clients go wrong a little.
    private static final Duration BEFORE = Duration.ofDays(1);
    /// The longest common name (RFC 5280 appendix A); the alternative name bears longer ones.
    private static final int MOST_COMMON_NAME = 64;

    private SelfSigned() {}

    static Identity make(String hostname, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return of(hostname, now, generator.generateKeyPair());
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException impossible) {
            throw new IllegalStateException("No TLS certificate can be made", impossible);
        }
    }

    static Identity of(String hostname, Instant now, KeyPair pair)
            throws GeneralSecurityException, CertIOException, OperatorCreationException {
        String common = hostname.substring(0, Math.min(MOST_COMMON_NAME, hostname.length()));
        var name = new X500NameBuilder().addRDN(BCStyle.CN, common).build();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(120, new SecureRandom()),
                Date.from(now.minus(BEFORE)),
                Date.from(now.plus(LIFE)),
                name,
                pair.getPublic());
        var names = new GeneralNames(new GeneralName(GeneralName.dNSName, hostname));
        builder.addExtension(Extension.subjectAlternativeName, false, names);
        var signer = new JcaContentSignerBuilder(
                        "SHA256with" + (pair.getPrivate().getAlgorithm().equals("EC") ? "ECDSA" : "RSA"))
                .build(pair.getPrivate());
        var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        return new Identity(pair.getPrivate(), List.of(certificate));
    }
}
