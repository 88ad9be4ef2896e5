package org.carillon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final Slots.Bound THREE = Slots.Bound.hourly(3);

    private final FrozenClock clock = FrozenClock.at("2026-11-27T12:00:00Z");
    private MemoryDatabase database;
    private Slots slots;

    @BeforeEach
    void open() throws Exception {
        database = MemoryDatabase.open();
        slots = new Slots(database.sql(), clock);
    }

    private long taken(String key, int tries, Slots.Bound bound) {
        return IntStream.range(0, tries)
                .filter(i -> slots.take("letter", key, bound))
                .count();
    }

    @Test
    void givesNoMoreThanThereAre() {
        assertEquals(3, taken("ana", 10, THREE));
        assertEquals(3, taken("ben", 10, THREE), "another key has its own");
        assertTrue(slots.take("other", "ana", THREE), "and so has another kind");
    }

    /// A calendar hour would let six pass around its end.
    @Test
    void holdsInEverySpan() {
        assertTrue(slots.take("letter", "ana", THREE));
        clock.advance(Duration.ofMinutes(59));
        assertEquals(2, taken("ana", 10, THREE));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(1, taken("ana", 10, THREE), "only the first is an hour old");
        clock.advance(Duration.ofMinutes(59));
        assertEquals(2, taken("ana", 10, THREE));
    }

    @Test
    void aSmallerBoundHoldsAtOnce() {
        assertEquals(3, taken("ana", 10, THREE));
        clock.advance(Duration.ofHours(1));
        assertEquals(2, taken("ana", 10, Slots.Bound.hourly(2)));
        assertEquals(0, taken("eve", 10, Slots.Bound.hourly(0)));
    }

    @Test
    void whatTheSweepTakesAwayCanBeTakenAgain() {
        assertEquals(2, taken("ana", 2, THREE));
        clock.advance(Duration.ofHours(47));
        assertEquals(3, taken("ana", 10, THREE));
        database.sql()
                .update(
                        "update letter_slot set taken_at = ? where slot = 1",
                        clock.instant().minusSeconds(200_000));

        assertEquals(1, slots.sweep());

        assertEquals(1, taken("ana", 10, THREE));
        assertEquals(0, slots.sweep());
    }

    @Test
    void manyAtOnceGetNoMore() throws Exception {
        var barrier = new CyclicBarrier(8);
        Callable<Long> greedy = () -> {
            barrier.await();
            return taken("site", 20, Slots.Bound.hourly(50));
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            var each = new ArrayList<Long>();
            for (var one : threads.invokeAll(List.of(greedy, greedy, greedy, greedy, greedy, greedy, greedy, greedy))) {
                each.add(one.get());
            }
            assertEquals(50, each.stream().mapToLong(Long::longValue).sum());
        }
        assertFalse(slots.take("letter", "site", Slots.Bound.hourly(50)));
    }
}
