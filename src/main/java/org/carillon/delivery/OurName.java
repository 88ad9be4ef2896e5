package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How this host calls itself to others (RFC 5321 §4.1.1.1).
@ApplicationScoped
class OurName {
    private final String text;

    OurName(@ConfigProperty(name = "carillon.hostname") Optional<String> configured) {
        this.text = configured.orElseGet(OurName::machine);
    }

    String text() {
        return text;
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
