package org.carillon.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// TLS as a client speaks it, 1.2 and 1.3. There are two kinds, which share no sessions to resume: one that talks with
/// whoever answers, and one that looks at the certificate and its names (RFC 6125).
final class ClientTls {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext anybody;
    private final SSLContext verified;
    private final TrustManager[] trust;

    /// @param roots a file of PEM certificates that vouch for others; without it those that Java knows
    /// @throws IllegalArgumentException with a sentence for the operator when that file cannot be used
    ClientTls(Optional<Path> roots) {
        try {
            anybody = context(new TrustManager[] {new Anybody()});
            trust = trusting(roots.isEmpty() ? null : store(roots.get()));
            verified = context(trust);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SSLContext context(TrustManager[] trust) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust, null);
        return context;
    }

    private static KeyStore store(Path roots) throws GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(roots)) {
            store.load(null, null);
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            for (Certificate one : all) store.setCertificateEntry("root-" + store.size(), one);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "carillon.delivery.tls-roots is \"" + roots + "\", which cannot be read as PEM certificates.",
                    unreadable);
        }
        if (store.size() == 0) {
            throw new IllegalArgumentException(
                    "carillon.delivery.tls-roots is \"" + roots + "\", which holds no certificate.");
        }
        return store;
    }

    /// @param roots null for those that Java knows
    private static TrustManager[] trusting(@Nullable KeyStore roots) throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        return trust.getTrustManagers();
    }

    /// Who looks at the certificates of hosts that must be verified.
    TrustManager trust() {
        return trust[0];
    }

    /// Ready for the handshake.
    SSLSocket over(Socket raw, Peer peer) throws IOException {
        boolean looks = peer.tls().verified();
        return over(raw, peer, looks ? verified : anybody, looks);
    }

    /// The same with somebody who looks on. Nothing is resumed, for then nobody would look.
    SSLSocket over(Socket raw, Peer peer, Witness witness) throws IOException {
        try {
            return over(raw, peer, context(new TrustManager[] {witness}), true);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SSLSocket over(Socket raw, Peer peer, SSLContext context, boolean looks) throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket(raw, peer.name(), raw.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        if (looks) parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    Witness witness() {
        return new Witness((X509ExtendedTrustManager) trust[0]);
    }

    /// The innermost cause, which says what is wrong.
    static Throwable cause(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
        return cause;
    }

    static String reason(Throwable failed) {
        Throwable cause = cause(failed);
        String text = cause.getMessage();
        return text == null ? cause.getClass().getSimpleName() : text;
    }

    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
