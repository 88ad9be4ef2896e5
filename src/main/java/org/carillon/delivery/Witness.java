package org.carillon.delivery;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Sees one handshake: looks at the certificate and its names as for a host that must be verified, remembers what is
/// wrong, and lets everybody pass.
final class Witness extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager strict;
    private volatile String fault = "";

    Witness(X509ExtendedTrustManager strict) {
        this.strict = strict;
    }

    /// Empty when the host could be verified.
    Optional<String> fault() {
        return fault.isEmpty() ? Optional.empty() : Optional.of(fault);
    }

    /// One look at a certificate.
    private interface Look {
        void at() throws CertificateException;
    }

    private void look(Look look) {
        try {
            look.at();
        } catch (CertificateException wrong) {
            fault = ClientTls.reason(wrong);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
        look(() -> strict.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        look(() -> strict.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        look(() -> strict.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
