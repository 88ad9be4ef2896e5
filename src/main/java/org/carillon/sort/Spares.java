package org.carillon.sort;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The automata that wait for the next letter, of all rules in this process. Together they are bounded: those that
/// wait longest are given up first, and made again when they are asked for.
final class Spares {
    /// Numbers of four bytes: 64 MB.
    private static final long MOST = 16L * 1024 * 1024;

    /// One that is larger is not kept.
    private static final int LARGEST = 256 * 1024;

    static final Spares ALL = new Spares(MOST);

    private final long most;
    private final Map<Pattern, Automaton> waiting = new LinkedHashMap<>();
    private long size;

    /// @param most numbers of four bytes, see [Automaton#size]
    Spares(long most) {
        this.most = most;
    }

    /// For one search alone; null when none waits.
    synchronized @Nullable Automaton take(Pattern pattern) {
        Automaton automaton = waiting.remove(pattern);
        if (automaton != null) size -= automaton.size();
        return automaton;
    }

    /// Takes it back when the search is over.
    synchronized void give(Pattern pattern, Automaton automaton) {
        if (automaton.size() > LARGEST) return;
        take(pattern);
        waiting.put(pattern, automaton);
        size += automaton.size();
        while (size > most) take(waiting.keySet().iterator().next());
    }

    /// Numbers of all that wait.
    synchronized long size() {
        return size;
    }
}
