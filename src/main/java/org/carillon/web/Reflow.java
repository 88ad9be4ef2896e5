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
    private static final int SHORTEST_END = 20;
    private static final String ENDED = ".,:!?";
    private static final Pattern OWN_LINE = Pattern.compile("\\s.*|[-*+•#|>(\\[].*|\\d{1,3}[.):].*", Pattern.DOTALL);

    private Reflow() {}

    /// The lines as one text.
    static String text(List<String> lines) {
        var text = new StringBuilder();
        for (int from = 0; from < lines.size(); ) {
            int to = from;
            while (to < lines.size() && !lines.get(to).isBlank()) to++;
            paragraph(text, lines.subList(from, to));
            if (to < lines.size()) text.append('\n').append(lines.get(to)).append('\n');
            from = to + 1;
        }
        return text.toString();
    }

    /// Its longest line tells the width to which it was cut.
    private static void paragraph(StringBuilder text, List<String> lines) {
        int width = lines.stream()
                .mapToInt(String::length)
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) text.append(width >= NARROWEST && cut(lines.get(i - 1), lines.get(i), width) ? ' ' : '\n');
            text.append(lines.get(i));
        }
    }

    private static boolean cut(String line, String next, int width) {
        if (line.length() < SHORTEST_LINE || line.length() > WIDEST) return false;
        if (OWN_LINE.matcher(next).matches() || line.endsWith(" ")) return false;
        // a name below the last sentence
        if (next.length() < SHORTEST_END && ENDED.indexOf(line.charAt(line.length() - 1)) >= 0) return false;
        int word = next.indexOf(' ');
        return line.length() + 1 + (word < 0 ? next.length() : word) > width;
    }
}
