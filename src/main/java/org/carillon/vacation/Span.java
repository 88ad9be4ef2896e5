package org.carillon.vacation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When somebody is away: whole days where they live, the first and the last one included.
///
/// @param from null: at once
/// @param until null: until it is switched off
public record Span(@Nullable LocalDate from, @Nullable LocalDate until, ZoneId zone) {
    public boolean holds(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        boolean begun = from == null || !day.isBefore(from);
        boolean ended = until != null && day.isAfter(until);
        return begun && !ended;
    }
}
