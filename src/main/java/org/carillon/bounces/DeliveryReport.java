package org.carillon.bounces;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of a bounce that is written for machines: groups of fields, divided by empty lines (RFC 3464 §2.1).
final class DeliveryReport {
    private static final int MAX_RECIPIENTS = 1000;
    private static final int MAX_LINES = 20_000;

    private static final Pattern EMBEDDED = Pattern.compile("\\\\x\\{([0-9A-Fa-f]{1,6})}");

    private DeliveryReport() {}

    /// @param words the text for people beside it, for hosts that put the reason only there
    static List<BouncedRecipient> recipients(String text, String words) {
        var found = new ArrayList<BouncedRecipient>();
        for (Map<String, String> group : groups(text)) {
            String address =
                    address(group.getOrDefault("final-recipient", group.getOrDefault("original-recipient", "")));
            if (address.isEmpty() && !group.containsKey("status")) continue;
            if (found.size() < MAX_RECIPIENTS) found.add(recipient(address, group, words));
        }
        return List.copyOf(found);
    }

    /// RFC 5965 §3.2: who complained is often left out.
    static List<BouncedRecipient> complaint(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        groups(text).forEach(fields::putAll);
        String address = address(fields.getOrDefault("original-rcpt-to", ""));
        String type = fields.getOrDefault("feedback-type", "abuse");
        return List.of(new BouncedRecipient(address, "", BounceKind.COMPLAINT, Phrases.line("feedback: " + type)));
    }

    private static BouncedRecipient recipient(String address, Map<String, String> group, String words) {
        String diagnostic = group.getOrDefault("diagnostic-code", "");
        String reason = diagnostic.isEmpty() ? words : diagnostic;
        String status = Phrases.status(group.getOrDefault("status", ""), reason);
        BounceKind kind = switch (group.getOrDefault("action", "failed")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z]", 2)[0]) {
            case "delivered", "relayed", "expanded" -> BounceKind.NONE;
            case "delayed" -> BounceKind.DELAYED;
            default -> Phrases.kind(status, reason);
        };
        return new BouncedRecipient(address, status, kind, Phrases.line(reason));
    }

    private static List<Map<String, String>> groups(String text) {
        var groups = new ArrayList<Map<String, String>>();
        Map<String, String> group = new LinkedHashMap<>();
        String last = "";
        for (String line : text.lines().limit(MAX_LINES).toList()) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                if (!group.isEmpty()) groups.add(group);
                group = new LinkedHashMap<>();
            } else if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
                group.computeIfPresent(
                        last, (name, value) -> value.length() < 2000 ? value + " " + line.strip() : value);
            } else if (colon > 0) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                group.putIfAbsent(last, line.substring(colon + 1).strip());
            }
        }
        if (!group.isEmpty()) groups.add(group);
        return groups;
    }

    /// `rfc822; <ana@example.org>` → `ana@example.org` (RFC 3464 §2.1.2).
    private static String address(String value) {
        String plain = value.substring(value.indexOf(';') + 1).strip();
        String inner = plain.startsWith("<") && plain.indexOf('>') > 0 ? plain.substring(1, plain.indexOf('>')) : plain;
        return Phrases.address(unembedded(inner));
    }

    /// `utf-8-addr-xtext`: letters outside ASCII as `\x{…}` (RFC 6533 §3).
    private static String unembedded(String address) {
        if (address.indexOf('\\') < 0) return address;
        return EMBEDDED.matcher(address).replaceAll(found -> {
            int point = Integer.parseInt(found.group(1), 16);
            return Character.isValidCodePoint(point) ? Matcher.quoteReplacement(Character.toString(point)) : "?";
        });
    }
}
