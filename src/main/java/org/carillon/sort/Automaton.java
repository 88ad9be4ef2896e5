package org.carillon.sort;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The deterministic automaton of a [Program], made as far as texts need it, and kept for the next text. Used by one
/// [Search] at a time.
final class Automaton {
    private static final int UNKNOWN = -1;
    private static final int MOST_STATES = 1000;
    private static final long MOST_WORK = 400_000_000L;

    private final Program program;
    private final Closure closure;
    private final int mostVisits;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private int[][] sets = new int[16][];
    private int[][] moves = new int[16][];
    private boolean[] found = new boolean[16];
    private int[] visitedBy = new int[16];
    private int states;
    private int searches;
    private int fresh;

    Automaton(Program program) {
        this.program = program;
        this.closure = new Closure(program);
        long each = (long) program.size() * (program.classes() + 1);
        this.mostVisits = (int) Math.clamp(MOST_WORK / each, 8L, (long) MOST_STATES);
    }

    /// A set of states of the program; two are the same when they hold the same.
    /// @param begun whether something that began earlier is among them, which can be even if all are also
    ///     a beginning
    @SuppressWarnings("ArrayRecordComponent") // Compared by what is in it, below.
    private record Key(int[] set, boolean found, boolean begun) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && found == key.found && begun == key.begun && Arrays.equals(set, key.set);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(set) * 4 + (found ? 2 : 0) + (begun ? 1 : 0);
        }
    }

    Program program() {
        return program;
    }

    /// More than these in one search, and it is not worth it: see [Search].
    int mostVisits() {
        return mostVisits;
    }

    /// A new search begins in the state returned. Here alone states are forgotten, so that a search never sees one
    /// twice as new.
    int begin() {
        searches++;
        if (states == 0 || states > MOST_STATES) {
            numbers.clear();
            states = 0;
            closure.clear();
            closure.add(program.start(), false);
            fresh = number(false);
        }
        return fresh;
    }

    /// Whether nothing that began earlier is still under way.
    boolean isFresh(int state) {
        return state == fresh;
    }

    boolean found(int state) {
        return found[state];
    }

    int[] set(int state) {
        return sets[state];
    }

    /// Whether this search comes here for the first time.
    boolean firstVisit(int state) {
        if (visitedBy[state] == searches) return false;
        visitedBy[state] = searches;
        return true;
    }

    int move(int state, int value) {
        int[] from = moves[state];
        int to = from[program.classOf[value]];
        if (to != UNKNOWN) return to;
        closure.clear();
        closure.step(sets[state], value, false);
        boolean begun = !closure.isEmpty();
        if (!program.anchored()) closure.add(program.start(), false);
        return from[program.classOf[value]] = number(begun);
    }

    private int number(boolean begun) {
        int[] set = closure.states();
        var key = new Key(set, closure.found(), begun);
        Integer known = numbers.get(key);
        if (known != null) return known;
        if (states == sets.length) grow();
        sets[states] = set;
        found[states] = key.found();
        visitedBy[states] = 0;
        moves[states] = new int[program.classes()];
        Arrays.fill(moves[states], UNKNOWN);
        numbers.put(key, states);
        return states++;
    }

    private void grow() {
        sets = Arrays.copyOf(sets, states * 2);
        moves = Arrays.copyOf(moves, states * 2);
        found = Arrays.copyOf(found, states * 2);
        visitedBy = Arrays.copyOf(visitedBy, states * 2);
    }
}
