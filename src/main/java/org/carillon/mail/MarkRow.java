package org.carillon.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// A field whose value, in lower case and without comments, is a mark. The tables of marks are lists of these.
record MarkRow(String field, Predicate<String> marked) {
    /// Characters of a value that are looked at; a host that checks many signatures writes long results.
    private static final int LOOKED_AT = 16 * 1024;

    private static final int SHOWN = 60;

    /// The field is a mark, whatever it says.
    static MarkRow any(String field) {
        return new MarkRow(field, value -> true);
    }

    /// The first word of the value is one of these.
    static MarkRow word(String field, String... words) {
        List<String> wanted = List.of(words);
        return new MarkRow(field, value -> wanted.contains(firstWord(value)));
    }

    /// The value has one of these in it.
    static MarkRow holding(String field, String... texts) {
        List<String> wanted = List.of(texts);
        return new MarkRow(field, value -> wanted.stream().anyMatch(value::contains));
    }

    /// The first row that fits, as `Field: value`; only the field's name when the value says no more.
    static Optional<String> first(List<MarkRow> rows, Headers headers) {
        for (MarkRow row : rows) {
            for (String value : headers.all(row.field)) {
                String plain = plain(value);
                if (row.marked.test(plain)) return Optional.of(named(row.field, plain));
            }
        }
        return Optional.empty();
    }

    /// Without comments (RFC 5322 §3.2.2) and in lower case: `No (honestly); x=y` is `no ; x=y`. A parenthesis in
    /// quotes, or one that is never closed, begins none.
    static String plain(String value) {
        String text = value.substring(0, Math.min(LOOKED_AT, value.length()));
        var plain = new StringBuilder();
        int depth = 0;
        int comment = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int next = c == '\\' && (quoted || depth > 0) ? Math.min(i + 2, text.length()) : i + 1;
            if (c == '"' && depth == 0) quoted = !quoted;
            if (c == '(' && !quoted && depth++ == 0) comment = i;
            if (depth == 0) plain.append(text, i, next);
            if (c == ')' && depth > 0) depth--;
            i = next - 1;
        }
        if (depth > 0) plain.append(text, comment, text.length());
        return plain.toString().strip().toLowerCase(Locale.ROOT);
    }

    static String firstWord(String plain) {
        int end = 0;
        while (end < plain.length() && plain.charAt(end) > ' ' && ";,".indexOf(plain.charAt(end)) < 0) end++;
        return plain.substring(0, end);
    }

    private static String named(String field, String value) {
        String shown = value.replaceAll("[^\\x20-\\x7e]", "?");
        if (shown.isEmpty()) return field;
        return field + ": " + shown.substring(0, Math.min(SHOWN, shown.length()));
    }
}
