package org.carillon.delivery;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.carillon.mail.Address;
import org.carillon.mail.AsciiDomain;

/// What an operator has written for single domains, `example.org`, and for all below one, `*.example.org`. The nearest
/// counts.
record ByDomain<T>(Map<String, T> entries) {
    ByDomain {
        entries = Map.copyOf(entries);
    }

    /// @param key of the configuration, for complaints
    /// @param reader of one value; gets the full key for complaints, too
    /// @throws IllegalArgumentException with a sentence for the operator
    static <T> ByDomain<T> of(String key, Map<String, String> configured, BiFunction<String, String, T> reader) {
        var entries = new HashMap<String, T>();
        configured.forEach((domain, text) -> {
            String full = key + ".\"" + domain + "\"";
            entries.put(checked(full, domain.strip()), reader.apply(full, text.strip()));
        });
        return new ByDomain<>(entries);
    }

    private static String checked(String full, String domain) {
        String name = domain.startsWith("*.") ? domain.substring(2) : domain;
        if (name.contains("@") || Address.parse("postmaster@" + name).isEmpty()) {
            throw new IllegalArgumentException(full + " must name a domain such as example.org or *.example.org.");
        }
        return (domain.startsWith("*.") ? "*." : "") + ascii(name);
    }

    Optional<T> of(String domain) {
        String name = ascii(domain);
        T exact = entries.get(name);
        if (exact != null) return Optional.of(exact);
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            T wild = entries.get("*" + name.substring(dot));
            if (wild != null) return Optional.of(wild);
        }
        return Optional.empty();
    }

    private static String ascii(String domain) {
        return AsciiDomain.of(domain).orElseGet(() -> domain.toLowerCase(Locale.ROOT));
    }
}
