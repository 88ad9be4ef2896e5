package org.carillon.listener;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Notices a client that sends a text drop by drop to keep a connection for hours: whenever the
/// last minute has brought too little, whatever came before it and comes behind it. Looked at while
/// we wait, too.
///
/// A host that falls silent for a while is not one that drips (RFC 5321 §4.5.3.2.7 wants five
/// minutes to be borne for each wait): for the minute, a silence counts as ten seconds, and the
/// rest of it is patience, of which one text has as much as one wait may last. Once that is used
/// up, by one silence or by many, silence counts in full.
final class DataRate {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MINUTE = 60;
    /// Of each silence.
    private static final long COUNTED = 10 * SECOND;

    private final long leastPerMinute;
    /// Octets of each second by the clock of this text; the second that has begun and the minute
    /// before it.
    private final int[] seconds = new int[MINUTE + 1];
    private long second;
    /// When octets came for the last time, of [System#nanoTime], and how far the clock of this text
    /// had come by then.
    private long last;
    private long passed;
    private long patience;

    /// @param silence how long one text may be silent in all
    /// @param now of [System#nanoTime]
    /// @param here octets of the text that have come already
    DataRate(int leastPerSecond, Duration silence, long now, int here) {
        this.leastPerMinute = (long) MINUTE * leastPerSecond;
        this.patience = silence.toNanos();
        this.last = now;
        this.seconds[0] = here;
    }

    /// So many more have come; negative when there was an end of them.
    void came(int count, long now) {
        long gap = now - last;
        long borne = borne(gap);
        patience -= borne;
        passed += gap - borne;
        last = now;
        turnTo(passed / SECOND);
        seconds[place(second)] += Math.max(0, count);
    }

    /// True when the last minute has brought too little.
    boolean tooSlow(long now) {
        long gap = now - last;
        long here = (passed + gap - borne(gap)) / SECOND;
        return here >= MINUTE && since(here - MINUTE) < leastPerMinute;
    }

    private long borne(long gap) {
        return Math.clamp(gap - COUNTED, 0, patience);
    }

    private long since(long first) {
        long octets = 0;
        for (long s = Math.max(first, Math.max(0, second - MINUTE)); s <= second; s++) octets += seconds[place(s)];
        return octets;
    }

    private void turnTo(long next) {
        long steps = Math.min(next - second, seconds.length);
        for (long s = 1; s <= steps; s++) seconds[place(second + s)] = 0;
        second = next;
    }

    private int place(long of) {
        return (int) (of % seconds.length);
    }
}
