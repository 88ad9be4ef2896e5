package org.carillon.domains;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Who reads the mail to `postmaster` and `abuse` of all our domains (RFC 5321 §4.5.1, RFC 2142 §2).
@ApplicationScoped
public class Postmaster {
    private final Optional<Address> address;

    Postmaster(@ConfigProperty(name = "carillon.postmaster") Optional<String> configured) {
        this.address = configured.filter(p -> !p.isBlank()).map(Postmaster::read);
    }

    private static Address read(String configured) {
        try {
            return Address.of(configured);
        } catch (AddressException wrong) {
            throw new IllegalArgumentException("carillon.postmaster is no mail address: " + wrong.getMessage());
        }
    }

    /// Empty when nobody has been named yet.
    public Optional<Address> address() {
        return address;
    }
}
