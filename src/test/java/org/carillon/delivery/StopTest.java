package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopTest {
    private final Stop stop = new Stop();

    @Test
    void aLeaseThatHasRunOutIsAsGoodAsLost() {
        stop.leased(System.nanoTime(), Duration.ofHours(1));
        assertFalse(stop.asked());

        stop.leased(System.nanoTime() - Duration.ofHours(1).toNanos(), Duration.ofHours(1));

        assertTrue(stop.lost());
        assertTrue(stop.asked());
    }

    @Test
    void aLeaseThatIsRenewedInTimeGoesOn() {
        stop.leased(System.nanoTime() - Duration.ofHours(1).toNanos(), Duration.ofHours(1));

        stop.leased(System.nanoTime(), Duration.ofHours(1));

        assertFalse(stop.asked());
    }

    @Test
    void toBeAskedToEndLosesNothing() {
        stop.ask();

        assertTrue(stop.asked());
        assertFalse(stop.lost());
    }

    @Test
    void whatIsBegunTooLateIsCutAtOnce() {
        var cuts = new AtomicInteger();
        stop.now();

        stop.cutBy(cuts::incrementAndGet);

        assertEquals(1, cuts.get());
        assertTrue(stop.lost());
    }
}
