package org.carillon.delivery;

import org.jspecify.annotations.Nullable;

/// How an attempt is told from outside to end: soon and in good order, or now, by cutting its connection.
final class Stop {
    private boolean asked;
    private boolean cut;
    private @Nullable Runnable cutter;

    synchronized void ask() {
        asked = true;
    }

    synchronized boolean asked() {
        return asked;
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
