package org.carillon.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a domain demands of those who send to it (MTA-STS, RFC 8461 §3.2).
///
/// @param hosts the names its mail hosts may have; `*.` in front stands for one label
record StsPolicy(Mode mode, List<String> hosts, Duration maxAge) {
    /// RFC 8461 §3.2: a year.
    private static final long LONGEST_AGE = 31_557_600;

    private static final int MOST_HOSTS = 100;

    /// A name, or one with a star for its first label. What is none would be read otherwise when it comes back from the
    /// database.
    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9._-]{1,253}");

    enum Mode {
        /// No letter goes another way.
        ENFORCE,
        /// Letters go as ever; what would fail is noted.
        TESTING,
        /// The domain has taken its policy back.
        NONE
    }

    StsPolicy {
        hosts = List.copyOf(hosts);
    }

    /// Empty when the text is no policy. Keys that nobody knows yet are passed over.
    static Optional<StsPolicy> parse(String text) {
        Map<String, String> fields = new HashMap<>();
        List<String> hosts = new ArrayList<>();
        for (String line : text.split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon < 0) continue;
            String key = line.substring(0, colon).strip();
            String value = line.substring(colon + 1).strip();
            if (!key.equals("mx")) fields.putIfAbsent(key, value);
            else if (hosts.size() < MOST_HOSTS) hosts.add(value.toLowerCase(Locale.ROOT));
        }
        Optional<Mode> mode = mode(fields.getOrDefault("mode", ""));
        String age = fields.getOrDefault("max_age", "");
        boolean whole = "STSv1".equals(fields.get("version"))
                && age.matches("[0-9]{1,10}")
                && mode.isPresent()
                && hosts.stream().allMatch(host -> HOST.matcher(host).matches());
        if (!whole || (mode.get() != Mode.NONE && hosts.isEmpty())) return Optional.empty();
        Duration maxAge = Duration.ofSeconds(Math.min(LONGEST_AGE, Long.parseLong(age)));
        return Optional.of(new StsPolicy(mode.get(), hosts, maxAge));
    }

    private static Optional<Mode> mode(String word) {
        return switch (word) {
            case "enforce" -> Optional.of(Mode.ENFORCE);
            case "testing" -> Optional.of(Mode.TESTING);
            case "none" -> Optional.of(Mode.NONE);
            default -> Optional.empty();
        };
    }

    /// The id of the record in the DNS (RFC 8461 §3.1); empty when there is none, or more than one.
    static Optional<String> id(List<String> texts) {
        List<String> records =
                texts.stream().filter(t -> t.matches("v=STSv1\\s*;.*")).toList();
        if (records.size() != 1) return Optional.empty();
        for (String field : records.getFirst().split(";")) {
            String text = field.strip();
            if (text.matches("id=[A-Za-z0-9]{1,32}")) return Optional.of(text.substring(3));
        }
        return Optional.empty();
    }

    /// RFC 8461 §4.1.
    boolean names(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, String name) {
        if (!pattern.startsWith("*.")) return pattern.equals(name);
        int dot = name.indexOf('.');
        return dot > 0 && pattern.substring(1).equals(name.substring(dot));
    }
}
