package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// As configured by default, told over the whole life of a letter.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void triesForFiveDaysLessAndLessOften(long seed) {
        DeliveryConfig config = RoutesTest.config(Map.of(), Map.of());
        var schedule = new RetrySchedule(config.retry(), config.giveUp());
        var clock = FrozenClock.at("2026-11-27T08:00:00Z");
        Instant since = clock.instant();
        var random = new Random(seed);
        List<Integer> minutes = List.of(5, 15, 30, 60, 120, 240);
        int attempts = 1;
        while (!schedule.expired(since, clock.instant())) {
            Duration wait = schedule.after(attempts, random);
            int expected = minutes.get(Math.min(attempts, minutes.size()) - 1);
            assertEquals(expected, wait.toSeconds() / 60.0, expected * 0.1 + 0.02, "wait " + attempts);
            clock.advance(wait);
            attempts++;
        }

        assertTrue(attempts >= 33 && attempts <= 40, attempts + " attempts");
        Duration life = Duration.between(since, clock.instant());
        assertTrue(life.toHours() >= 120 && life.toHours() <= 124, life.toString());
    }

    @Test
    void refusesAScheduleWithoutTimes() {
        assertThrows(IllegalArgumentException.class, () -> new RetrySchedule(List.of(), Duration.ofDays(5)));
    }
}
