package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a row is anybody's again whose node has died.
class ClaimTimesTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(List.of(Duration.ofMinutes(15), Duration.ofHours(4)), Duration.ofDays(5));

    /// Never as late as after a failure, and later each time, so that nobody is hammered.
    @ParameterizedTest
    @CsvSource({"1, 30", "2, 60", "3, 90", "20, 600"})
    void afterAsManyLeasesAsThereWereTries(int tries, int seconds) {
        assertEquals(Duration.ofSeconds(seconds), Claims.untilNext(tries, LEASE, SCHEDULE, new Random(1)));
    }

    @ParameterizedTest
    @CsvSource({"2, 30", "9, 30"})
    void notLaterThanAfterAFailureAndNotBeforeTheLeaseIsOver(int tries, int seconds) {
        var quick = new RetrySchedule(List.of(Duration.ofSeconds(2)), Duration.ofDays(5));

        assertEquals(Duration.ofSeconds(seconds), Claims.untilNext(tries, LEASE, quick, new Random(1)));
    }
}
