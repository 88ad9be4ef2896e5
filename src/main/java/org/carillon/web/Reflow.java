package org.carillon.web;

import java.util.List;
import java.util.regex.Pattern;

/// Joins the lines that a mail program has cut to some width, so that a paragraph fits a phone as well as a wide
/// window. A line was cut when the first word of the next would not have fitted on it; whoever ended a line
/// early meant it.
final class Reflow {
    /// Narrower text was not cut by a program but set by a person.
    private static final int NARROWEST = 50;
    /// Longer lines were not cut at all.
    private static final int WIDEST = 80;

    private static final int SHORTEST_LINE = 40;
    private static final Pattern OWN_LINE = Pattern.compile("\\s.*|[-*+•#|>(\\[].*|\\d{1,3}[.):].*", Pattern.DOTALL);

    private Reflow() {}

    /// The lines as one text.
    static String text(List<String> lines) {
        int width = lines.stream()
                .mapToInt(String::length)
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
        var text = new StringBuilder();
        String before = "";
        for (String line : lines) {
            if (!text.isEmpty()) text.append(width >= NARROWEST && cut(before, line, width) ? ' ' : '\n');
            text.append(line);
            before = line;
        }
        return text.toString();
    }

    private static boolean cut(String line, String next, int width) {
        if (line.length() < SHORTEST_LINE || line.length() > WIDEST || next.isBlank()) return false;
        if (OWN_LINE.matcher(next).matches() || line.endsWith(" ")) return false;
        int word = next.indexOf(' ');
        return line.length() + 1 + (word < 0 ? next.length() : word) > width;
    }
}
