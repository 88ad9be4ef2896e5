package org.carillon.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How an attempt is told from outside to end: soon and in good order, or now, by cutting its connection. It
/// also knows by the clock of this process when the lease ends: a process that was stopped for a while wakes
/// up and says nothing more to anybody, before it has asked the database.
final class Stop {
    private boolean asked;
    private boolean cut;
    private @Nullable Runnable cutter;
    private volatile long leaseEnd;
    private volatile boolean leased;
    private final LongSupplier nanos;
    private final long end;

    Stop() {
        this(System::nanoTime, Patience.ATTEMPT);
    }

    /// @param nanos a clock that never goes back
    /// @param longest after this time nothing new is begun
    Stop(LongSupplier nanos, Duration longest) {
        this.nanos = nanos;
        this.end = nanos.getAsLong() + longest.toNanos();
    }

    synchronized void ask() {
        asked = true;
    }

    /// True when nothing new may be begun.
    boolean asked() {
        synchronized (this) {
            if (asked) return true;
        }
        return lost() || late();
    }

    /// True when the attempt has had its time.
    boolean late() {
        return nanos.getAsLong() - end >= 0;
    }

    /// True when the batch is, or may be, another's: not one more copy may leave.
    boolean lost() {
        synchronized (this) {
            if (cut) return true;
        }
        return leased && nanos.getAsLong() - leaseEnd >= 0;
    }

    /// @param asked when the database was asked for the lease, as `System.nanoTime()`
    void leased(long asked, Duration lease) {
        leaseEnd = asked + lease.toNanos();
        leased = true;
    }

    /// What breaks the waits that the attempt is about to begin; done at once when it is too late to begin
    /// them.
    synchronized void cutBy(Runnable breaker) {
        cutter = breaker;
        if (cut) breaker.run();
    }

    /// What [#cutBy] named is somebody else's from now on.
    synchronized void letGo() {
        cutter = null;
    }

    synchronized void now() {
        asked = true;
        cut = true;
        if (cutter != null) cutter.run();
    }
}
