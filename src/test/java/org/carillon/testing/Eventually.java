package org.carillon.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// Waits for what another thread does. The bound is far longer than any of it takes, so that a busy
/// machine decides nothing: only what would never come is ended by it.
public final class Eventually {
    private static final Duration LONG = Duration.ofMinutes(1);

    private Eventually() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG);
    }

    /// @param what is waited for, for the message
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LONG);
    }
}
