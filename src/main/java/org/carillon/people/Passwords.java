package org.carillon.people;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What of a password is kept: its hash by bcrypt.
@ApplicationScoped
class Passwords {
    private static final int SHORTEST = 8;
    /// Octets; bcrypt looks at no more, and the rest would be cut silently.
    private static final int LONGEST = 72;

    /// What bcrypt can, up to what takes about a minute.
    private static final int LEAST_COST = 4;

    private static final int MOST_COST = 20;

    private final int cost;
    /// Of nobody's password; made with the cost of real ones so that comparing takes as long.
    private final String nobody;

    /// @param cost of bcrypt: 2^12 rounds take about a quarter of a second on a small server
    /// @throws IllegalArgumentException with a sentence when bcrypt cannot or should not do it
    Passwords(@ConfigProperty(name = "carillon.people.password-cost", defaultValue = "12") int cost) {
        if (cost < LEAST_COST || cost > MOST_COST) {
            throw new IllegalArgumentException(
                    "carillon.people.password-cost must be from " + LEAST_COST + " to " + MOST_COST + ".");
        }
        this.cost = cost;
        this.nobody = BcryptUtil.bcryptHash("nobody has this password", cost);
    }

    /// Made when the house opens, so that a wrong cost is told then and not to whoever signs in first.
    void ready(@Observes StartupEvent starting) {}

    /// @throws PasswordException when it is too short or too long
    String hash(String password) {
        if (password.length() < SHORTEST) {
            throw new PasswordException("The password needs at least " + SHORTEST + " characters.");
        }
        if (!fits(password)) throw new PasswordException("The password is longer than " + LONGEST + " octets.");
        return BcryptUtil.bcryptHash(password, cost);
    }

    /// Takes as long for nobody as for somebody.
    boolean right(String password, Optional<String> hash) {
        boolean fits = fits(password);
        return BcryptUtil.matches(fits ? password : "", hash.orElse(nobody)) && fits && hash.isPresent();
    }

    private static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }
}
