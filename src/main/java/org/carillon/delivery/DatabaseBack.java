package org.carillon.delivery;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.carillon.store.PassingFault;

/// For what must be written: while the database is away it is tried again and again.
final class DatabaseBack {
    /// A restart takes seconds, a standby that takes over a minute or two.
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private DatabaseBack() {}

    /// @throws RuntimeException of `work`, when it does not pass by itself, or not in time
    static void insist(Runnable work) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException broken) {
                if (!PassingFault.among(broken) || System.nanoTime() - end > 0) throw broken;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
