package org.carillon.sort;

import java.util.Arrays;

/// The ways of a [Tracker] at one place in the text: at most one for each state, ordered by where they passed `\/`.
final class Ways {
    static final int NOT_FOUND = -2;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Program program;
    private final int[] states;
    private final int[] splits;
    private int count;

    private int[] entered = new int[16];
    private int[] enteredSplits = new int[16];
    private int entries;

    private final int[] seen;
    private final int[] seenUnsplit;
    private int generation;
    private final int[] stack;
    private int[] crossings = new int[16];
    private int crossed;
    private int foundSplit;
    private long work;

    Ways(Program program) {
        this.program = program;
        // For a moment a state may stand here twice: with and without having passed.
        this.states = new int[program.size() * 2];
        this.splits = new int[program.size() * 2];
        this.seen = new int[program.size()];
        this.seenUnsplit = new int[program.size()];
        this.stack = new int[program.size() * 2 + 2];
    }

    void clear() {
        if (++generation == 0) {
            Arrays.fill(seen, 0);
            Arrays.fill(seenUnsplit, 0);
            generation = 1;
        }
        count = 0;
        entries = 0;
        crossed = 0;
        foundSplit = NOT_FOUND;
    }

    /// Every look at a state since it was made.
    long work() {
        return work;
    }

    int count() {
        return count;
    }

    int state(int i) {
        return states[i];
    }

    int split(int i) {
        return splits[i];
    }

    /// The place where the best of the ways that have arrived passed `\/`; [#NOT_FOUND] when none has.
    int foundSplit() {
        return foundSplit;
    }

    /// Whether going on can still change anything.
    boolean more(int bestSplit, boolean anchored) {
        if (bestSplit == NEVER && !anchored) return true;
        return count > 0 && splits[0] <= bestSplit;
    }

    /// Ways are entered in the order of their splits.
    void enter(int state, int split) {
        if (entries == entered.length) {
            entered = Arrays.copyOf(entered, entries * 2);
            enteredSplits = Arrays.copyOf(enteredSplits, entries * 2);
        }
        entered[entries] = state;
        enteredSplits[entries++] = split;
    }

    /// Follows all that were entered as far as they go without a byte. Those that pass `\/` here come after those
    /// that passed it before, and before those that have not.
    void spread(int at, boolean atEnd) {
        int i = 0;
        while (i < entries && enteredSplits[i] != NEVER) {
            follow(entered[i], enteredSplits[i], seen, atEnd, true);
            i++;
        }
        int ordered = count;
        for (; i < entries; i++) follow(entered[i], NEVER, seenUnsplit, atEnd, true);
        int unsplit = count - ordered;
        int[] waiting = Arrays.copyOfRange(states, ordered, count);
        boolean foundUnsplit = foundSplit == NEVER;
        if (foundUnsplit) foundSplit = NOT_FOUND;
        count = ordered;
        for (int c = 0; c < crossed; c++) follow(crossings[c], at, seen, atEnd, false);
        work += unsplit;
        for (int w = 0; w < unsplit; w++) if (seen[waiting[w]] != generation) keep(waiting[w], NEVER);
        if (foundUnsplit && foundSplit == NOT_FOUND) foundSplit = NEVER;
    }

    private void follow(int from, int split, int[] marks, boolean atEnd, boolean cross) {
        int top = 0;
        stack[top++] = from;
        while (top > 0) {
            int state = stack[--top];
            work++;
            if (marks[state] == generation) continue;
            marks[state] = generation;
            switch (program.kind(state)) {
                case Program.FORK -> {
                    stack[top++] = program.other(state);
                    stack[top++] = program.next(state);
                }
                case Program.SPLIT -> {
                    if (cross) cross(program.next(state));
                    else stack[top++] = program.next(state);
                }
                case Program.END -> {
                    if (atEnd) stack[top++] = program.next(state);
                    else keep(state, split);
                }
                case Program.FOUND -> foundSplit = foundSplit == NOT_FOUND ? split : Math.min(foundSplit, split);
                default -> keep(state, split);
            }
        }
    }

    private void cross(int state) {
        if (crossed == crossings.length) crossings = Arrays.copyOf(crossings, crossed * 2);
        crossings[crossed++] = state;
    }

    private void keep(int state, int split) {
        states[count] = state;
        splits[count++] = split;
    }
}
