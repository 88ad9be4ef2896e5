package org.carillon.listener;

import java.util.concurrent.TimeUnit;

/// Notices a client that sends a text drop by drop to keep a connection for hours. Looked at whenever something
/// comes.
final class DataRate {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final long leastPerSecond;
    private long since;
    private long octets;

    /// @param now of [System#nanoTime]
    DataRate(int leastPerSecond, long now) {
        this.leastPerSecond = leastPerSecond;
        this.since = now;
    }

    /// True when the time since the last look is a minute or more and too little came in it.
    boolean tooSlow(int count, long now) {
        octets += Math.max(0, count);
        long span = now - since;
        if (span < MINUTE) return false;
        boolean slow = octets < leastPerSecond * TimeUnit.NANOSECONDS.toSeconds(span);
        since = now;
        octets = 0;
        return slow;
    }
}
