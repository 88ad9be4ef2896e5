package org.carillon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Who vouches for the hosts of tests. Its certificate is a file, for `carillon.delivery.tls-roots`; the key lies
/// beside it, so that all class loaders of Quarkus' tests have the same one.
public final class Authority {
    private static final Path HOME = Path.of("target", "test-authority");
    private static final char[] NO_SECRET = "changeit".toCharArray();
    private static final X500Name NAME = new X500Name("CN=Authority of tests");
    private static final Duration DAY = Duration.ofDays(1);

    private Authority() {}

    /// The file to trust.
    public static Path roots() {
        synchronized (System.class) {
            try {
                Path roots = HOME.resolve("roots.pem").toAbsolutePath();
                if (!Files.exists(roots)) make(roots);
                return roots;
            } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /// A host whose certificate bears these names: DNS names, or IP addresses.
    public static SSLContext host(String... names) {
        return host(Instant.now().plus(DAY), names);
    }

    /// One that was valid until yesterday.
    public static SSLContext expired(String... names) {
        return host(Instant.now().minus(DAY), names);
    }

    private static SSLContext host(Instant until, String... names) {
        roots();
        try {
            KeyStore authority = load();
            KeyPair pair = pair();
            var key = (PrivateKey) authority.getKey("ca", NO_SECRET);
            X509Certificate ours = certificate(new X500Name("CN=host"), pair, key, until, names);
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "host", pair.getPrivate(), NO_SECRET, new Certificate[] {ours, authority.getCertificate("ca")});
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_SECRET);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyStore load() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(HOME.resolve("ca.p12"))) {
            store.load(file, NO_SECRET);
        }
        return store;
    }

    private static void make(Path roots) throws IOException, GeneralSecurityException, OperatorCreationException {
        Files.createDirectories(HOME);
        KeyPair pair = pair();
        X509Certificate self =
                certificate(NAME, pair, pair.getPrivate(), Instant.now().plus(DAY.multipliedBy(3650)));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("ca", pair.getPrivate(), NO_SECRET, new Certificate[] {self});
        try (var file = Files.newOutputStream(HOME.resolve("ca.p12"))) {
            store.store(file, NO_SECRET);
        }
        String base64 = Base64.getMimeEncoder().encodeToString(self.getEncoded());
        Files.writeString(roots, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            X500Name subject, KeyPair pair, PrivateKey signer, Instant until, String... names)
            throws GeneralSecurityException, OperatorCreationException {
        var builder = new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(120, new SecureRandom()),
                Date.from(Instant.now().minus(DAY.multipliedBy(30))),
                Date.from(until),
                subject,
                pair.getPublic());
        try {
            if (names.length == 0) builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            else builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
        } catch (CertIOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    }

    private static GeneralNames alternatives(String... names) {
        var all = new GeneralName[names.length];
        for (int i = 0; i < names.length; i++) {
            boolean address = names[i].matches("[0-9.]+");
            all[i] = new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, names[i]);
        }
        return new GeneralNames(all);
    }
}
