package org.carillon.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that moves only when a test says so.
public final class FrozenClock extends Clock {
    private volatile Instant now;
    private final ZoneId zone;

    private FrozenClock(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /// Stands at that moment, written as `2026-08-14T09:30:00Z`.
    public static FrozenClock at(String moment) {
        return new FrozenClock(Instant.parse(moment), ZoneOffset.UTC);
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /// Another view that stands where this one stands now.
    @Override
    public Clock withZone(ZoneId other) {
        return new FrozenClock(now, other);
    }
}
