package org.carillon.sort;

import java.util.Arrays;

/// Gathers the states of a [Program] that are reached without consuming anything.
final class Closure {
    private final Program program;
    private final int[] seen;
    private int generation;
    private final int[] stack;
    private int[] reached = new int[16];
    private int count;
    private boolean found;
    private long work;

    Closure(Program program) {
        this.program = program;
        this.seen = new int[program.size()];
        this.stack = new int[program.size() * 2 + 2];
    }

    /// Every look at a state since it was made, for whoever must pay for them.
    long work() {
        return work;
    }

    void clear() {
        if (++generation == 0) {
            Arrays.fill(seen, 0);
            generation = 1;
        }
        count = 0;
        found = false;
    }

    /// @param atEnd whether `^^` lets through
    void add(int state, boolean atEnd) {
        int top = 0;
        stack[top++] = state;
        while (top > 0) {
            int at = stack[--top];
            work++;
            if (seen[at] == generation) continue;
            seen[at] = generation;
            switch (program.kind(at)) {
                case Program.FORK -> {
                    stack[top++] = program.other(at);
                    stack[top++] = program.next(at);
                }
                case Program.SPLIT -> stack[top++] = program.next(at);
                case Program.END -> {
                    if (atEnd) stack[top++] = program.next(at);
                    else keep(at);
                }
                case Program.FOUND -> found = true;
                default -> keep(at);
            }
        }
    }

    /// Adds what the states lead to by a byte.
    void step(int[] states, int value, boolean atEnd) {
        work += states.length;
        for (int state : states)
            if (program.kind(state) == Program.ONE && program.takes(state, value)) add(program.next(state), atEnd);
    }

    boolean isEmpty() {
        return count == 0 && !found;
    }

    boolean found() {
        return found;
    }

    /// The states that wait for a byte or for the end.
    int[] states() {
        return Arrays.copyOf(reached, count);
    }

    /// The same in ascending order.
    int[] sorted() {
        int[] states = states();
        Arrays.sort(states);
        return states;
    }

    private void keep(int state) {
        if (count == reached.length) reached = Arrays.copyOf(reached, count * 2);
        reached[count++] = state;
    }
}
