package org.carillon.sort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The faults found while reading, at most [#MOST]: who has more starts with those.
final class Faults {
    private static final int MOST = 100;

    private final List<Fault> all = new ArrayList<>();

    /// @param why may hold text of the rules, one character for each byte
    void add(int line, String why) {
        if (all.size() < MOST) all.add(new Fault(line, Latin.outward(why)));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// By line; of one line in the order in which they were found.
    List<Fault> all() {
        all.sort(Comparator.comparingInt(Fault::line));
        return List.copyOf(all);
    }

    /// A piece of the rules as it may stand in a sentence.
    static String quote(String inward) {
        String text = inward.length() > 60 ? inward.substring(0, 60) + "..." : inward;
        return "\"" + text.replaceAll("[\\x00-\\x1f\\x7f]", "?") + "\"";
    }
}
