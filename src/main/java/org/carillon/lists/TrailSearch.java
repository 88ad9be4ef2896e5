package org.carillon.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks through entries of a trail for those whose actor or subject begins with a text, in any case; of an entry about
/// many, each of them is looked at. What is searched for is plain text: `%` and `_` mean themselves.
final class TrailSearch {
    /// Of those found in one entry so many are named.
    private static final int NAMED = 5;

    private final String wanted;
    private final Function<Long[], Map<Long, String>> lines;

    /// @param lines gives the lines of entries about many by their numbers
    TrailSearch(String start, Function<Long[], Map<Long, String>> lines) {
        this.wanted = start.toLowerCase(Locale.ROOT);
        this.lines = lines;
    }

    /// @param window what [Trail#WINDOW] entries at most were read; only the first of them are looked at when they are
    ///         about more than [Trail#WINDOW_PEOPLE]
    Trail.Found among(List<Trail.Entry> window, int limit) {
        List<Trail.Entry> near = front(window, 0, Trail.WINDOW_PEOPLE);
        var found = new ArrayList<Trail.Entry>();
        for (int from = 0; from < near.size(); ) {
            List<Trail.Entry> batch = front(near, from, Subjects.MOST);
            from += batch.size();
            Map<Long, String> texts = texts(batch);
            for (Trail.Entry entry : batch) {
                Trail.Entry shown = shown(entry, texts.get(entry.id()));
                if (shown != null) found.add(shown);
                if (found.size() == limit) return new Trail.Found(found, Trail.Mark.of(entry));
            }
        }
        boolean end = near.size() == window.size() && window.size() < Trail.WINDOW;
        return new Trail.Found(found, end ? null : Trail.Mark.of(near.getLast()));
    }

    /// The entries from there on that are about at most so many people; one in any case.
    private static List<Trail.Entry> front(List<Trail.Entry> entries, int from, int people) {
        int to = from;
        long counted = 0;
        while (to < entries.size()) {
            counted += entries.get(to).people();
            if (counted > people && to > from) break;
            to++;
        }
        return entries.subList(from, to);
    }

    /// No more than those of a batch are held at a time.
    private Map<Long, String> texts(List<Trail.Entry> batch) {
        if (wanted.isEmpty()) return Map.of();
        Long[] many = batch.stream()
                .filter(entry -> entry.people() > 1)
                .map(Trail.Entry::id)
                .toArray(Long[]::new);
        return many.length == 0 ? Map.of() : lines.apply(many);
    }

    /// @return null when it is not meant
    private Trail.@Nullable Entry shown(Trail.Entry entry, @Nullable String text) {
        List<String> within = text == null
                ? List.of()
                : Subjects.each(text).stream().filter(this::begins).toList();
        if (!within.isEmpty()) return entry.about(named(within, entry.people()));
        return begins(entry.by().who()) || begins(entry.subject()) ? entry : null;
    }

    private boolean begins(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(wanted);
    }

    /// `ann@x.example, anna@y.example and 3 more (of 5,000)`
    private static String named(List<String> within, int people) {
        int more = within.size() - NAMED;
        String names = String.join(", ", within.subList(0, Math.min(NAMED, within.size())));
        String rest = more > 0 ? " and " + Subjects.number(more) + " more" : "";
        return names + rest + " (of " + Subjects.number(people) + ")";
    }
}
