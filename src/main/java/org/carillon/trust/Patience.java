package org.carillon.trust;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.carillon.dns.Records;

/// How long one letter may still wait for what others say of it: one clock for all who are asked, from its first
/// recipient to the end of its text. It stands still while the client talks. For one thread.
public final class Patience {
    private final LongSupplier nanos;

    /// Nanoseconds.
    private long left;

    /// @param nanos a clock such as [System#nanoTime]
    public Patience(Duration all, LongSupplier nanos) {
        this.nanos = nanos;
        this.left = all.toNanos();
    }

    /// Never below zero.
    public Duration left() {
        return Duration.ofNanos(Math.max(0, left));
    }

    /// Asks somebody, and takes the time of it off.
    ///
    /// @param asking is told how long it may take
    public <T> T during(Function<Duration, T> asking) {
        long start = nanos.getAsLong();
        try {
            return asking.apply(left());
        } finally {
            left -= nanos.getAsLong() - start;
        }
    }

    /// Questions that all together may take what is left.
    Hurried hurried(Records dns) {
        return new Hurried(dns, left(), nanos);
    }
}
