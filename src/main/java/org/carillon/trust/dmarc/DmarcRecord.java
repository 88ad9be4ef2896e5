package org.carillon.trust.dmarc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One policy record. What cannot be read in it counts as not written, as unknown tags do; only its version must be
/// exact.
///
/// @param policies for the domain itself, for what exists below it and for what does not
/// @param strictDkim a signature must be of the very domain
/// @param strictSpf the sender of the envelope must be of the very domain
/// @param testing its owner asks not to act on it yet
/// @param usable false when a policy cannot be read and nobody wants reports: then it asks nothing
record DmarcRecord(
        Policies policies, boolean strictDkim, boolean strictSpf, Suffix psd, boolean testing, boolean usable) {
    private static final int LONGEST = 4_096;
    private static final Pattern VERSION = Pattern.compile("v[ \t]*=[ \t]*DMARC1[ \t]*(;.*)?", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("[a-z]{1,20}");
    private static final Pattern URI =
            Pattern.compile("[ \t]*[A-Za-z][A-Za-z0-9+.-]*:[^ \t,!]+(![0-9]+[kmgtKMGT]?)?[ \t]*");

    /// Whether the domain is a public suffix, below which each name is another organisation (tag `psd`).
    enum Suffix {
        YES,
        NO,
        UNKNOWN
    }

    record Policies(Policy own, Policy below, Policy missing) {}

    /// Nothing when the text is no record of this version.
    static Optional<DmarcRecord> parse(String text) {
        String line = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (!VERSION.matcher(line).matches()) return Optional.empty();
        return Optional.of(of(tags(line)));
    }

    /// The first of each name; a list of tags is not worth guessing at.
    private static Map<String, String> tags(String line) {
        var tags = new HashMap<String, String>();
        for (String part : line.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) continue;
            String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (TAG.matcher(name).matches())
                tags.putIfAbsent(name, part.substring(equals + 1).strip());
        }
        return tags;
    }

    private static DmarcRecord of(Map<String, String> tags) {
        boolean readable = readable(tags, "p") && readable(tags, "sp") && readable(tags, "np");
        return new DmarcRecord(
                readable ? policies(tags) : new Policies(Policy.NONE, Policy.NONE, Policy.NONE),
                tags.getOrDefault("adkim", "r").equalsIgnoreCase("s"),
                tags.getOrDefault("aspf", "r").equalsIgnoreCase("s"),
                suffix(tags.getOrDefault("psd", "u")),
                tags.getOrDefault("t", "n").equalsIgnoreCase("y"),
                readable || wantsReports(tags));
    }

    private static boolean readable(Map<String, String> tags, String name) {
        return !tags.containsKey(name) || Policy.of(tags.get(name)).isPresent();
    }

    /// `np` falls back to `sp`, and that to `p`; without `p` it is "none".
    private static Policies policies(Map<String, String> tags) {
        Policy own = Policy.of(tags.getOrDefault("p", "")).orElse(Policy.NONE);
        Policy below = Policy.of(tags.getOrDefault("sp", "")).orElse(own);
        return new Policies(own, below, Policy.of(tags.getOrDefault("np", "")).orElse(below));
    }

    private static Suffix suffix(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "y" -> Suffix.YES;
            case "n" -> Suffix.NO;
            default -> Suffix.UNKNOWN;
        };
    }

    private static boolean wantsReports(Map<String, String> tags) {
        for (String uri : tags.getOrDefault("rua", "").split(",", -1))
            if (URI.matcher(uri).matches()) return true;
        return false;
    }
}
