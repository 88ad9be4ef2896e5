package org.carillon.delivery;

import java.time.Duration;

/// How long the other host may take, RFC 5321 §4.5.3.2: for a whole reply, so that one byte a second is no way
/// around, and for all of them together.
enum Patience {
    GREETING(Duration.ofMinutes(5)),
    COMMAND(Duration.ofMinutes(5)),
    /// No RFC says how long; the hosts that hang in it do so for ever.
    HANDSHAKE(Duration.ofMinutes(1)),
    DATA(Duration.ofMinutes(2)),
    BLOCK(Duration.ofMinutes(3)),
    DOT(Duration.ofMinutes(10)),
    /// All answers of one transaction together, and the time to take its text: who answers each of a hundred
    /// recipients a second before the five minutes are over would else be at it for a working day. No RFC says how
    /// long; in an hour 50 MB pass a line of 128 kbit/s.
    TRANSACTION(Duration.ofHours(1));

    static final Duration CONNECT = Duration.ofSeconds(30);

    /// After this time an attempt begins no further transaction: two hundred copies at half a minute each are done by
    /// then, and others want the courier, too.
    static final Duration ATTEMPT = Duration.ofHours(2);

    private final Duration longest;

    Patience(Duration longest) {
        this.longest = longest;
    }

    long nanos() {
        return longest.toNanos();
    }
}
