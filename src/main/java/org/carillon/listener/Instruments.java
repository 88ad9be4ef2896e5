package org.carillon.listener;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Clocks, patience and counters of a door.
///
/// @param nanos as [System#nanoTime], for deadlines
record Instruments(Clock clock, LongSupplier nanos, Sleeper sleeper, Tally tally) {

    /// How an answer is delayed; tests do not wait.
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }
}
