package org.carillon.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whom or what one entry of the trail is about: one, or many in one row, as a row for each of a million members would
/// cost a fifth of their import.
///
/// @param people how many
/// @param summary the one, or a sentence about all, at most [Trail#MAX_TEXT] characters
/// @param lines each on a line of its own, in the order given; null when there is one
record Subjects(int people, String summary, @Nullable String lines) {
    /// In one row.
    static final int MOST = 5000;
    /// So many still have a row each, so that what people do by hand stands there by name.
    static final int EACH = 20;

    private static final int LONGEST_END = 200;

    /// Nobody is left out.
    static List<Subjects> of(List<String> all) {
        List<String> cut = all.stream().map(Trail::cut).toList();
        if (cut.size() <= EACH) return cut.stream().map(Subjects::one).toList();
        var rows = new ArrayList<Subjects>();
        for (int i = 0; i < cut.size(); i += MOST) rows.add(many(cut.subList(i, Math.min(cut.size(), i + MOST))));
        return rows;
    }

    private static Subjects one(String subject) {
        return new Subjects(1, subject, null);
    }

    private static Subjects many(List<String> some) {
        if (some.size() == 1) return one(some.getFirst());
        String summary = "%s people: %s … %s"
                .formatted(
                        number(some.size()),
                        PlainText.line(some.getFirst(), LONGEST_END),
                        PlainText.line(some.getLast(), LONGEST_END));
        return new Subjects(some.size(), Trail.cut(summary), String.join("\n", some));
    }

    /// @param lines as they are stored
    static List<String> each(String lines) {
        return List.of(lines.split("\n", -1));
    }

    /// `5,000`
    static String number(int people) {
        return String.format(Locale.ROOT, "%,d", people);
    }
}
