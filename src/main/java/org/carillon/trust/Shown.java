package org.carillon.trust;

/// Strangers' words as our sentences may quote them: on one line, in visible ASCII, within bounds.
public final class Shown {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TERM = 80;

    private Shown() {}

    /// What should be the name of a host or a domain.
    public static String name(String name) {
        return line(name, LONGEST_NAME);
    }

    /// A piece of a record or a field.
    public static String term(String term) {
        return line(term, LONGEST_TERM);
    }

    /// Whatever is not visible ASCII becomes a question mark: it could end the line, or turn its direction.
    ///
    /// @param most characters
    public static String line(String text, int most) {
        var line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < most; i++) {
            char c = text.charAt(i);
            line.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return line.toString().strip();
    }
}
