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

    private static final String KEY = "carillon.hostname";

    private final String text;

    HostName(@ConfigProperty(name = "carillon.hostname") Optional<String> configured) {
        this.text = configured.map(name -> checked(name, KEY)).orElseGet(HostName::machine);
    }

    public String text() {
        return text;
    }

    /// In lower case.
    /// @param key of the configuration, for the sentence
    /// @throws IllegalArgumentException with a sentence when this cannot be the name of a host
    public static String checked(String name, String key) {
        boolean readable = name.chars().allMatch(c -> c > ' ' && c < 127);
        if (name.isEmpty() || name.length() > MAX_LENGTH || !readable) {
            throw new IllegalArgumentException(
                    key + " must be the name of this host, such as mx.example.org, in ASCII and without blanks.");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    /// The full name when the machine knows it; an address is none.
    private static String machine() {
        try {
            InetAddress own = InetAddress.getLocalHost();
            String full = own.getCanonicalHostName();
            return checked(full.equals(own.getHostAddress()) ? own.getHostName() : full, KEY);
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
