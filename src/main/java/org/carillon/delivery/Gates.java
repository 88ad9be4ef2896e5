package org.carillon.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How many connections there may be to one destination at the same time: few at first, more while all goes
/// well, fewer when the other side complains. Safe for many threads.
final class Gates {
    /// Destinations remembered beyond those in use.
    private static final int REMEMBERED = 10_000;

    /// Failed connects in a row after which a destination rests.
    private static final int TOO_MANY_FAILURES = 10;

    private static final long REST = Duration.ofMinutes(5).toNanos();

    /// How an attempt went for the host as such, whatever it said of single recipients.
    enum Manner {
        WELL,
        /// 421 or silence: it wants fewer connections.
        BUSY,
        /// Nobody there.
        ABSENT
    }

    private static final class Gate {
        private int limit;
        private int inside;
        private int failures;
        private long restsUntil;

        private Gate(int limit) {
            this.limit = limit;
        }

        private boolean resting(long now) {
            return failures >= TOO_MANY_FAILURES && now - restsUntil < 0;
        }
    }

    private final int start;
    private final int most;
    private final Map<String, Gate> gates = new HashMap<>();

    Gates(int start, int most) {
        this.start = start;
        this.most = most;
    }

    /// Takes a place; false when all are taken or the destination rests.
    synchronized boolean enter(String destination) {
        Gate gate = gates.computeIfAbsent(destination, d -> new Gate(start));
        if (gate.inside >= gate.limit || gate.resting(System.nanoTime())) return false;
        gate.inside++;
        return true;
    }

    /// Gives the place back without having used it.
    synchronized void leave(String destination) {
        Gate gate = gates.get(destination);
        if (gate == null) return;
        gate.inside--;
        if (gates.size() > REMEMBERED && gate.inside == 0) gates.remove(destination);
    }

    synchronized void leave(String destination, Manner manner) {
        Gate gate = gates.get(destination);
        if (gate == null) return;
        switch (manner) {
            case WELL -> {
                gate.limit = Math.min(most, gate.limit + 1);
                gate.failures = 0;
            }
            case BUSY -> gate.limit = Math.max(1, gate.limit / 2);
            case ABSENT -> {
                gate.limit = Math.max(1, gate.limit / 2);
                if (++gate.failures >= TOO_MANY_FAILURES) gate.restsUntil = System.nanoTime() + REST;
            }
        }
        leave(destination);
    }
}
