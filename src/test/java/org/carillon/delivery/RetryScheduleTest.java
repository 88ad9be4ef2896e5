package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(List.of(Duration.ofMinutes(5), Duration.ofHours(4)), Duration.ofDays(5));

    @Test
    void waitsLongerEachTimeAndThenTheLastStepAgain() {
        var random = new Random(1);
        for (int i = 0; i < 100; i++) {
            assertEquals(300, SCHEDULE.after(1, random).toSeconds(), 30.1);
            assertEquals(14_400, SCHEDULE.after(2, random).toSeconds(), 1440.1);
            assertEquals(14_400, SCHEDULE.after(99, random).toSeconds(), 1440.1);
        }
    }

    @Test
    void givesUpAfterFiveDays() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");

        assertFalse(SCHEDULE.expired(start, start.plus(Duration.ofDays(5)).minusMillis(1)));
        assertTrue(SCHEDULE.expired(start, start.plus(Duration.ofDays(5))));
    }

    @Test
    void aWaitDoesNotGoPastAMarkThatIsStillToCome() {
        Instant now = Instant.parse("2026-01-01T03:50:00Z");
        Instant mark = Instant.parse("2026-01-01T04:00:00Z");
        Duration wait = Duration.ofHours(4);

        assertEquals(Duration.ofMinutes(10), RetrySchedule.notPast(mark, now, wait));
        assertEquals(Duration.ofMinutes(5), RetrySchedule.notPast(mark, now, Duration.ofMinutes(5)));
        assertEquals(wait, RetrySchedule.notPast(mark, mark, wait));
        assertEquals(wait, RetrySchedule.notPast(mark, mark.plusSeconds(1), wait));
    }

    @Test
    void refusesAScheduleWithoutTimes() {
        assertThrows(IllegalArgumentException.class, () -> new RetrySchedule(List.of(), Duration.ofDays(5)));
    }
}
