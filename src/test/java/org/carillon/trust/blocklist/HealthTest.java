package org.carillon.trust.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final BlockList LIST = new BlockList("a.example", 1, Set.of());

    private final Health health = new Health();

    private void rests() {
        assertTrue(health.mayBeAsked(NOON));
        health.failed("mute", NOON);
    }

    private Optional<Instant> restsUntil(Instant now) {
        return health.state(LIST, now).restingUntil();
    }

    @Test
    void afterARestOneIsSentAheadAndTheOthersGoOnWithoutIt() {
        rests();
        Instant later = NOON.plus(Health.FIRST_REST);
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
        Instant later = NOON.plus(Health.FIRST_REST);
        health.mayBeAsked(later);

        assertTrue(health.mayBeAsked(later.plusSeconds(30)));
    }

    @Test
    void questionsThatWereUnderWayTogetherFailAsOne() {
        for (int i = 0; i < 100; i++) health.mayBeAsked(NOON);
        for (int i = 0; i < 100; i++) health.failed("mute", NOON);

        assertEquals(Optional.of(NOON.plus(Health.FIRST_REST)), restsUntil(NOON));
    }

    @Test
    void aRestIsTwiceAsLongAsTheOneBeforeUpToABound() {
        rests();
        Instant second = NOON.plus(Health.FIRST_REST);
        health.mayBeAsked(second);
        health.failed("mute", second);
        assertEquals(Optional.of(second.plusSeconds(60)), restsUntil(second));

        Instant now = second;
        for (int i = 0; i < 20; i++) {
            now = restsUntil(now).orElseThrow();
            health.mayBeAsked(now);
            health.failed("mute", now);
        }
        assertEquals(Optional.of(now.plus(Health.LONGEST_REST)), restsUntil(now));
    }

    @Test
    void whoeverRunsTheSiteEndsARest() {
        assertFalse(health.wake(NOON));
        rests();
        assertTrue(health.wake(NOON));
        assertTrue(health.mayBeAsked(NOON));
        assertFalse(health.mayBeAsked(NOON));
    }

    @Test
    void complainsOnceAnHour() {
        assertTrue(health.failed("mute", NOON));
        assertFalse(health.failed("mute", NOON.plus(Duration.ofMinutes(59))));
        assertTrue(health.failed("mute", NOON.plus(Duration.ofMinutes(60))));
    }
}
