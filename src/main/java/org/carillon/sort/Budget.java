package org.carillon.sort;

/// How much work one letter may be: steps of the automata, counted and never clocked, so that a verdict does not
/// depend on how busy the machine is.
final class Budget {
    /// A step takes about one to three nanoseconds. Enough for two hundred conditions on a body of 10 MB; at worst,
    /// when someone wants it, some seconds.
    static final long STEPS = 2_000_000_000L;

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

    /// The letter is more work than one letter may be.
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("the rules are too much work for this letter", null, false, false);
        }
    }
}
