package org.carillon.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.carillon.delivery.Traffic;

/// Pieces of time as charts: one for each number, each with its own scale, so that none needs a colour to be told
/// from another.
///
/// @param rows the same as a table, without the times in which nothing happened, the latest first
record Charts(List<Chart> charts, List<Row> rows, Axis axis) {
    /// Units of a chart's height and of a bar's place; the page stretches them to its width.
    private static final int HEIGHT = 100;

    private static final int WIDE = 10;

    /// @param step of a bar, in words
    record Axis(int width, int height, Instant from, Instant middle, String step) {}

    /// One chart.
    ///
    /// @param what is shown, such as `Delivered`
    /// @param words what there is to see, in a sentence
    record Chart(String id, String what, String words, List<Bar> bars) {}

    /// A bar from the bottom up; `top` counts from above, as SVG does.
    record Bar(int left, String top, String height, Instant at, long value) {}

    record Row(Instant at, Traffic.Piece sums) {}

    static Charts of(ChartSpan span, Instant now, List<Traffic.Piece> pieces) {
        Instant from = span.from(now);
        var sums = new Traffic.Piece[span.bars()];
        for (int i = 0; i < sums.length; i++) sums[i] = new Traffic.Piece(span.at(from, i), 0, 0, 0, 0, 0);
        for (Traffic.Piece piece : pieces) {
            int bar = span.bar(from, piece.since());
            if (bar >= 0 && bar < sums.length) sums[bar] = sum(sums[bar], piece);
        }
        var axis = new Axis(sums.length * WIDE, HEIGHT, from, span.at(from, sums.length / 2), span.stepWord());
        return new Charts(charts(sums), rows(sums), axis);
    }

    /// Of the recipients that waited the highest number counts, of all others the sum.
    private static Traffic.Piece sum(Traffic.Piece a, Traffic.Piece b) {
        return new Traffic.Piece(
                a.since(),
                a.accepted() + b.accepted(),
                a.delivered() + b.delivered(),
                a.deferred() + b.deferred(),
                a.failed() + b.failed(),
                Math.max(a.waiting(), b.waiting()));
    }

    private static List<Chart> charts(Traffic.Piece[] sums) {
        return List.of(
                chart("accepted", "Put into the queue", sums, Traffic.Piece::accepted),
                chart("delivered", "Delivered", sums, Traffic.Piece::delivered),
                chart("deferred", "Put off", sums, Traffic.Piece::deferred),
                chart("failed", "Failed", sums, Traffic.Piece::failed),
                waiting(sums));
    }

    private static Chart chart(String id, String what, Traffic.Piece[] sums, ToLongFunction<Traffic.Piece> value) {
        long all = Arrays.stream(sums).mapToLong(value).sum();
        long most = Arrays.stream(sums).mapToLong(value).max().orElse(0);
        String words = all == 0
                ? "None in this time."
                : grouped(all) + (all == 1 ? " copy" : " copies") + " in all, at most " + grouped(most) + " at a time.";
        return new Chart(id, what, words, bars(sums, value, most));
    }

    private static Chart waiting(Traffic.Piece[] sums) {
        long most = Arrays.stream(sums).mapToLong(Traffic.Piece::waiting).max().orElse(0);
        String words = most == 0
                ? "Nobody had to wait for long."
                : "At most " + grouped(most) + (most == 1 ? " recipient" : " recipients") + " waited at a time.";
        return new Chart("waiting", "Waiting", words, bars(sums, Traffic.Piece::waiting, most));
    }

    private static List<Bar> bars(Traffic.Piece[] sums, ToLongFunction<Traffic.Piece> value, long most) {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < sums.length; i++) {
            long here = value.applyAsLong(sums[i]);
            if (here == 0) continue;
            double height = Math.max(2.0, (double) HEIGHT * here / most);
            bars.add(new Bar(i * WIDE + 1, number(HEIGHT - height), number(height), sums[i].since(), here));
        }
        return bars;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String grouped(long value) {
        return Words.grouped(value);
    }

    private static List<Row> rows(Traffic.Piece[] sums) {
        var rows = new ArrayList<Row>();
        for (Traffic.Piece sum : sums) {
            boolean quiet = sum.accepted() + sum.delivered() + sum.deferred() + sum.failed() + sum.waiting() == 0;
            if (!quiet) rows.addFirst(new Row(sum.since(), sum));
        }
        return rows;
    }
}
