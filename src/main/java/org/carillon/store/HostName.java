package org.carillon.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How this host calls itself, in lower case: to other hosts (RFC 5321 §4.1.1.1), in Received fields, in the ids
/// of our letters, and as the domain of its own postmaster. `carillon.hostname`, else the name of the machine.
@ApplicationScoped
public class HostName {
    /// Octets of a name in the DNS (RFC 1035 §2.3.4).
    private static final int MAX_LENGTH = 255;

    private final String text;

    HostName(@ConfigProperty(name = "carillon.hostname") Optional<String> configured) {
        this.text = configured.map(HostName::checked).orElseGet(HostName::machine);
    }

    public String text() {
        return text;
    }

    /// @throws IllegalArgumentException with a sentence when this cannot be the name of a host
    static String checked(String name) {
        boolean readable = name.chars().allMatch(c -> c > ' ' && c < 127);
        if (name.isEmpty() || name.length() > MAX_LENGTH || !readable) {
            throw new IllegalArgumentException(
                    "carillon.hostname must be the name of this host, such as mx.example.org, without blanks.");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    /// The full name when the machine knows it; an address is none.
    private static String machine() {
        try {
            InetAddress own = InetAddress.getLocalHost();
            String full = own.getCanonicalHostName();
            return checked(full.equals(own.getHostAddress()) ? own.getHostName() : full);
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
