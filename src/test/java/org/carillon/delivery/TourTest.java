package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TourTest {
    private static final int EACH = 3;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<Tour.End> over = new CopyOnWriteArrayList<>();
    private final List<Tour> ended = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();

    private final Semaphore unwritten = new Semaphore(10);

    private final Tour.Home home = new Tour.Home() {
        @Override
        public void spoken() {
            unwritten.acquireUninterruptibly();
        }

        @Override
        public void written() {
            unwritten.release();
        }

        @Override
        public void over(Tour.End end) {
            over.add(end);
        }

        @Override
        public void giveBack(List<Batch.Claim> unbegun) {
            unbegun.forEach(claim -> said.add("back " + claim.id()));
        }

        @Override
        public void ended(Tour tour) {
            ended.add(tour);
        }
    };

    /// An attempt that goes as the test says.
    private class Leg implements Tour.Leg {
        private final String name;

        private Leg(String name) {
            this.name = name;
        }

        @Override
        public Batch.Claim claim() {
            return new Batch.Claim(name.charAt(0) - 'a', 0, 1, 1, Instant.EPOCH);
        }

        @Override
        public void pulse() {}

        @Override
        public int recipients() {
            return EACH;
        }

        @Override
        public int failedConnects() {
            return 2;
        }

        @Override
        public void run(Consumer<Gates.Manner> spoken) {
            said.add(name);
            spoken.accept(Gates.Manner.WELL);
        }

        @Override
        public void stop() {
            said.add("stop " + name);
        }
    }

    private Tour start(Leg... legs) {
        var tour = new Tour(List.of(legs), now::get, home);
        tour.start();
        return tour;
    }

    private void awaitEnd(Tour tour) {
        await().until(() -> ended.contains(tour));
        assertEquals(1, over.size());
        assertEquals(List.of(tour), ended);
    }

    @Test
    void goesFromOneToTheNext() {
        awaitEnd(start(new Leg("a"), new Leg("b"), new Leg("c")));

        assertEquals(List.of("a", "b", "c"), said);
        assertEquals(new Tour.End(Gates.Manner.WELL, 3 * EACH, 2, Duration.ZERO), over.getFirst());
    }

    @Test
    void isNotOverBeforeAllIsWrittenDownButItsPlaceIsFree() {
        var written = new CountDownLatch(1);
        Tour tour = start(
                new Leg("a") {
                    @Override
                    public void run(Consumer<Gates.Manner> spoken) {
                        super.run(spoken);
                        awaitQuietly(written);
                    }
                },
                new Leg("b"));

        await().until(() -> over.size() == 1);
        assertEquals(List.of("a", "b"), said);
        assertEquals(List.of(), ended);
        written.countDown();
        awaitEnd(tour);
    }

    @Test
    void theNextBeginsWhenFewEnoughAreUnwritten() {
        unwritten.drainPermits();
        Tour tour = start(new Leg("a"), new Leg("b"));

        await().until(unwritten::hasQueuedThreads);
        assertEquals(List.of("a"), said);
        assertEquals(List.of(), over);
        unwritten.release();
        awaitEnd(tour);
        assertEquals(List.of("a", "b"), said);
        assertEquals(1, unwritten.availablePermits());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException nobodyInterrupts) {
            throw new IllegalStateException(nobodyInterrupts);
        }
    }

    @Test
    void aHostThatComplainsGetsNoFurtherOne() {
        Tour tour = start(
                new Leg("a") {
                    @Override
                    public void run(Consumer<Gates.Manner> spoken) {
                        said.add("a");
                        spoken.accept(Gates.Manner.BUSY);
                    }
                },
                new Leg("b"),
                new Leg("c"));

        awaitEnd(tour);
        assertEquals(List.of("a", "back 1", "back 2"), said);
        assertEquals(new Tour.End(Gates.Manner.BUSY, 0, 2, Duration.ZERO), over.getFirst());
    }

    @Test
    void whatWaitsTooLongIsGivenBackWhileTheSlowOneGoesOn() {
        var answer = new CountDownLatch(1);
        Tour tour = start(
                new Leg("a") {
                    @Override
                    public void run(Consumer<Gates.Manner> spoken) {
                        awaitQuietly(answer);
                        super.run(spoken);
                    }
                },
                new Leg("b"));

        now.set(Tour.LONGEST.toNanos());
        tour.tend();
        await().until(() -> said.contains("back 1"));
        assertEquals(List.of(), over);
        answer.countDown();
        awaitEnd(tour);
        assertEquals(List.of("back 1", "a"), said);
        assertEquals(new Tour.End(Gates.Manner.WELL, EACH, 2, Tour.LONGEST), over.getFirst());
    }

    @Test
    void whatIsSaidInTimeLetsTheNextBegin() {
        Tour tour = start(
                new Leg("a") {
                    @Override
                    public void run(Consumer<Gates.Manner> spoken) {
                        now.set(Tour.LONGEST.toNanos() - 1);
                        super.run(spoken);
                    }
                },
                new Leg("b"));

        awaitEnd(tour);
        assertEquals(List.of("a", "b"), said);
        assertFalse(tour.holdsPlace());
    }

    @Test
    void anAttemptThatBreaksDoesNotHoldUpTheNext() {
        Tour tour = start(
                new Leg("a") {
                    @Override
                    public void run(Consumer<Gates.Manner> spoken) {
                        said.add("a");
                    }
                },
                new Leg("b"));

        awaitEnd(tour);
        assertEquals(List.of("a", "b"), said);
    }

    @Test
    void stopsWhatIsUnderWayAndGivesBackTheRest() {
        var stopped = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        Tour tour = start(
                new Leg("a") {
                    @Override
                    public void run(Consumer<Gates.Manner> spoken) {
                        begun.countDown();
                        awaitQuietly(stopped);
                        super.run(spoken);
                    }

                    @Override
                    public void stop() {
                        stopped.countDown();
                    }
                },
                new Leg("b"));

        awaitQuietly(begun);
        tour.stop();
        awaitEnd(tour);
        var sorted = new ArrayList<>(said);
        sorted.sort(null);
        assertEquals(List.of("a", "back 1"), sorted);
        assertEquals(0, over.getFirst().recipients());
    }
}
