package org.carillon.listener;

import java.time.Clock;
import java.time.Duration;

/// Clock, patience and counters of a door.
record Instruments(Clock clock, Sleeper sleeper, Tally tally) {

    /// How an answer is delayed; tests do not wait.
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }
}
