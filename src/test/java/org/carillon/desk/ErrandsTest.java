package org.carillon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.carillon.store.DatabaseException;
import org.carillon.testing.ErrorsHeard;
import org.junit.jupiter.api.Test;

class ErrandsTest {
    private final Errands errands = new Errands(Duration.ofSeconds(30), Duration.ZERO);
    private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());

    private void end() throws InterruptedException {
        errands.stop(new ShutdownEvent());
    }

    @Test
    void doesNothingBeforeWhoeverAskedHasTheirAnswer() throws InterruptedException {
        var answered = new CountDownLatch(1);
        assertTrue(errands.add("first", () -> waitFor(answered)));
        assertTrue(errands.add("second", () -> done.add(2)), "it did not wait for what is before it");
        assertEquals(List.of(), done);
        answered.countDown();
        end();
        assertEquals(List.of(2), done);
    }

    /// It would take a processor from the answer that it stands behind, and from the next one.
    @Test
    void doesNothingAtOnceEither() throws InterruptedException {
        var errands = new Errands(Duration.ofMillis(10), Duration.ofDays(1));
        assertTrue(errands.add("later", () -> done.add(1)));
        errands.stop(new ShutdownEvent());
        assertEquals(List.of(), done);
    }

    @Test
    void keepsTheOrderAndEndsWhatWaitsBeforeTheHouseCloses() throws InterruptedException {
        List<Integer> numbers = IntStream.range(0, 100).boxed().toList();
        for (int number : numbers) assertTrue(errands.add("one", () -> done.add(number)));
        end();
        assertEquals(numbers, done);
        assertFalse(errands.add("late", () -> done.add(-1)));
    }

    @Test
    void keepsNoMoreThanFiveThousand() throws InterruptedException {
        var errands = new Errands(Duration.ofMillis(10), Duration.ZERO);
        var go = new CountDownLatch(1);
        for (int i = 0; i < Errands.MOST; i++) assertTrue(errands.add("one", () -> waitFor(go)));
        assertFalse(errands.add("one too many", () -> done.add(1)));
        go.countDown();
        errands.stop(new ShutdownEvent());
        assertEquals(List.of(), done);
    }

    @Test
    void goesOnWhenTheDatabaseIsAwayAndMakesNoErrorOfIt() throws InterruptedException {
        try (var errors = ErrorsHeard.begin()) {
            errands.add("broken", () -> {
                throw new DatabaseException(new java.sql.SQLException("away"));
            });
            errands.add("next", () -> done.add(1));
            end();
            assertEquals(List.of(1), done);
            assertEquals(List.of(), errors.all());
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
