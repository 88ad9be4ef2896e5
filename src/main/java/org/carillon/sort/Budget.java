package org.carillon.sort;

/// How much work one letter may be: steps of the automata, counted and never clocked, so that a verdict does not
/// depend on how busy the machine is, nor on which letters came before.
final class Budget {
    /// A step is what a byte costs where an automaton is already made: two or three nanoseconds. Enough for a hundred
    /// conditions on a body of 10 MB; at worst, when someone wants it, some seconds.
    static final long STEPS = 1_000_000_000L;

    /// Steps for each state that is looked at where none is made: of these there are two hundred million.
    static final int STATE = 5;

    private long left;

    Budget() {
        this(STEPS);
    }

    Budget(long steps) {
        left = steps;
    }

    long left() {
        return left;
    }

    void take(long steps) {
        left -= steps;
        if (left < 0) throw new Exhausted();
    }

    /// @param count how many were looked at, each time one was
    void states(long count) {
        take(count * STATE);
    }

    /// The letter is more work than one letter may be.
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("the rules are too much work for this letter", null, false, false);
        }
    }
}
