package org.carillon.sort;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The deterministic automaton of a [Program], made as far as texts need it, and kept for the next text. Used by one
/// [Search] at a time.
final class Automaton {
    /// More in one search, and it is not worth it: see [Search].
    static final int MOST_STATES = 1000;

    /// More numbers than these for the states of one search: the same. What is kept can be twice as much.
    static final int MOST_NUMBERS = 80_000;

    /// What stands beside the numbers of a state: its key, objects and their heads.
    private static final int BESIDE = 32;

    /// An entry of `moves` says where to, and in its other bits which search went there last; 0 is unknown.
    static final int BITS = 20;

    static final int TARGET = (1 << BITS) - 1;
    private static final int MOST_SEARCHES = (1 << (32 - BITS)) - 1;

    private final Program program;
    private final Closure closure;
    private final int classes;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private int[][] sets = new int[16][];
    private boolean[] found = new boolean[16];
    private int[] visitedBy = new int[16];

    /// For each state one entry for each class of bytes. A state is named by where its entries begin.
    private int[] moves;

    private int[] costs;
    private int states;
    private int kept;
    private int search;
    private long beginCost;

    Automaton(Program program) {
        this.program = program;
        this.closure = new Closure(program);
        this.classes = program.classes();
        this.moves = new int[16 * classes];
        this.costs = new int[16 * classes];
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

    /// For whoever goes on without remembering.
    Closure closure() {
        return closure;
    }

    /// How large it is, in numbers of four bytes.
    int size() {
        return kept + 2 * (moves.length - states * classes) + 3 * program.size();
    }

    /// A new search begins in the state 0, in which nothing that began earlier is under way. Here alone states are
    /// forgotten, so that a search never sees one twice as new.
    void begin() {
        if (states == 0 || states > MOST_STATES || kept > MOST_NUMBERS || search == MOST_SEARCHES) forget();
        search++;
    }

    private void forget() {
        numbers.clear();
        Arrays.fill(sets, null);
        Arrays.fill(moves, 0);
        states = 0;
        kept = 0;
        search = 0;
        long before = closure.work();
        closure.clear();
        closure.add(program.start(), false);
        beginCost = closure.work() - before;
        number(false);
    }

    /// The looks at states for the first state of a search, whether or not it was made for this one.
    long beginCost() {
        return beginCost;
    }

    boolean found(int state) {
        return found[state / classes];
    }

    int[] set(int state) {
        return sets[state / classes];
    }

    /// How many numbers are kept for it.
    int size(int state) {
        return set(state).length + 2 * classes + BESIDE;
    }

    /// Whether this search comes here for the first time.
    boolean firstVisit(int state) {
        int number = state / classes;
        if (visitedBy[number] == search) return false;
        visitedBy[number] = search;
        return true;
    }

    /// For the one loop that must be fast. Another array after each [#first].
    int[] moves() {
        return moves;
    }

    /// What the entries of this search have in their upper bits.
    int search() {
        return search;
    }

    /// Where a byte leads, on a way that this search has not gone before.
    int first(int state, int value) {
        int at = state + program.classOf(value);
        int to = moves[at] == 0 ? make(state, at, value) : moves[at] & TARGET;
        moves[at] = search << BITS | to;
        return to;
    }

    /// The looks at states for a move that has been made, whether or not it was made in this search.
    int cost(int state, int value) {
        return costs[state + program.classOf(value)];
    }

    private int make(int state, int at, int value) {
        long before = closure.work();
        closure.clear();
        closure.step(set(state), value, false);
        boolean begun = !closure.isEmpty();
        if (!program.anchored()) closure.add(program.start(), false);
        costs[at] = (int) (closure.work() - before);
        return number(begun);
    }

    private int number(boolean begun) {
        int[] set = closure.sorted();
        var key = new Key(set, closure.found(), begun);
        Integer known = numbers.get(key);
        if (known != null) return known;
        if (states == sets.length) grow();
        sets[states] = set;
        found[states] = key.found();
        visitedBy[states] = 0;
        int state = states++ * classes;
        kept += size(state);
        numbers.put(key, state);
        return state;
    }

    private void grow() {
        int more = states + states / 2;
        sets = Arrays.copyOf(sets, more);
        moves = Arrays.copyOf(moves, more * classes);
        costs = Arrays.copyOf(costs, more * classes);
        found = Arrays.copyOf(found, more);
        visitedBy = Arrays.copyOf(visitedBy, more);
    }
}
