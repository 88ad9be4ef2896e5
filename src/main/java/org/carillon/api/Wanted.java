package org.carillon.api;

import org.jspecify.annotations.Nullable;

/// What a request must name; when it does not, the caller is told in a sentence.
final class Wanted {
    private static final int MAX_TEXT = 200;

    private Wanted() {}

    static <T> T body(@Nullable T body) {
        if (body == null) throw Refusal.invalid("The body is missing.");
        return body;
    }

    static String field(String name, @Nullable String value) {
        if (value == null || value.isBlank()) throw Refusal.invalid("The field \"" + name + "\" is missing.");
        return value.strip();
    }

    /// A short text for people on one line, or empty.
    static String line(String name, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    "The field \"" + name + "\" must be one line of at most " + MAX_TEXT + " characters.");
        }
        return text;
    }

    /// A text for people, or empty; line ends in it become blanks where it is used.
    static String text(String name, @Nullable String value, int most) {
        String text = value == null ? "" : value.strip();
        if (text.length() <= most) return text;
        throw Refusal.invalid("The field \"" + name + "\" has at most " + most + " characters.");
    }

    /// A number in a path; what is none names nothing.
    static long id(String text) {
        if (!text.matches("[0-9]{1,18}")) throw Refusal.notFound("There is nothing with the number \"" + text + "\".");
        return Long.parseLong(text);
    }
}
