package org.carillon.sort.form;

import java.util.List;

/// A rule as a person clicks it together.
///
/// @param name for people; may be empty
/// @param on false: it stands there and does nothing
/// @param any one row is enough; false when there are fewer than two rows, which is the same
/// @param rows none: for every letter
/// @param deeds at least one
/// @param goOn the rules behind it are asked too
public record FormRule(String name, boolean on, boolean any, List<Row> rows, List<Deed> deeds, boolean goOn) {
    public static final int MAX_NAME = 100;
    /// Of one rule.
    public static final int MAX_ROWS = 30;
    public static final int MAX_DEEDS = 10;

    public FormRule {
        name = Typed.line(name).strip();
        rows = List.copyOf(rows);
        deeds = List.copyOf(deeds);
        any = any && rows.size() > 1;
    }

    public FormRule turned(boolean nowOn) {
        return new FormRule(name, nowOn, any, rows, deeds, goOn);
    }
}
