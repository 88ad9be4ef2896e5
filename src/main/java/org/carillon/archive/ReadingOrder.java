package org.carillon.archive;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Brings the posts of a conversation into the order in which one reads them. No recursion: a thread may be as
/// deep as it is long.
final class ReadingOrder {
    private ReadingOrder() {}

    /// A post before it has its depth.
    record Row(long id, long parent, String hash, boolean missing, String messageId, Twig.Line line) {
        Instant sentAt() {
            Instant at = line.sentAt();
            return at == null ? Instant.EPOCH : at;
        }
    }

    private record Step(Row row, String parent, int depth) {}

    static List<Twig> of(List<Row> rows) {
        Map<Long, Row> byId = new HashMap<>();
        for (Row row : rows) byId.put(row.id, row);
        Map<Long, List<Row>> below = new HashMap<>();
        for (Row row : rows) {
            long parent = byId.containsKey(row.parent) ? row.parent : 0;
            below.computeIfAbsent(parent, p -> new ArrayList<>()).add(row);
        }
        var ordered = new ArrayList<Twig>(rows.size());
        var open = new ArrayDeque<Step>();
        push(open, below.get(0L), "", 0);
        while (!open.isEmpty()) {
            Step step = open.pop();
            Row row = step.row;
            ordered.add(new Twig(row.hash, step.parent, step.depth, row.missing, row.messageId, row.line));
            push(open, below.get(row.id), row.hash, step.depth + 1);
        }
        return ordered;
    }

    /// The earliest shall be on top.
    private static void push(
            ArrayDeque<Step> open, @org.jspecify.annotations.Nullable List<Row> rows, String parent, int depth) {
        if (rows == null) return;
        rows.sort(Comparator.comparing(Row::sentAt).thenComparing(Row::id).reversed());
        for (Row row : rows) open.push(new Step(row, parent, depth));
    }
}
