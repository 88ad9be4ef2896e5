package org.carillon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TurnsTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);

    @Inject
    Sql sql;

    private final FrozenClock clock = FrozenClock.at(NOON.toString());
    private final String work = "work " + UUID.randomUUID();

    private Optional<Turns.Turn> taken() {
        return new Turns(sql, clock).take(work, LONG);
    }

    private void itIsDue() {
        sql.update("update turn set due_at = current_timestamp where name = ?", work);
    }

    @Test
    void isTakenWhenItIsDueAndBeginsWhereTheLastOneCameTo() {
        Turns.Turn first = taken().orElseThrow();
        assertEquals(NOON, first.reached());
        assertEquals(Optional.empty(), taken(), "it goes on");

        Instant later = NOON.plusSeconds(77);
        assertTrue(new Turns(sql, clock).done(first, later, LONG));
        assertEquals(Optional.empty(), taken(), "it was done a moment ago");
        itIsDue();

        assertEquals(later, taken().orElseThrow().reached());
    }

    @Test
    void isDueAgainAfterThePause() {
        assertTrue(new Turns(sql, clock).done(taken().orElseThrow(), NOON, Duration.ZERO));

        assertTrue(taken().isPresent());
    }

    @Test
    void whoHasLostItWritesNothingDown() {
        Turns turns = new Turns(sql, clock);
        Turns.Turn lost = taken().orElseThrow();
        assertTrue(turns.renew(lost, Duration.ZERO));
        Turns.Turn mine = taken().orElseThrow();

        assertFalse(turns.renew(lost, Duration.ZERO));
        assertFalse(turns.done(lost, NOON.plusSeconds(5), Duration.ZERO));

        assertEquals(Optional.empty(), taken(), "the lease is still mine");
        assertTrue(turns.done(mine, NOON, Duration.ZERO));
        assertEquals(NOON, taken().orElseThrow().reached());
    }

    @Test
    void oneOfManyTakesIt() throws Exception {
        int many = 8;
        var barrier = new CyclicBarrier(many);
        var nodes = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < many; i++) {
            nodes.add(() -> {
                barrier.await();
                return taken().isPresent();
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int takers = 0;
            for (var node : threads.invokeAll(nodes)) if (node.get()) takers++;
            assertEquals(1, takers);
        }
    }
}
