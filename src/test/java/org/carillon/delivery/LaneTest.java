package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.store.DatabaseException;
import org.carillon.store.Durable;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A lane of its own, with an outbox that holds what the test says.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class LaneTest {
    private static final String THERE = "there.example";
    private static final Recipient SOMEBODY = new Recipient(Address.of("somebody@there.example"), "s");
    private static final int START = 5;
    private static final int RATE = 10;

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    @Inject
    Terms terms;

    @Inject
    Durable durable;

    @Inject
    Leases leases;

    @Inject
    Bell bell;

    @Inject
    Directions directions;

    private Gates gates = new Gates(START, 4 * START, System::nanoTime);
    private Rates rates = new Rates(Map.of(THERE, RATE + "/1d"), () -> 1);
    private final List<Long> claimed = new CopyOnWriteArrayList<>();
    private final List<Integer> atOnce = new CopyOnWriteArrayList<>();
    /// Rows that the first claim gets.
    private final Set<Long> given = new HashSet<>();
    private final List<Long> begun = new CopyOnWriteArrayList<>();
    private final List<Integer> looksBefore = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private Lane lane;

    /// Rows at one destination; the numbers are those of nothing in the table.
    private abstract class Rows extends Due {
        private final List<Row> rows;

        private Rows(Row... rows) {
            super(sql, ids);
            this.rows = List.of(rows);
        }

        @Override
        List<Destination> destinations(int priority, String after, int limit) {
            return List.of(new Destination(THERE, rows.size()));
        }

        @Override
        List<Row> rows(int priority, String destination, int limit) {
            looks.incrementAndGet();
            return rows.subList(0, Math.min(limit, rows.size()));
        }
    }

    /// Nobody else's rows are claimed: it only remembers.
    private final class NoClaims extends Claims {
        private NoClaims() {
            super(sql, terms, durable);
        }

        @Override
        List<Batch> claim(List<Long> rows) {
            claimed.addAll(rows);
            looksBefore.add(looks.get());
            atOnce.add(rows.size());
            if (atOnce.size() > 1) return List.of();
            return rows.stream()
                    .filter(given::contains)
                    .map(row -> new Batch(
                            new Batch.Claim(row, 0, 1, 1, Instant.EPOCH), Priority.POST, THERE, List.of(SOMEBODY), 0))
                    .toList();
        }
    }

    /// Everybody there complains.
    private final class Complaint implements Tour.Leg {
        private final Batch batch;

        private Complaint(Batch batch) {
            this.batch = batch;
        }

        @Override
        public Batch.Claim claim() {
            return batch.claim();
        }

        @Override
        public void pulse() {}

        @Override
        public int recipients() {
            return 1;
        }

        @Override
        public int failedConnects() {
            return 2;
        }

        @Override
        public void run(Consumer<Gates.Manner> spoken) {
            begun.add(batch.claim().id());
            spoken.accept(Gates.Manner.BUSY);
        }

        @Override
        public void stop() {}
    }

    private void begin(Due due) {
        begin(due, START);
    }

    private void begin(Due due, int couriers) {
        var yard = new Lane.Yard(due, new NoClaims(), leases, bell, directions, gates, rates);
        lane = new Lane(Priority.POST, yard, couriers, (batch, asked) -> new Complaint(batch));
        Thread.ofVirtual().name("lane-under-test").start(lane);
    }

    @AfterEach
    void end() {
        lane.stop();
    }

    private String group() {
        await().until(() -> directions.group(THERE).isPresent());
        return directions.group(THERE).orElseThrow();
    }

    @Test
    void whatWasTakenIsGivenBackWhenTheDatabaseBreaksDown() {
        var broken = new AtomicInteger();
        String group = group();

        begin(new Rows(new Due.Row(-1, 2 * RATE)) {
            @Override
            int divide(long id, int most) {
                broken.incrementAndGet();
                throw new DatabaseException(new SQLException("gone", "08006"));
            }
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> broken.get() == 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> gates.free(group, Priority.POST) == START);
        assertEquals(RATE, rates.take(THERE, group, RATE));
    }

    @Test
    void aRowThatCannotBeHadDoesNotHoldUpThoseBehindIt() {
        String group = group();

        begin(new Rows(new Due.Row(-1, 2 * RATE), new Due.Row(-2, 1)) {
            @Override
            int divide(long id, int most) {
                return 0;
            }
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> claimed.contains(-2L));
        lane.stop();
        await().atMost(Duration.ofSeconds(30)).until(lane::idle);
        assertEquals(List.of(), claimed.stream().filter(id -> id != -2).toList());
        assertEquals(START, gates.free(group, Priority.POST));
        assertEquals(RATE, rates.take(THERE, group, RATE));
    }

    private static Due.Row[] rows(int count, int recipients) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Due.Row(-i, recipients))
                .toArray(Due.Row[]::new);
    }

    private void claimsAtOnce(int expected, Due.Row... rows) {
        group();
        rates = new Rates(Map.of(), () -> 1);

        begin(new Rows(rows) {});

        await().atMost(Duration.ofSeconds(30)).until(() -> !atOnce.isEmpty());
        assertEquals(expected, atOnce.getFirst());
    }

    @Test
    void smallRowsShareThePlacesAndAreClaimedTogether() {
        claimsAtOnce(START * 10, rows(200, 1));
    }

    @Test
    void aRowOfManyHasItsPlaceToItself() {
        claimsAtOnce(START, rows(200, 200));
    }

    private void awaitIdle() {
        lane.stop();
        await().atMost(Duration.ofSeconds(30)).until(lane::idle);
    }

    @Test
    void whatWasClaimedAndNotBegunCountsForNoRate() {
        String group = group();
        given.addAll(IntStream.rangeClosed(1, RATE).mapToObj(i -> (long) -i).toList());

        begin(new Rows(rows(RATE, 1)) {});
        await().atMost(Duration.ofSeconds(30)).until(() -> begun.size() == START);
        awaitIdle();

        assertEquals(RATE, atOnce.getFirst());
        assertEquals(RATE - START, rates.take(THERE, group, RATE));
        assertEquals(1, gates.free(group, Priority.POST));
    }

    @Test
    void rowsThatSomebodyElseHasDoNotCount() {
        String group = group();
        given.add(-1L);

        begin(new Rows(rows(RATE, 1)) {});
        await().atMost(Duration.ofSeconds(30)).until(() -> begun.contains(-1L));
        awaitIdle();

        assertEquals(List.of(-1L), begun);
        assertEquals(RATE - 1, rates.take(THERE, group, RATE));
    }

    /// Its lease may be over when the database was slow, and then it is due.
    @Test
    void aRowThatIsStillInHandIsNotClaimedAgain() {
        group();
        rates = new Rates(Map.of(), () -> 1);
        var ours = new Batch.Claim(-1, 0, 1, 1, Instant.EPOCH);
        leases.keep(ours, System.nanoTime(), new Stop());
        try {
            begin(new Rows(rows(2, 1)) {});
            await().atMost(Duration.ofSeconds(30)).until(() -> claimed.contains(-2L));
            assertEquals(Set.of(-2L), Set.copyOf(claimed));
        } finally {
            leases.release(ours);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> claimed.contains(-1L));
    }

    /// Of two destinations with the same hosts and one place.
    @Test
    void aRowThatFitsNowhereHasItsTurnNext() {
        gates = new Gates(1, 1, System::nanoTime);
        rates = new Rates(Map.of(), () -> 1);
        var large = new Due.Row(-1000, 20);
        group();
        await().until(() -> directions.group("zebra.example").isPresent());

        begin(new Rows(rows(200, 1)) {
            @Override
            List<Destination> destinations(int priority, String after, int limit) {
                return List.of(new Destination(THERE, 200), new Destination("zebra.example", 1));
            }

            @Override
            List<Row> rows(int priority, String destination, int limit) {
                return destination.equals(THERE) ? super.rows(priority, destination, limit) : List.of(large);
            }
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> claimed.contains(large.id()));
    }

    /// Of thirty destinations, while there is one courier.
    @Test
    void nobodyAsksForRowsThatNoCourierCouldTake() {
        rates = new Rates(Map.of(), () -> 1);
        List<String> destinations =
                IntStream.range(0, 30).mapToObj(i -> "d" + i + ".example").toList();
        for (String each : destinations)
            await().until(() -> directions.group(each).isPresent());

        begin(
                new Rows(rows(0, 1)) {
                    @Override
                    List<Destination> destinations(int priority, String after, int limit) {
                        return destinations.stream()
                                .map(d -> new Destination(d, 1))
                                .toList();
                    }

                    @Override
                    List<Row> rows(int priority, String destination, int limit) {
                        looks.incrementAndGet();
                        return List.of(new Row(-1 - destinations.indexOf(destination), 200));
                    }
                },
                1);

        await().atMost(Duration.ofSeconds(30)).until(() -> !looksBefore.isEmpty());
        assertEquals(1, looksBefore.getFirst());
    }
}
