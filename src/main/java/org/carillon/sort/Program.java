package org.carillon.sort;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A regular expression as states of a machine (Thompson's construction): as many as the expression is long.
final class Program {
    /// Kinds of states.
    static final int ONE = 0;

    static final int FORK = 1;
    static final int SPLIT = 2;
    static final int END = 3;
    static final int FOUND = 4;

    private static final ByteSet NONE = new ByteSet();

    /// Occurs in no text.
    static final Program NEVER = of(new Node.One(NONE), false);

    private byte[] kind = new byte[16];
    private int[] next = new int[16];
    private int[] other = new int[16];
    private ByteSet[] sets = new ByteSet[16];
    private int size;
    private int start;
    private boolean captures;
    private final boolean anchored;

    /// For each byte the number of its class: bytes that no state tells apart share one.
    private final byte[] classOf = new byte[256];

    private int classes;

    private Program(boolean anchored) {
        this.anchored = anchored;
    }

    static Program of(Node node, boolean anchored) {
        var program = new Program(anchored);
        int found = program.state(FOUND, -1, -1, null);
        program.start = program.build(node, found);
        program.divide();
        program.trim();
        return program;
    }

    int size() {
        return size;
    }

    int start() {
        return start;
    }

    byte[] classOf() {
        return classOf;
    }

    int classOf(int value) {
        return classOf[value] & 0xff;
    }

    int classes() {
        return classes;
    }

    boolean captures() {
        return captures;
    }

    boolean anchored() {
        return anchored;
    }

    int kind(int state) {
        return kind[state];
    }

    int next(int state) {
        return next[state];
    }

    int other(int state) {
        return other[state];
    }

    boolean takes(int state, int value) {
        return sets[state].has(value);
    }

    /// The state where the node begins, when what follows it begins at `then`.
    private int build(Node node, int then) {
        return switch (node) {
            case Node.One one -> state(ONE, then, -1, one.set());
            case Node.Sequence sequence -> {
                int at = then;
                for (int i = sequence.nodes().size() - 1; i >= 0; i--)
                    at = build(sequence.nodes().get(i), at);
                yield at;
            }
            case Node.Either either -> {
                int at = build(either.nodes().getLast(), then);
                for (int i = either.nodes().size() - 2; i >= 0; i--)
                    at = state(FORK, build(either.nodes().get(i), then), at, null);
                yield at;
            }
            case Node.Repeat repeat -> repeat(repeat, then);
            case Node.Split split -> {
                captures = true;
                yield state(SPLIT, then, -1, null);
            }
            case Node.End end -> state(END, then, -1, null);
        };
    }

    private int repeat(Node.Repeat repeat, int then) {
        if (!repeat.many()) return state(FORK, build(repeat.node(), then), then, null);
        int fork = state(FORK, -1, then, null);
        int body = build(repeat.node(), fork);
        next[fork] = body;
        return repeat.least() == 0 ? fork : body;
    }

    private int state(int what, int to, int otherTo, @Nullable ByteSet set) {
        if (size == kind.length) {
            kind = Arrays.copyOf(kind, size * 2);
            next = Arrays.copyOf(next, size * 2);
            other = Arrays.copyOf(other, size * 2);
            sets = Arrays.copyOf(sets, size * 2);
        }
        kind[size] = (byte) what;
        next[size] = to;
        other[size] = otherTo;
        sets[size] = set == null ? NONE : set;
        return size++;
    }

    /// Finds the classes: each set in turn parts those bytes that it has from those that it has not.
    private void divide() {
        classes = 1;
        Set<ByteSet> done = new HashSet<>();
        for (int state = 0; state < size; state++) if (kind[state] == ONE && done.add(sets[state])) part(sets[state]);
    }

    private void part(ByteSet set) {
        int[] renamed = new int[2 * classes];
        int count = 0;
        for (int value = 0; value < 256; value++) {
            int key = classOf(value) * 2 + (set.has(value) ? 1 : 0);
            if (renamed[key] == 0) renamed[key] = ++count;
            classOf[value] = (byte) (renamed[key] - 1);
        }
        classes = count;
    }

    private void trim() {
        kind = Arrays.copyOf(kind, size);
        next = Arrays.copyOf(next, size);
        other = Arrays.copyOf(other, size);
        sets = Arrays.copyOf(sets, size);
    }
}
