package org.carillon.listener;

import java.util.concurrent.TimeUnit;

/// Notices a client that sends a text drop by drop to keep a connection for hours. Looked at whenever something
/// comes: each half minute is judged together with the one before it, so that nobody hides half of a slow minute
/// behind a quick one.
final class DataRate {
    private static final long HALF = TimeUnit.SECONDS.toNanos(30);

    private final long leastPerSecond;
    private long since;
    private long octets;
    private long spanBefore;
    private long octetsBefore;

    /// @param now of [System#nanoTime]
    /// @param here octets of the text that have come already
    DataRate(int leastPerSecond, long now, int here) {
        this.leastPerSecond = leastPerSecond;
        this.since = now;
        this.octets = here;
    }

    /// So many more have come, between two chunks.
    void came(int count) {
        octets += Math.max(0, count);
    }

    /// True when a minute or more was looked at and too little came in it.
    boolean tooSlow(int count, long now) {
        came(count);
        long span = now - since;
        if (span < HALF) return false;
        long both = spanBefore + span;
        boolean slow =
                both >= 2 * HALF && octetsBefore + octets < leastPerSecond * TimeUnit.NANOSECONDS.toSeconds(both);
        spanBefore = span;
        octetsBefore = octets;
        since = now;
        octets = 0;
        return slow;
    }
}
