package org.carillon.listener;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;

/// An [Identity] in two PEM files (RFC 7468), as `openssl` and `certbot` write them.
record PemFiles(Path certificate, Path key) {

    /// Changes when one of the files does.
    List<FileTime> version() throws IOException {
        return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
    }

    boolean exist() {
        return Files.exists(certificate) && Files.exists(key);
    }

    /// @throws IllegalArgumentException with a sentence for the operator
    Identity read() {
        var identity = new Identity(readKey(), readChain());
        if (!belong(identity)) {
            throw new IllegalArgumentException("The key in " + key + " is not the one of the certificate in "
                    + certificate + ": give both files of the same pair.");
        }
        return identity;
    }

    private List<X509Certificate> readChain() {
        var chain = new ArrayList<X509Certificate>();
        var converter = new JcaX509CertificateConverter();
        for (Object item : items(certificate)) {
            if (!(item instanceof X509CertificateHolder holder)) continue;
            try {
                chain.add(converter.getCertificate(holder));
            } catch (GeneralSecurityException broken) {
                throw unreadable(certificate, broken);
            }
        }
        if (chain.isEmpty()) throw new IllegalArgumentException("There is no certificate in " + certificate + ".");
        return chain;
    }

    private PrivateKey readKey() {
        for (Object item : items(key)) {
            if (item instanceof PEMEncryptedKeyPair || item instanceof PKCS8EncryptedPrivateKeyInfo) {
                throw new IllegalArgumentException("The key in " + key
                        + " is encrypted: write it without a passphrase, readable for Carillon only"
                        + " (openssl pkey -in OLD -out NEW).");
            }
            @Nullable
            PrivateKeyInfo found = item instanceof PEMKeyPair pair
                    ? pair.getPrivateKeyInfo()
                    : item instanceof PrivateKeyInfo alone ? alone : null;
            if (found != null) return key(found);
        }
        throw new IllegalArgumentException("There is no private key in " + key + ".");
    }

    private PrivateKey key(PrivateKeyInfo found) {
        try {
            return new JcaPEMKeyConverter().getPrivateKey(found);
        } catch (IOException broken) {
            throw unreadable(key, broken);
        }
    }

    private static List<Object> items(Path file) {
        var items = new ArrayList<Object>();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                var parser = new PEMParser(text)) {
            for (Object item = parser.readObject(); item != null; item = parser.readObject()) items.add(item);
            return items;
        } catch (IOException | RuntimeException broken) {
            throw unreadable(file, broken);
        }
    }

    private static IllegalArgumentException unreadable(Path file, Exception why) {
        boolean missing = why instanceof java.nio.file.NoSuchFileException;
        String because = missing ? "there is no such file" : String.valueOf(why.getMessage());
        return new IllegalArgumentException("The TLS file " + file + " cannot be read: " + because + ".", why);
    }

    /// What the key signs, the certificate verifies.
    private static boolean belong(Identity identity) {
        String algorithm = switch (identity.key().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            default -> identity.key().getAlgorithm();
        };
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(identity.key());
            signature.update((byte) 1);
            byte[] signed = signature.sign();
            signature.initVerify(identity.certificate().getPublicKey());
            signature.update((byte) 1);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    /// The key first, so that a half written pair is found out.
    void write(Identity identity) {
        try {
            Files.createDirectories(key.toAbsolutePath().getParent());
            Files.deleteIfExists(key);
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            write(key, List.of(new PemObject("PRIVATE KEY", identity.key().getEncoded())));
            write(certificate, identity.chain());
        } catch (IOException refused) {
            throw new UncheckedIOException("The TLS key " + key + " cannot be written", refused);
        }
    }

    private static void write(Path file, List<?> items) throws IOException {
        try (Writer text = Files.newBufferedWriter(file);
                var pem = new JcaPEMWriter(text)) {
            for (Object item : items) {
                if (item instanceof PemObject plain) pem.writeObject(plain);
                else pem.writeObject(item);
            }
        }
    }
}
