package org.carillon.trust.dkim;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A list of `name=value` (RFC 6376 §3.2), as signatures and keys are written. Read in linear time;
/// values keep their case, and letters outside ASCII (RFC 8616). Tags that nobody knows stand in it
/// and do no harm.
final class TagList {
    /// Characters of a list. The signature of an RSA key of 8,192 bits takes 1,368.
    static final int MOST_CHARACTERS = 32_768;

    private final Map<String, String> tags;

    private TagList(Map<String, String> tags) {
        this.tags = tags;
    }

    /// Empty for what is no such list: a name is said twice, or a piece is no tag.
    static Optional<TagList> of(String text) {
        if (text.length() > MOST_CHARACTERS) return Optional.empty();
        var tags = new LinkedHashMap<String, String>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(';', at);
            if (end < 0) end = text.length();
            String piece = text.substring(at, end);
            boolean behindTheLast = end == text.length() && at > 0;
            if (!behindTheLast || !stripped(piece).isEmpty()) {
                if (!put(piece, tags)) return Optional.empty();
            }
            at = end + 1;
        }
        return tags.isEmpty() ? Optional.empty() : Optional.of(new TagList(tags));
    }

    private static boolean put(String piece, Map<String, String> tags) {
        int equals = piece.indexOf('=');
        if (equals < 0) return false;
        String name = stripped(piece.substring(0, equals));
        String value = stripped(piece.substring(equals + 1));
        return isName(name) && isValue(value) && tags.putIfAbsent(name, value) == null;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && blank(text.charAt(from))) from++;
        while (from < to && blank(text.charAt(to - 1))) to--;
        return text.substring(from, to);
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || !letter(text.charAt(0))) return false;
        return text.chars().allMatch(c -> letter((char) c) || c == '_' || (c >= '0' && c <= '9'));
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isValue(String text) {
        return text.chars().allMatch(c -> (c > ' ' && c != 127) || blank((char) c));
    }

    boolean has(String name) {
        return tags.containsKey(name);
    }

    /// True where the list begins with it.
    boolean first(String name) {
        return tags.keySet().iterator().next().equals(name);
    }

    /// As it stands; empty where it does not.
    String text(String name) {
        return tags.getOrDefault(name, "");
    }

    /// Without the blanks in it.
    String compact(String name) {
        String text = text(name);
        var rest = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) if (!blank(text.charAt(i))) rest.append(text.charAt(i));
        return rest.toString();
    }

    /// What colons part, in lower case. Empty ones are left out.
    List<String> words(String name) {
        return Arrays.stream(compact(name).toLowerCase(Locale.ROOT).split(":", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// From base64; empty where there is none, or nothing in it.
    Optional<byte[]> octets(String name) {
        try {
            byte[] octets = Base64.getDecoder().decode(compact(name));
            return octets.length == 0 ? Optional.empty() : Optional.of(octets);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
