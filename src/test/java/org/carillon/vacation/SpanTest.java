package org.carillon.vacation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final LocalDate MONDAY = LocalDate.parse("2026-08-10");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-08-14");
    private static final Span WEEK = Span.days(MONDAY, FRIDAY, AUCKLAND);

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
        assertTrue(at(Span.open(AUCKLAND), "1999-01-01T00:00:00Z"));
        assertTrue(at(Span.days(null, FRIDAY, AUCKLAND), "1999-01-01T00:00:00Z"));
        assertTrue(at(Span.days(MONDAY, null, AUCKLAND), "2099-01-01T00:00:00Z"));
    }

    @Test
    void aSingleDayIsADay() {
        var day = Span.days(MONDAY, MONDAY, AUCKLAND);

        assertTrue(at(day, "2026-08-10T00:00:00Z"));
        assertFalse(at(day, "2026-08-10T12:00:00Z"));
    }

    @Test
    void mayBeginAndEndWithinADay() {
        var afternoon = new Span(edge("2026-08-10T13:30"), edge("2026-08-10T17:00"), AUCKLAND);

        assertFalse(at(afternoon, "2026-08-10T01:29:59Z"));
        assertTrue(at(afternoon, "2026-08-10T01:30:00Z"));
        assertTrue(at(afternoon, "2026-08-10T04:59:59Z"));
        assertFalse(at(afternoon, "2026-08-10T05:00:00Z"));
    }

    @Test
    void knowsDaysThatAreNotTwentyFourHoursLong() {
        var changeOfClocks =
                Span.days(LocalDate.parse("2026-03-29"), LocalDate.parse("2026-03-29"), ZoneId.of("Europe/Berlin"));

        assertTrue(at(changeOfClocks, "2026-03-28T23:00:00Z"));
        assertTrue(at(changeOfClocks, "2026-03-29T21:59:59Z"));
        assertFalse(at(changeOfClocks, "2026-03-29T22:00:00Z"));
    }

    private static Edge edge(String text) {
        return Edge.parse(text).orElseThrow();
    }

    @Test
    void saysWhetherItIsStillToCome() {
        assertTrue(WEEK.aheadOf(Instant.parse("2026-08-01T00:00:00Z")));
        assertFalse(WEEK.over(Instant.parse("2026-08-01T00:00:00Z")));
        assertTrue(WEEK.over(Instant.parse("2026-09-01T00:00:00Z")));
        assertFalse(Span.open(AUCKLAND).over(Instant.parse("2026-09-01T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08-14", "2026-08-14T17:30", "0001-01-01T00:00"})
    void anEdgeIsReadAsItIsWritten(String text) {
        assertEquals(text, edge(text).toString());
        assertEquals(edge(text), edge(text.replace('T', ' ')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "T17:30", "2026-08-14T", "2026-02-30", "2026-08-14T25:00", "14.8.2026", "2026-08-14T17:30Z"})
    void anythingElseIsNoEdge(String text) {
        assertEquals(Optional.empty(), Edge.parse(text));
    }
}
