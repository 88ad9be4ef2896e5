package org.carillon.delivery;

import java.time.Duration;

/// How long the other host may take, RFC 5321 §4.5.3.2: for a whole reply, so that one byte a second is no way
/// around.
enum Patience {
    GREETING(Duration.ofMinutes(5)),
    COMMAND(Duration.ofMinutes(5)),
    /// No RFC says how long; the hosts that hang in it do so for ever.
    HANDSHAKE(Duration.ofMinutes(1)),
    DATA(Duration.ofMinutes(2)),
    BLOCK(Duration.ofMinutes(3)),
    DOT(Duration.ofMinutes(10));

    static final Duration CONNECT = Duration.ofSeconds(30);

    private final Duration longest;

    Patience(Duration longest) {
        this.longest = longest;
    }

    long nanos() {
        return longest.toNanos();
    }
}
