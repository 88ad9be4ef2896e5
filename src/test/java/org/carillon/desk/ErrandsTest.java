package org.carillon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.carillon.store.DatabaseException;
import org.carillon.testing.ErrorsHeard;
import org.carillon.testing.Eventually;
import org.junit.jupiter.api.Test;

class ErrandsTest {
    private final Errands errands = new Errands(Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO);
    private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());

    private void end() throws InterruptedException {
        errands.stop(new ShutdownEvent());
    }

    @Test
    void doesNothingBeforeWhoeverAskedHasTheirAnswer() throws InterruptedException {
        var answered = new CountDownLatch(1);
        assertTrue(errands.add("first", "192.0.2.0", () -> waitFor(answered)));
        assertTrue(errands.add("second", "192.0.2.0", () -> done.add(2)), "it did not wait for what is before it");
        assertEquals(List.of(), done);
        answered.countDown();
        end();
        assertEquals(List.of(2), done);
    }

    /// It would take a processor from the answer that it stands behind, and from the next one.
    @Test
    void doesNothingAtOnceEither() throws InterruptedException {
        var errands = new Errands(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(30));
        assertTrue(errands.add("later", "192.0.2.0", () -> done.add(1)));
        assertEquals(List.of(), done);
        errands.stop(new ShutdownEvent());
        assertEquals(List.of(1), done, "what waits is done before the house closes");
    }

    @Test
    void keepsTheOrderAndEndsWhatWaitsBeforeTheHouseCloses() throws InterruptedException {
        List<Integer> numbers = IntStream.range(0, 100).boxed().toList();
        for (int number : numbers) assertTrue(errands.add("one", "network " + number, () -> done.add(number)));
        end();
        assertEquals(numbers, done);
        assertFalse(errands.add("late", "192.0.2.0", () -> done.add(-1)));
    }

    @Test
    void keepsNoMoreThanFiveThousand() throws InterruptedException {
        var go = new CountDownLatch(1);
        for (int i = 0; i < Errands.MOST; i++) assertTrue(errands.add("one", "network " + i, () -> waitFor(go)));
        assertFalse(errands.add("one too many", "192.0.2.0", () -> done.add(1)));
        go.countDown();
        end();
        assertEquals(List.of(), done);
    }

    @Test
    void leavesOneNetworkNoMoreThanTwentyPlaces() throws InterruptedException {
        var go = new CountDownLatch(1);
        assertTrue(errands.add("before all", "another", () -> waitFor(go)));
        for (int i = 0; i < 300; i++) {
            int number = i;
            assertTrue(errands.add("one", "192.0.2.0", () -> done.add(number)), "it is told like everybody else");
        }
        assertTrue(errands.add("one", "198.51.100.0", () -> done.add(-1)));
        go.countDown();
        end();
        assertEquals(Errands.MOST_OF_NETWORK + 1, done.size());
        assertEquals(-1, done.getLast());
    }

    @Test
    void doesAgainWhatTheDatabaseGaveUpForAMoment() throws InterruptedException {
        var tries = new AtomicInteger();
        var written = new CountDownLatch(1);
        assertTrue(errands.add("deadlock", "192.0.2.0", () -> {
            if (tries.incrementAndGet() < 3) throw new DatabaseException(new SQLException("deadlock", "40P01"));
            done.add(3);
            written.countDown();
        }));
        assertTrue(written.await(1, TimeUnit.MINUTES));
        end();
        assertEquals(List.of(3), done);
    }

    /// Else more than that many would find a place afterwards.
    @Test
    void givesBackThePlaceOfWhatCannotBeDoneAgainOnce() throws InterruptedException {
        var errands = new Errands(Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO);
        var ending = new CountDownLatch(1);
        assertTrue(errands.add("deadlock", "192.0.2.0", () -> {
            waitFor(ending);
            throw new DatabaseException(new SQLException("deadlock", "40P01"));
        }));
        var closing = Thread.ofVirtual().start(() -> stop(errands));
        Eventually.await("the house to close").until(() -> !errands.add("late", "198.51.100.0", () -> {}));
        ending.countDown();
        closing.join();
        assertEquals(Errands.MOST, errands.free());
    }

    private static void stop(Errands errands) {
        try {
            errands.stop(new ShutdownEvent());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void takesNoTimeThatNobodyWouldWait() {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> new Errands(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1)));
        assertEquals("carillon.lists.answers.within must be from 0s to 30s.", refused.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Errands(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(-1)));
    }

    @Test
    void goesOnWhenTheDatabaseIsAwayAndMakesNoErrorOfIt() throws InterruptedException {
        try (var errors = ErrorsHeard.begin()) {
            errands.add("broken", "192.0.2.0", () -> {
                throw new DatabaseException(new SQLException("away", "42000"));
            });
            errands.add("next", "192.0.2.0", () -> done.add(1));
            end();
            assertEquals(List.of(1), done);
            assertEquals(
                    List.of(),
                    errors.all().stream()
                            .filter(line -> line.contains("desk.Errands"))
                            .toList());
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
