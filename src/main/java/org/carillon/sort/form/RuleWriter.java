package org.carillon.sort.form;

import java.util.List;

/// Writes a rule as recipes:
///
///     # Rule: Friends
///     :0
///     * H:decoded ?? ^From: .*ana@
///     friends
///
/// When any row is enough, an empty block takes the letters for which none is true, and `E` the others. More than one
/// deed stand in a block. A rule that is off is a comment, each line behind `#off`.
final class RuleWriter {
    static final String NAME = "# Rule:";
    static final String NAME_OFF = "# Rule (off):";
    static final String OFF = "#off ";
    static final String NONE_OF_THEM = "{ }";
    static final String INDENT = "  ";

    private final FormRule rule;
    private final StringBuilder lines = new StringBuilder();

    private RuleWriter(FormRule rule) {
        this.rule = rule;
    }

    /// Lines, each with its end.
    static String write(FormRule rule) {
        return new RuleWriter(rule).written();
    }

    private String written() {
        boolean named = !rule.name().isEmpty() || !rule.on();
        if (named)
            lines.append((rule.on() ? NAME : NAME_OFF) + (rule.name().isEmpty() ? "" : " " + rule.name()) + "\n");
        if (rule.any()) any();
        else line(recipe("", rule.deeds().size() == 1 && rule.goOn()));
        if (!rule.any()) for (Row row : rule.rows()) line("* " + RowText.of(row));
        deeds();
        return lines.toString();
    }

    private void any() {
        line(":0");
        for (Row row : rule.rows()) line("* " + contrary(RowText.of(row)));
        line(NONE_OF_THEM);
        line(recipe("E", rule.deeds().size() == 1 && rule.goOn()));
    }

    static String contrary(String condition) {
        return condition.startsWith("! ") ? condition.substring(2) : "! " + condition;
    }

    private void deeds() {
        List<Deed> deeds = rule.deeds();
        if (deeds.size() == 1) {
            line(DeedText.of(deeds.getFirst()));
            return;
        }
        line("{");
        for (int i = 0; i < deeds.size(); i++) {
            line(INDENT + recipe("", rule.goOn() || i < deeds.size() - 1));
            line(INDENT + DeedText.of(deeds.get(i)));
        }
        line("}");
    }

    static String recipe(String flag, boolean copy) {
        String flags = flag + (copy ? "c" : "");
        return flags.isEmpty() ? ":0" : ":0 " + flags;
    }

    private void line(String text) {
        if (!rule.on()) lines.append(OFF);
        lines.append(text).append('\n');
    }
}
