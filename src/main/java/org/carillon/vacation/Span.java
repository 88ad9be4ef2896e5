package org.carillon.vacation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When somebody is away, by the clocks of where they live.
///
/// @param from null: at once
/// @param until null: until it is switched off
public record Span(@Nullable Edge from, @Nullable Edge until, ZoneId zone) {
    /// Always.
    public static Span open(ZoneId zone) {
        return new Span(null, null, zone);
    }

    /// Whole days, the first and the last one included.
    public static Span days(@Nullable LocalDate first, @Nullable LocalDate last, ZoneId zone) {
        return new Span(edge(first), edge(last), zone);
    }

    private static @Nullable Edge edge(@Nullable LocalDate day) {
        return day == null ? null : new Edge(day, null);
    }

    public boolean holds(Instant moment) {
        return !aheadOf(moment) && !over(moment);
    }

    /// It has not begun at that moment.
    public boolean aheadOf(Instant moment) {
        return from != null && moment.isBefore(from.opens().atZone(zone).toInstant());
    }

    /// It has ended by that moment.
    public boolean over(Instant moment) {
        return until != null && !moment.isBefore(until.closes().atZone(zone).toInstant());
    }
}
