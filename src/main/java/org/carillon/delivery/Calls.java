package org.carillon.delivery;

/// The calls of one attempt. Every session that breaks is counted here, whether its host hung up, broke off the
/// handshake, or wanted to be called again with or without TLS; after two the letter waits for the next attempt.
///
/// Three kinds do not count. A host that only says that it has no TLS, where we want it, is passed over: another may
/// have it, and only when none has is that told to the sender. A kept connection that had been hung up while it rested
/// was no conversation. And sessions that went well may be as many as it takes, where a host bears few messages on
/// each.
///
/// Used by the thread of the attempt.
final class Calls {
    /// Sessions that may break in one attempt.
    static final int MOST_BROKEN = 2;

    private int broken;
    private int unanswered;

    void broke() {
        broken++;
    }

    /// True when no further session may be begun.
    boolean enough() {
        return broken >= MOST_BROKEN;
    }

    /// True when no further session may be begun after this one, should it break.
    boolean last() {
        return broken + 1 >= MOST_BROKEN;
    }

    /// Nobody picked up at one address.
    void unanswered() {
        unanswered++;
    }

    /// Connects that have failed.
    int failedConnects() {
        return unanswered;
    }
}
