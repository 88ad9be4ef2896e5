package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// A table for people: which JSON fields stand in which columns, and what to say when there is nothing.
record Table(List<Column> columns, String whenEmpty) {
    /// Wider values are cut, so that one long subject does not spoil the page.
    private static final int WIDEST = 60;

    record Column(String title, String field) {}

    /// Each column as `TITLE field`.
    static Table of(String whenEmpty, String... columns) {
        return new Table(
                List.of(columns).stream()
                        .map(c -> new Column(c.substring(0, c.lastIndexOf(' ')), c.substring(c.lastIndexOf(' ') + 1)))
                        .toList(),
                whenEmpty);
    }

    Listing on(PrintWriter out) {
        return new Listing() {
            private final int[] widths =
                    columns.stream().mapToInt(c -> Plain.width(c.title())).toArray();
            private boolean any;

            @Override
            public void page(JsonNode items) {
                var rows = new ArrayList<List<String>>();
                if (!any && !items.isEmpty())
                    rows.add(columns.stream().map(Column::title).toList());
                for (JsonNode item : items) rows.add(row(item));
                for (var row : rows) widen(row);
                for (var row : rows) out.println(aligned(row, widths));
                any |= !items.isEmpty();
            }

            @Override
            public void end() {
                if (!any) out.println(whenEmpty);
            }

            private void widen(List<String> row) {
                for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], Plain.width(row.get(i)));
            }
        };
    }

    private List<String> row(JsonNode item) {
        return columns.stream().map(c -> cut(text(item.path(c.field())))).toList();
    }

    /// The value as a person reads it: lists joined, objects as `key=value`, nothing for null.
    static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) return "";
        var parts = new ArrayList<String>();
        if (value.isArray()) value.forEach(v -> parts.add(text(v)));
        else if (value.isObject())
            value.fields().forEachRemaining(f -> parts.add(f.getKey() + "=" + text(f.getValue())));
        else return Plain.line(value.asText());
        return String.join(", ", parts);
    }

    private static String cut(String text) {
        if (Plain.width(text) <= WIDEST) return text;
        int end = text.length();
        while (Plain.width(text.substring(0, end)) >= WIDEST) end = text.offsetByCodePoints(end, -1);
        return text.substring(0, end) + "…";
    }

    private static String aligned(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).repeat(' ', widths[i] - Plain.width(row.get(i)) + 2);
        }
        return line.toString().stripTrailing();
    }
}
