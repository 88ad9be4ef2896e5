package org.carillon.sort;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which lines of a rule text belong together: each outermost statement, with the recipes chained to it by the
/// flags `A a E e`. What stands between them is blank lines and comments. Faulty lines count as statements.
public final class Outline {
    /// Lines of a text, counted from 1, both included.
    public record Lines(int first, int last) {}

    private final List<Lines> groups = new ArrayList<>();

    Outline() {}

    /// The groups of a text in their order. They do not overlap. Never throws.
    public static List<Lines> of(String text, Dialect dialect) {
        var reader = new RuleReader(text, dialect);
        reader.read();
        return List.copyOf(reader.outline().groups);
    }

    /// @param statement null for what is none
    void add(int first, int last, @Nullable Statement statement) {
        int end = Math.max(first, last);
        if (!groups.isEmpty()) {
            Lines before = groups.getLast();
            if (first <= before.last() || chained(statement)) {
                groups.set(groups.size() - 1, new Lines(before.first(), Math.max(end, before.last())));
                return;
            }
        }
        groups.add(new Lines(first, end));
    }

    private static boolean chained(@Nullable Statement statement) {
        if (!(statement instanceof Statement.Recipe recipe)) return false;
        Flags flags = recipe.flags();
        return flags.also() || flags.otherwise() || flags.onFailure();
    }
}
