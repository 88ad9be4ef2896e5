package org.carillon.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an attempt has reached since it last wrote it down.
///
/// @param left who still waits for a copy
/// @param nextTry when the attempt is over: how long until the next one
record Progress(List<Recipient> left, Ended ended, Said last, Optional<Duration> nextTry) {

    /// Why those who are left must wait.
    ///
    /// @param host who said so; empty when nobody but us did
    record Said(String reply, String host) {}

    /// Those who are done with.
    ///
    /// @param confirmed those of the delivered of whom the sender wants to hear from us
    record Ended(int delivered, Map<Recipient, Failure.Refusal> refused, Map<Recipient, Arrival> confirmed) {}
}
