package org.carillon.trust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A field `Authentication-Results` as it is read (RFC 8601 §2.2). Reads whatever it can; never fails.
///
/// @param host whose word it is, in lower case; empty when that cannot be told
public record ReadResults(String host, List<Result> results) {
    /// More would be no honest host's.
    private static final int MOST = 50;

    private static final int LONGEST = 20_000;

    /// What one method has found out.
    ///
    /// @param method such as `spf`, in lower case
    /// @param code such as `pass`, in lower case
    /// @param properties such as `smtp.mailfrom`, in lower case; also `reason`
    /// @param comment the text of the first comment
    public record Result(String method, String code, Map<String, String> properties, String comment) {
        public Result {
            properties = Map.copyOf(properties);
        }

        public String property(String name) {
            return properties.getOrDefault(name, "");
        }
    }

    public ReadResults {
        results = List.copyOf(results);
    }

    /// @param value of the field, unfolded
    public static ReadResults of(String value) {
        List<Part> parts = parts(value.length() > LONGEST ? value.substring(0, LONGEST) : value);
        List<String> first = parts.getFirst().words();
        var results = new ArrayList<Result>();
        for (Part part : parts.subList(1, parts.size())) {
            if (results.size() < MOST) result(part).ifPresent(results::add);
        }
        return new ReadResults(first.isEmpty() ? "" : first.getFirst().toLowerCase(Locale.ROOT), results);
    }

    public Optional<Result> first(String method) {
        return all(method).stream().findFirst();
    }

    public List<Result> all(String method) {
        return results.stream().filter(one -> one.method().equals(method)).toList();
    }

    private static Optional<Result> result(Part part) {
        var pairs = new ArrayList<String[]>();
        for (String word : part.words()) {
            int equals = word.indexOf('=');
            if (equals > 0) pairs.add(new String[] {lower(word.substring(0, equals)), word.substring(equals + 1)});
        }
        if (pairs.isEmpty()) return Optional.empty();
        var properties = new HashMap<String, String>();
        for (String[] pair : pairs.subList(1, pairs.size())) properties.putIfAbsent(pair[0], pair[1]);
        String method = pairs.getFirst()[0].split("/", 2)[0];
        return Optional.of(new Result(method, lower(pairs.getFirst()[1]), properties, part.comment()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// What stands between two semicolons: words without comments and quotes.
    private record Part(List<String> words, String comment) {}

    private static List<Part> parts(String value) {
        var reader = new Reader();
        for (int i = 0; i < value.length(); i++) reader.take(value.charAt(i));
        return reader.end();
    }

    /// Character by character, so that nothing nests and nothing is read twice.
    private static final class Reader {
        private final List<Part> parts = new ArrayList<>();
        private List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private final StringBuilder comment = new StringBuilder();
        private boolean firstComment = true;
        private int depth;
        private boolean quoted;
        private boolean escaped;

        void take(char c) {
            if (escaped) put(c);
            else if (c == '\\' && (quoted || depth > 0)) escaped = true;
            else if (quoted) inQuotes(c);
            else if (depth > 0) inComment(c);
            else outside(c);
        }

        private void put(char c) {
            escaped = false;
            if (depth == 0) word.append(c);
            else if (firstComment) comment.append(c);
        }

        private void inQuotes(char c) {
            if (c == '"') quoted = false;
            else word.append(c);
        }

        private void inComment(char c) {
            if (c == '(') depth++;
            if (c == ')' && --depth == 0) firstComment = false;
            else if (firstComment) comment.append(c);
        }

        private void outside(char c) {
            switch (c) {
                case '(' -> {
                    depth++;
                    endWord();
                }
                case '"' -> quoted = true;
                case ';' -> endPart();
                case ' ', '\t', '\r', '\n' -> endWord();
                default -> word.append(c);
            }
        }

        /// Blanks may stand around an equals sign.
        private void endWord() {
            if (word.isEmpty()) return;
            boolean value = !words.isEmpty() && words.getLast().endsWith("=");
            boolean equals = word.charAt(0) == '=' && !words.isEmpty();
            if (value || equals) words.set(words.size() - 1, words.getLast() + word);
            else words.add(word.toString());
            word.setLength(0);
        }

        private void endPart() {
            endWord();
            parts.add(new Part(words, comment.toString().strip()));
            words = new ArrayList<>();
            comment.setLength(0);
            firstComment = true;
        }

        List<Part> end() {
            depth = 0;
            endPart();
            return parts;
        }
    }
}
