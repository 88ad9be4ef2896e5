package org.carillon.web;

import java.util.List;
import org.carillon.sort.Fault;

/// The faulty lines of a rule text, as pages show them.
///
/// @param more faults beyond those in `lines`
record RuleFaults(List<Line> lines, int more) {
    static final RuleFaults NONE = new RuleFaults(List.of(), 0);

    private static final int MOST = 30;
    private static final int WIDEST = 120;

    /// @param text the line as it was typed; its beginning when it is long
    record Line(int number, String why, String text) {}

    static RuleFaults of(String text, List<Fault> faults) {
        List<String> lines = text.lines().toList();
        List<Line> shown = faults.stream()
                .limit(MOST)
                .map(fault -> new Line(fault.line(), Harmless.line(fault.why(), ""), line(lines, fault.line())))
                .toList();
        return new RuleFaults(shown, faults.size() - shown.size());
    }

    private static String line(List<String> lines, int number) {
        if (number < 1 || number > lines.size()) return "";
        String text = lines.get(number - 1).strip();
        return Harmless.line(text.length() <= WIDEST ? text : text.substring(0, WIDEST) + "…", "");
    }
}
