package org.carillon.vacation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final Span WEEK = new Span(LocalDate.parse("2026-08-10"), LocalDate.parse("2026-08-14"), AUCKLAND);

    private static boolean at(Span span, String moment) {
        return span.holds(Instant.parse(moment));
    }

    @Test
    void holdsWholeDaysWhereThePersonLives() {
        assertFalse(at(WEEK, "2026-08-09T11:59:59Z"));
        assertTrue(at(WEEK, "2026-08-09T12:00:00Z"));
        assertTrue(at(WEEK, "2026-08-14T11:59:59Z"));
        assertFalse(at(WEEK, "2026-08-14T12:00:00Z"));
    }

    @Test
    void mayBeOpenAtEachEnd() {
        assertTrue(at(new Span(null, null, AUCKLAND), "1999-01-01T00:00:00Z"));
        assertTrue(at(new Span(null, WEEK.until(), AUCKLAND), "1999-01-01T00:00:00Z"));
        assertTrue(at(new Span(WEEK.from(), null, AUCKLAND), "2099-01-01T00:00:00Z"));
    }

    @Test
    void aSingleDayIsADay() {
        var day = new Span(WEEK.from(), WEEK.from(), AUCKLAND);

        assertTrue(at(day, "2026-08-10T00:00:00Z"));
        assertFalse(at(day, "2026-08-10T12:00:00Z"));
    }
}
