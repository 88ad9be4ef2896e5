package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.carillon.testing.FrozenClock;
import org.carillon.testing.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    private static final Instant START = Instant.parse("2026-11-03T09:00:00Z");

    @TempDir
    Path home;

    private final FrozenClock clock = FrozenClock.at(START.toString());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void signsOneItselfAtTheFirstStartAndKeepsIt() throws Exception {
        X509Certificate first = seen(own());
        assertEquals("CN=mx.club.example", first.getSubjectX500Principal().getName());
        assertEquals(START.plus(Duration.ofDays(365)), first.getNotAfter().toInstant());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("tls/self-signed.key"))));
        assertEquals(first, seen(own()));
    }

    @Test
    void makesItsOwnAnewAMonthBeforeItsEnd() throws Exception {
        Certificates running = own();
        X509Certificate first = seen(running);
        clock.advance(Duration.ofDays(334));
        assertEquals(first, seen(running));
        clock.advance(Duration.ofDays(2));
        assertNotEquals(first, seen(running));
        assertEquals(
                clock.instant().plus(Duration.ofDays(365)),
                seen(own()).getNotAfter().toInstant());
    }

    @Test
    void makesItsOwnAnewWhenItCannotBeRead() throws Exception {
        X509Certificate first = seen(own());
        Files.writeString(home.resolve("tls/self-signed.key"), "nothing");
        assertNotEquals(first, seen(own()));
    }

    @Test
    void readsEveryFormOfPrivateKey() throws Exception {
        Identity ec = SelfSigned.make("ec.example", START);
        assertEquals(
                ec.certificate(),
                seen(configured(ec, pem(new PemObject("PRIVATE KEY", ec.key().getEncoded())))));
        Identity rsa = rsa();
        // PKCS 1, as old versions of openssl write it
        assertEquals(rsa.certificate(), seen(configured(rsa, pem(rsa.key()))));
        assertEquals(
                rsa.certificate(),
                seen(configured(rsa, pem(new PemObject("PRIVATE KEY", rsa.key().getEncoded())))));
    }

    /// SEC 1, which `openssl ecparam -genkey` writes.
    @Test
    void readsTheOldFormOfEllipticCurves() throws Exception {
        Identity ec = SelfSigned.make("ec.example", START);
        var modern = PrivateKeyInfo.getInstance(ec.key().getEncoded());
        var inner = ECPrivateKey.getInstance(modern.parsePrivateKey());
        var old = new ECPrivateKey(
                256, inner.getKey(), modern.getPrivateKeyAlgorithm().getParameters());
        assertEquals(ec.certificate(), seen(configured(ec, pem(new PemObject("EC PRIVATE KEY", old.getEncoded())))));
    }

    @Test
    void saysWhatIsWrongWithTheFiles() throws Exception {
        Identity one = SelfSigned.make("one.example", START);
        Identity other = SelfSigned.make("other.example", START);
        assertSays(
                "is not the one of the certificate",
                () -> configured(
                        one, pem(new PemObject("PRIVATE KEY", other.key().getEncoded()))));
        assertSays("is not the one of the certificate", () -> configured(one, pem(rsa().key())));
        assertSays("There is no private key in", () -> configured(one, pem(one.certificate())));
        assertSays("There is no private key in", () -> configured(one, "no PEM at all"));
        assertSays("is encrypted", () -> configured(one, pem(new PemObject("ENCRYPTED PRIVATE KEY", encrypted(one)))));
        assertSays("there is no such file", () -> started(home.resolve("missing.pem"), home.resolve("missing.key")));
        Files.writeString(home.resolve("empty.pem"), "");
        assertSays("There is no certificate in", () -> {
            Path key = home.resolve("key.pem");
            Files.writeString(key, pem(new PemObject("PRIVATE KEY", one.key().getEncoded())));
            return started(home.resolve("empty.pem"), key);
        });
        assertSays("Set both", () -> started(Optional.of(home.resolve("a.pem")), Optional.empty()));
    }

    @Test
    void newFilesTakeEffectWithoutARestartAndWrongOnesDoNot() throws Exception {
        Identity old = SelfSigned.make("old.example", START);
        Certificates running =
                configured(old, pem(new PemObject("PRIVATE KEY", old.key().getEncoded())));
        assertEquals(old.certificate(), seen(running));
        Identity fresh = SelfSigned.make("fresh.example", START);
        write(fresh, pem(new PemObject("PRIVATE KEY", fresh.key().getEncoded())), START.plusSeconds(1));
        clock.advance(Duration.ofSeconds(9));
        assertEquals(old.certificate(), seen(running));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(fresh.certificate(), seen(running));
        write(fresh, "half a fi", START.plusSeconds(2));
        clock.advance(Duration.ofSeconds(10));
        assertEquals(fresh.certificate(), seen(running));
        write(old, pem(new PemObject("PRIVATE KEY", old.key().getEncoded())), START.plusSeconds(3));
        clock.advance(Duration.ofSeconds(10));
        assertEquals(old.certificate(), seen(running));
    }

    @Test
    void showsUntilWhenItIsValid() throws Exception {
        own();
        List<Meter> shown = metrics.getMeters();
        assertEquals(1, shown.size());
        Meter.Id id = shown.getFirst().getId();
        assertEquals("self-signed", id.getTag("origin"));
        assertEquals(START.plus(Duration.ofDays(365)).getEpochSecond(), (long)
                metrics.get("carillon.tls.certificate.expires").gauge().value());
    }

    /// Nobody shakes hands at this door, but somebody looks at the page.
    @Test
    void showsTheNewOneThoughNobodyCameForIt() throws Exception {
        Identity old = SelfSigned.make("old.example", START);
        configured(old, pem(new PemObject("PRIVATE KEY", old.key().getEncoded())));
        Identity fresh = SelfSigned.make("fresh.example", START.plus(Duration.ofDays(100)));
        write(fresh, pem(new PemObject("PRIVATE KEY", fresh.key().getEncoded())), START.plusSeconds(1));
        clock.advance(Duration.ofSeconds(10));
        metrics.get("carillon.tls.certificate.expires").gauge().value();
        var shown = metrics.get("carillon.tls.certificate.expires").gauge();
        assertEquals("CN=fresh.example", shown.getId().getTag("subject"));
        assertEquals(fresh.certificate().getNotAfter().toInstant().getEpochSecond(), (long) shown.value());
    }

    private interface Start {
        Certificates begin() throws Exception;
    }

    private static void assertSays(String words, Start start) {
        var refused = assertThrows(IllegalArgumentException.class, start::begin);
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    private Certificates own() {
        return started(Optional.empty(), Optional.empty());
    }

    private Certificates configured(Identity identity, String key) throws IOException {
        write(identity, key, START);
        return started(home.resolve("site.pem"), home.resolve("site.key"));
    }

    private void write(Identity identity, String key, Instant at) throws IOException {
        Files.writeString(home.resolve("site.pem"), pem(identity.certificate()));
        Files.writeString(home.resolve("site.key"), key);
        Files.setLastModifiedTime(home.resolve("site.pem"), FileTime.from(at));
        Files.setLastModifiedTime(home.resolve("site.key"), FileTime.from(at));
    }

    private Certificates started(Path certificate, Path key) {
        return started(Optional.of(certificate), Optional.of(key));
    }

    private Certificates started(Optional<Path> certificate, Optional<Path> key) {
        var config = new TlsConfig() {
            @Override
            public Optional<Path> certificate() {
                return certificate;
            }

            @Override
            public Optional<Path> key() {
                return key;
            }
        };
        var certificates = new Certificates(config, "mx.club.example", home, clock, metrics);
        certificates.check();
        return certificates;
    }

    private static String pem(Object item) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            if (item instanceof PemObject plain) writer.writeObject(plain);
            else writer.writeObject(item);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static byte[] encrypted(Identity identity) throws Exception {
        String algorithm = "PBEWithSHA1AndDESede";
        var secret = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec("secret".toCharArray()));
        var cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.ENCRYPT_MODE, secret);
        return new EncryptedPrivateKeyInfo(
                        cipher.getParameters(), cipher.doFinal(identity.key().getEncoded()))
                .getEncoded();
    }

    private static Identity rsa() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return SelfSigned.of("rsa.example", START, generator.generateKeyPair());
    }

    /// What a client is shown in a real handshake.
    private static X509Certificate seen(Certificates certificates) throws Exception {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try {
                    new SocketLink(door.accept()).secure(certificates.sockets(), Duration.ofSeconds(20));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
            try (var client = Tls.client(new Socket(door.getInetAddress(), door.getLocalPort()))) {
                return (X509Certificate) client.getSession().getPeerCertificates()[0];
            }
        }
    }
}
