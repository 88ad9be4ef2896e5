package org.carillon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.mail.Address;
import org.carillon.mail.MailTerms;
import org.carillon.spool.SpoolItem;
import org.junit.jupiter.api.Test;

class RestraintTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private final AtomicLong nanos = new AtomicLong(5);
    private final Restraint restraint = new Restraint(nanos::get, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theFirstLettersNeedNotWait() {
        assertEquals(Optional.empty(), restraint.rest());
        assertFalse(restraint.over());
    }

    @Test
    void aGroupIsFollowedByThreeTimesItsTime() {
        work(Duration.ofMillis(80));
        assertEquals(Optional.of(Duration.ofMillis(240)), restraint.rest());
        nanos.addAndGet(Duration.ofMillis(239).toNanos());
        assertEquals(Optional.of(Duration.ofMillis(1)), restraint.rest());
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertEquals(Optional.empty(), restraint.rest());
    }

    @Test
    void aRestIsNeitherTooShortNorTooLong() {
        work(Duration.ofMillis(1));
        assertEquals(Optional.of(Duration.ofMillis(100)), restraint.rest());
        work(Duration.ofMinutes(4));
        assertEquals(Optional.of(Duration.ofSeconds(1)), restraint.rest());
    }

    @Test
    void whoHasWaitedTooLongEndsTheRestraintUntilLettersAreFreshAgain() {
        restraint.begun(List.of(accepted(Duration.ofSeconds(11)), accepted(Duration.ZERO)));
        assertTrue(restraint.over());
        restraint.begun(List.of(accepted(Duration.ofSeconds(9))));
        assertFalse(restraint.over());
        restraint.begun(List.of(accepted(Duration.ofSeconds(11))));
        restraint.begun(List.of());
        assertFalse(restraint.over());
    }

    @Test
    void aLetterThatTakesLongKeepsTheOthersForTenSecondsOnly() {
        restraint.begun(List.of(accepted(Duration.ZERO)));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertFalse(restraint.over());
        nanos.addAndGet(1);
        assertTrue(restraint.over());
        restraint.ended();
        assertFalse(restraint.over());
    }

    private void work(Duration time) {
        restraint.begun(List.of(accepted(Duration.ZERO)));
        nanos.addAndGet(time.toNanos());
        restraint.ended();
    }

    private static SpoolItem accepted(Duration ago) {
        var errand = new SpoolItem.Errand(null, Address.of("ana@here.example"), MailTerms.NONE, OptionalLong.empty());
        return new SpoolItem(1, 1, 1, errand, NOW.minus(ago), false);
    }
}
