package org.carillon.trust.blocklist;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final Health health = new Health();

    private void rests() {
        for (int i = 0; i < 3; i++) {
            assertTrue(health.mayBeAsked(NOON));
            health.failed("mute", NOON);
        }
    }

    @Test
    void afterARestOneIsSentAheadAndTheOthersWait() {
        rests();
        Instant later = NOON.plus(Health.REST);
        assertFalse(health.mayBeAsked(later.minusMillis(1)));

        assertTrue(health.mayBeAsked(later));
        assertFalse(health.mayBeAsked(later));

        health.answered(false);
        assertTrue(health.mayBeAsked(later));
        assertTrue(health.mayBeAsked(later));
    }

    @Test
    void whoWasSentAheadAndNeverCameBackIsFollowedByAnother() {
        rests();
        Instant later = NOON.plus(Health.REST);
        health.mayBeAsked(later);

        assertTrue(health.mayBeAsked(later.plusSeconds(30)));
    }

    @Test
    void complainsOnceAnHour() {
        assertTrue(health.failed("mute", NOON));
        assertFalse(health.failed("mute", NOON.plus(Duration.ofMinutes(59))));
        assertTrue(health.failed("mute", NOON.plus(Duration.ofMinutes(60))));
    }
}
