package org.carillon.trust.greylist;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.carillon.mail.AsciiDomain;
import org.carillon.trust.Networks;

/// Clients that the operator lets in at once.
///
/// @param domains in lower case
record Whitelist(Networks networks, List<String> domains) {
    private static final Predicate<String> NETWORK = text -> text.matches("[0-9.]+(/.*)?|.*[:/].*");

    Whitelist {
        domains = List.copyOf(domains);
    }

    /// @throws IllegalArgumentException with a sentence for the operator
    static Whitelist parse(String key, List<String> texts) {
        List<String> all = texts.stream().map(String::strip).toList();
        List<String> networks = all.stream().filter(NETWORK).toList();
        List<String> domains = all.stream()
                .filter(NETWORK.negate())
                .map(text -> domain(key, text))
                .toList();
        return new Whitelist(Networks.parse(key, networks), domains);
    }

    private static String domain(String key, String text) {
        String plain = text.startsWith(".") ? text.substring(1) : text;
        boolean name = !plain.isEmpty() && plain.chars().allMatch(c -> c > ' ' && c != '@');
        return AsciiDomain.of(plain)
                .filter(_ -> name)
                .orElseThrow(() -> new IllegalArgumentException(
                        key + ": \"" + text + "\" is neither a network nor a domain of hosts."));
    }

    /// @param host the client's name, or empty
    boolean contains(InetAddress client, String host) {
        if (networks.contains(client)) return true;
        String name = host.toLowerCase(Locale.ROOT);
        return !name.isEmpty() && domains.stream().anyMatch(d -> name.equals(d) || name.endsWith("." + d));
    }
}
