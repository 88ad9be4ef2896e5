package org.carillon.trust;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.mail.AsciiDomain;

/// Looks the settings of [TrustConfig] over before anybody rests on them.
final class SoundTrust {
    private static final String KEY = "carillon.trust.";

    /// What a host may write as its name into `Authentication-Results` (RFC 8601 §2.2).
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,255}");

    private SoundTrust() {}

    /// @throws IllegalArgumentException with a sentence for the operator
    static void check(TrustConfig config) {
        if (!config.patience().isPositive()) {
            throw new IllegalArgumentException(KEY + "patience must be above zero: write a time such as 10s.");
        }
        config.authservId().ifPresent(AuthservId::checked);
        for (String name : names(config.resultsOf())) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(KEY + "results-of: \"" + name
                        + "\" is no name of a host; write it as that host writes it into Authentication-Results, such as"
                        + " mx.example.org.");
            }
        }
        for (String name : names(config.arcOf())) {
            if (!domain(name)) {
                throw new IllegalArgumentException(KEY + "arc-of: \"" + name
                        + "\" is no domain; write the d= of the seals that are believed, such as lists.example.org.");
            }
        }
    }

    private static boolean domain(String name) {
        return name.indexOf('.') > 0
                && NAME.matcher(name).matches()
                && AsciiDomain.of(name).isPresent();
    }

    private static List<String> names(Optional<List<String>> setting) {
        return setting.orElse(List.of()).stream().map(String::strip).toList();
    }
}
