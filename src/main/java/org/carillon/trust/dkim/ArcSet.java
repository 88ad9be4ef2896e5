package org.carillon.trust.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one host adds that passes a letter on (RFC 8617 §4.2).
///
/// @param results its ARC-Authentication-Results
/// @param message its ARC-Message-Signature
/// @param seal its ARC-Seal
record ArcSet(Part results, Part message, Part seal) {
    /// RFC 8617 §4.2.1.
    static final int MOST = 50;

    private static final String RESULTS = "arc-authentication-results";
    private static final String MESSAGE = "arc-message-signature";
    private static final String SEAL = "arc-seal";

    /// @param tags of [#results] only the number
    record Part(HeaderBlock.Field field, TagList tags) {
        /// From 1 to [#MOST]; 0 for anything else.
        int instance() {
            String digits = tags.text("i");
            boolean number =
                    !digits.isEmpty() && digits.length() <= 2 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            int instance = number ? Integer.parseInt(digits) : 0;
            return instance <= MOST ? instance : 0;
        }
    }

    static boolean any(HeaderBlock header) {
        return header.fields().stream()
                .map(HeaderBlock.Field::name)
                .anyMatch(List.of(RESULTS, MESSAGE, SEAL)::contains);
    }

    /// The sets of a letter, the first one first. Empty unless there is one of each number, with
    /// one field of each kind (RFC 8617 §5.2, steps 1 and 3).
    static Optional<List<ArcSet>> all(HeaderBlock header) {
        Map<Integer, Part> results = numbered(header.named(RESULTS));
        Map<Integer, Part> messages = numbered(header.named(MESSAGE));
        Map<Integer, Part> seals = numbered(header.named(SEAL));
        if (!results.keySet().equals(messages.keySet()) || !results.keySet().equals(seals.keySet())) {
            return Optional.empty();
        }
        var sets = new ArrayList<ArcSet>();
        for (int i = 1; i <= results.size(); i++) {
            Part first = results.get(i);
            Part second = messages.get(i);
            Part third = seals.get(i);
            if (first == null || second == null || third == null) return Optional.empty();
            sets.add(new ArcSet(first, second, third));
        }
        return sets.isEmpty() ? Optional.empty() : Optional.of(sets);
    }

    /// Empty when one of them cannot be read or has the number of another.
    private static Map<Integer, Part> numbered(List<HeaderBlock.Field> fields) {
        var parts = new TreeMap<Integer, Part>();
        for (HeaderBlock.Field field : fields) {
            Optional<Part> part = tags(field).map(tags -> new Part(field, tags)).filter(p -> p.instance() > 0);
            if (part.isEmpty() || parts.putIfAbsent(part.get().instance(), part.get()) != null) return Map.of();
        }
        return parts;
    }

    /// An ARC-Authentication-Results begins with its number and a semicolon (RFC 8617 §4.1.1).
    private static Optional<TagList> tags(HeaderBlock.Field field) {
        String value = field.value();
        if (!field.name().equals(RESULTS)) return TagList.of(value);
        int semicolon = value.indexOf(';');
        return semicolon < 0 ? Optional.empty() : TagList.of(value.substring(0, semicolon));
    }

    /// What the host found, behind the number.
    String found() {
        String value = results.field().value();
        return value.substring(value.indexOf(';') + 1)
                .replace("\r", "")
                .replace("\n", "")
                .strip();
    }
}
