package org.carillon.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.carillon.spool.SpoolItem;

/// How much of the machine the spool's letters get while others rush in: senders wait for their 250,
/// the spool does not. After each group there is a rest of some times the time that it took, so that
/// the listener has most of the cores. It ends when a letter has waited too long: whoever wrote it
/// waits as well.
final class Restraint {
    /// The rest behind a group, in times of what the group took.
    private static final int TIMES = 3;

    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(1);
    /// A letter that has waited so long ends the restraint, until those that are claimed are fresh again.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private final Clock clock;
    private long begun;
    private long restsUntil;
    private boolean over;
    private boolean working;

    /// @param nanos a clock that never goes back, as [System#nanoTime]
    /// @param clock by which letters were accepted
    Restraint(LongSupplier nanos, Clock clock) {
        this.nanos = nanos;
        this.clock = clock;
        this.restsUntil = nanos.getAsLong();
    }

    /// These were claimed just now, oldest first or none.
    synchronized void begun(List<SpoolItem> items) {
        begun = nanos.getAsLong();
        Instant patience = clock.instant().minus(PATIENCE);
        working = !items.isEmpty();
        over = !items.isEmpty() && items.getFirst().acceptedAt().isBefore(patience);
    }

    /// All of them are done.
    synchronized void ended() {
        working = false;
        long now = nanos.getAsLong();
        long rest = Math.max(LEAST.toNanos(), Math.min(MOST.toNanos(), TIMES * (now - begun)));
        restsUntil = now + rest;
    }

    /// True when the last letters had waited too long, or are in work so long that those behind them do.
    synchronized boolean over() {
        return over || working && nanos.getAsLong() - begun > PATIENCE.toNanos();
    }

    /// What is left of the rest.
    synchronized Optional<Duration> rest() {
        Duration left = Duration.ofNanos(restsUntil - nanos.getAsLong());
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }
}
