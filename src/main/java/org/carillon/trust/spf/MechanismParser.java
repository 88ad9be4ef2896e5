package org.carillon.trust.spf;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one mechanism (RFC 7208 §5), in linear time.
final class MechanismParser {
    /// What may follow `a` and `mx`: `:domain/24//64`. A slash without digits behind it is part of the domain.
    private static final Pattern DOMAIN_AND_PREFIXES =
            Pattern.compile("(?::(?<domain>.*?))?(?:/(?<four>[0-9]+))?(?://(?<six>[0-9]+))?");

    private MechanismParser() {}

    /// @param text without a qualifier
    static Optional<Mechanism> read(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != '/') end++;
        String rest = text.substring(end);
        return switch (text.substring(0, end).toLowerCase(Locale.ROOT)) {
            case "all" -> rest.isEmpty() ? Optional.of(new Mechanism.All()) : Optional.empty();
            case "include" -> domain(rest).map(Mechanism.Include::new);
            case "exists" -> domain(rest).map(Mechanism.Exists::new);
            case "ptr" ->
                rest.isEmpty()
                        ? Optional.of(new Mechanism.Ptr(MacroText.OWN_DOMAIN))
                        : domain(rest).map(Mechanism.Ptr::new);
            case "a" -> hosts(rest, hosts -> new Mechanism.A(hosts.domain(), hosts.prefixes()));
            case "mx" -> hosts(rest, hosts -> new Mechanism.Mx(hosts.domain(), hosts.prefixes()));
            case "ip4" -> value(rest).flatMap(AddressBlock::four).map(Mechanism.Ip::new);
            case "ip6" -> value(rest).flatMap(AddressBlock::six).map(Mechanism.Ip::new);
            default -> Optional.empty();
        };
    }

    private static Optional<String> value(String rest) {
        return rest.startsWith(":") ? Optional.of(rest.substring(1)) : Optional.empty();
    }

    private static Optional<MacroText> domain(String rest) {
        return value(rest).flatMap(MacroParser::domain);
    }

    private record Hosts(MacroText domain, Prefixes prefixes) {}

    private static Optional<Mechanism> hosts(String rest, Function<Hosts, Mechanism> maker) {
        Matcher parts = DOMAIN_AND_PREFIXES.matcher(rest);
        if (!parts.matches()) return Optional.empty();
        String name = parts.group("domain");
        Optional<MacroText> domain = name == null ? Optional.of(MacroText.OWN_DOMAIN) : MacroParser.domain(name);
        Optional<Prefixes> prefixes = Prefixes.of(parts.group("four"), parts.group("six"));
        return domain.flatMap(d -> prefixes.map(p -> maker.apply(new Hosts(d, p))));
    }
}
