package org.carillon.sort.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what [RuleWriter] wrote. Anything else, were it only one blank more, is not the form's.
final class RuleReading {
    private final List<String> lines;
    private int at;

    private RuleReading(List<String> lines) {
        this.lines = lines;
    }

    /// @param text lines, each with its end
    static Optional<FormRule> of(String text) {
        if (text.isEmpty() || !text.endsWith("\n")) return Optional.empty();
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        FormRule rule = new RuleReading(lines).rule();
        return Optional.ofNullable(rule).filter(r -> RuleWriter.write(r).equals(text));
    }

    private @Nullable FormRule rule() {
        String first = lines.getFirst();
        if (first.startsWith(RuleWriter.NAME_OFF)) return off();
        boolean named = first.startsWith(RuleWriter.NAME);
        if (named) at++;
        return recipes(named ? first.substring(RuleWriter.NAME.length()) : "", true);
    }

    private @Nullable FormRule off() {
        var bare = new ArrayList<String>();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.startsWith(RuleWriter.OFF)) return null;
            bare.add(line.substring(RuleWriter.OFF.length()));
        }
        return new RuleReading(bare).recipes(lines.getFirst().substring(RuleWriter.NAME_OFF.length()), false);
    }

    private @Nullable FormRule recipes(String name, boolean on) {
        boolean copy = next().equals(":0 c");
        var conditions = new ArrayList<String>();
        while (peek().startsWith("* ")) conditions.add(next().substring(2));
        boolean any = peek().equals(RuleWriter.NONE_OF_THEM);
        if (any) {
            next();
            copy = next().equals(":0 Ec");
        }
        var rows = new ArrayList<Row>();
        for (String condition : conditions) {
            Optional<Row> row = RowText.read(any ? RuleWriter.contrary(condition) : condition);
            if (row.isEmpty()) return null;
            rows.add(row.get());
        }
        boolean block = peek().equals("{");
        List<Deed> deeds = block ? block() : deed(next());
        boolean goOn = block ? lines.subList(0, at).contains(RuleWriter.INDENT + ":0 c") && allCopies() : copy;
        if (deeds.isEmpty() || at < lines.size()) return null;
        return new FormRule(name, on, any, rows, deeds, goOn);
    }

    private List<Deed> block() {
        next();
        var deeds = new ArrayList<Deed>();
        while (peek().startsWith(RuleWriter.INDENT)) {
            next();
            String line = next();
            if (!line.startsWith(RuleWriter.INDENT)) return List.of();
            deeds.addAll(deed(line.substring(RuleWriter.INDENT.length())));
        }
        next();
        return deeds;
    }

    private boolean allCopies() {
        return !lines.contains(RuleWriter.INDENT + ":0");
    }

    private static List<Deed> deed(String line) {
        return DeedText.read(line).stream().toList();
    }

    /// Empty at the end.
    private String peek() {
        return at < lines.size() ? lines.get(at) : "";
    }

    private String next() {
        return at < lines.size() ? lines.get(at++) : "";
    }
}
