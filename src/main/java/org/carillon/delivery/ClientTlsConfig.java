package org.carillon.delivery;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// How letters leave: under which TLS. Keys begin with `carillon.delivery.`.
public interface ClientTlsConfig {
    /// For mail hosts: `none`, `may` (when the host can; no certificate is looked at), `encrypt` (always, with whoever
    /// answers) or `verify` (always, with a valid certificate that bears the host's name). Most of the world's mail
    /// hosts would be cut off by `verify`. What a domain publishes by MTA-STS is asked for in any case.
    @WithName("tls")
    @WithDefault("may")
    String policy();

    /// The same for single domains and all below them, before everything else:
    /// `carillon.delivery.tls-policy."example.org"=verify`.
    @WithName("tls-policy")
    Map<String, String> policies();

    /// A file of PEM certificates that vouch for others' hosts, in place of those that Java brings.
    @WithName("tls-roots")
    Optional<Path> roots();

    /// The port at which domains publish their policies (MTA-STS). Only tests have another than 443.
    @WithName("sts-port")
    @WithDefault("443")
    int stsPort();

    /// For the smarthost: `none`, `may`, `encrypt`, `verify`, or `implicit` (TLS from the first octet, port 465).
    /// Without
    /// it `may`, or `verify` when we sign in.
    @WithName("smarthost-tls")
    Optional<String> smarthostTls();

    /// Who we are to the smarthost (AUTH PLAIN or LOGIN), when it wants to know.
    @WithName("smarthost-user")
    Optional<String> smarthostUser();

    @WithName("smarthost-password")
    Optional<String> smarthostPassword();
}
