package org.carillon.sort.form;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// What a person typed, as a pattern that means just that. The engine takes small and large ASCII letters for the
/// same; for others both stand there: `(Ü|ü)`, first the one that was typed.
final class Escapes {
    private static final String SPECIAL = "()[]*+?|.^$";

    private Escapes() {}

    static String pattern(String value) {
        var pattern = new StringBuilder();
        for (int at = 0; at < value.length(); ) {
            int c = value.codePointAt(at);
            boolean edge = at == 0 || at == value.length() - 1;
            at += Character.charCount(c);
            // Blanks at either end of a condition are not looked at; a backslash there would join two lines.
            if (c == ' ' && edge || c == '\\')
                pattern.append('[').append((char) c).append(']');
            else if (SPECIAL.indexOf(c) >= 0) pattern.append('\\').append((char) c);
            else if (c < 128) pattern.append((char) c);
            else pattern.append(eitherCase(c));
        }
        return pattern.toString();
    }

    private static String eitherCase(int c) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(Character.toString(c));
        forms.add(Character.toString(Character.toUpperCase(c)));
        forms.add(Character.toString(Character.toLowerCase(c)));
        return forms.size() == 1 ? forms.iterator().next() : "(" + String.join("|", forms) + ")";
    }

    /// The contrary; nothing when it cannot have come from here.
    static Optional<String> value(String pattern) {
        var value = new StringBuilder();
        for (int at = 0; at < pattern.length(); ) {
            char c = pattern.charAt(at);
            if (c == '[' || c == '\\') {
                if (at + 1 >= pattern.length()) return Optional.empty();
                value.append(pattern.charAt(at + 1));
                at += c == '[' ? 3 : 2;
            } else if (c == '(') {
                int end = pattern.indexOf(')', at);
                if (end < at + 2) return Optional.empty();
                value.appendCodePoint(pattern.codePointAt(at + 1));
                at = end + 1;
            } else {
                value.append(c);
                at++;
            }
        }
        return pattern(value.toString()).equals(pattern) ? Optional.of(value.toString()) : Optional.empty();
    }
}
