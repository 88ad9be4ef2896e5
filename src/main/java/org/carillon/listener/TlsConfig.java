package org.carillon.listener;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Who we say we are under TLS. Changed files are read again without a restart, within ten seconds.
@ConfigMapping(prefix = "carillon.tls")
public interface TlsConfig {
    /// PEM: our certificate first, then those that lead to a known root. Without it we sign one ourselves, which
    /// hides letters from who only listens but proves nothing.
    Optional<Path> certificate();

    /// PEM: the private key of the certificate, not encrypted.
    Optional<Path> key();
}
