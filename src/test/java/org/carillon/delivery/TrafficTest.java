package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.store.Sql;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// In a year in which nothing else of the tests happens.
@QuarkusTest
class TrafficTest {
    private static final Instant START = Instant.parse("2031-01-01T10:02:00Z");

    @Inject
    Sql sql;

    private final FrozenClock clock = FrozenClock.at(START.toString());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Figures figures = new Figures(registry);
    private Traffic traffic;

    @BeforeEach
    void quiet() {
        sql.update("delete from traffic where since >= ?", Instant.parse("2031-01-01T00:00:00Z"));
        sql.update("delete from outbox");
        traffic = new Traffic(sql, clock, figures);
    }

    private List<Traffic.Piece> all() {
        return traffic.since(Instant.parse("2031-01-01T00:00:00Z"));
    }

    @Test
    void sumsUpWhatAllNodesCountInFiveMinutes() {
        figures.accepted("list", Figures.Place.OUTSIDE, 10);
        figures.settled(Figures.Place.OUTSIDE, 6, 1, Duration.ofSeconds(2));
        traffic.look();
        clock.advance(Duration.ofMinutes(2));
        figures.deferred(Figures.Place.OUTSIDE, 3);
        figures.settled(Figures.Place.HERE, 2, 0, Duration.ofSeconds(2));
        traffic.look();
        new Traffic(sql, clock, figures).write(Traffic.begun(clock.instant()), new Figures.Counts(1, 1, 0, 0), 7);

        assertEquals(List.of(new Traffic.Piece(Instant.parse("2031-01-01T10:00:00Z"), 11, 9, 3, 1, 7)), all());
    }

    @Test
    void beginsANewPieceAfterFiveMinutesAndWritesNothingOfAQuietTime() {
        figures.accepted("person", Figures.Place.OUTSIDE, 1);
        traffic.look();
        clock.advance(Duration.ofMinutes(5));
        traffic.look();
        clock.advance(Duration.ofMinutes(5));
        figures.accepted("person", Figures.Place.OUTSIDE, 1);
        traffic.look();

        assertEquals(
                List.of(Instant.parse("2031-01-01T10:00:00Z"), Instant.parse("2031-01-01T10:10:00Z")),
                all().stream().map(Traffic.Piece::since).toList());
    }

    @Test
    void forgetsAfterSomeWeeks() {
        figures.accepted("person", Figures.Place.OUTSIDE, 1);
        traffic.look();

        clock.advance(Duration.ofDays(34));
        traffic.sweep();
        assertEquals(1, all().size());
        clock.advance(Duration.ofDays(2));
        traffic.sweep();

        assertEquals(List.of(), all());
    }

    @Test
    void countsByPlaceAndKeepsTheTimeThatDeliveriesTook() {
        figures.settled(Figures.Place.FOLDER, 2, 1, Duration.ofSeconds(3));

        assertEquals(
                2,
                registry.get("carillon.delivery.delivered")
                        .tag("to", "folder")
                        .counter()
                        .count());
        assertEquals(
                1,
                registry.get("carillon.delivery.failed")
                        .tag("to", "folder")
                        .counter()
                        .count());
        assertEquals(
                2,
                registry.get("carillon.delivery.latency")
                        .tag("to", "folder")
                        .timer()
                        .count());
        assertEquals(
                0,
                registry.get("carillon.delivery.delivered")
                        .tag("to", "outside")
                        .counter()
                        .count());
    }

    /// A folder's letter waits under the domain of its person, which is ours.
    @Test
    void tellsWhatWaitsForAFolderFromWhatWaitsForOurDomains() {
        sql.update("insert into mail_domain (name) values ('folders.example') on conflict do nothing");
        for (String origin : List.of("folder", "house")) {
            long id = origin.equals("folder") ? -8 : -7;
            sql.update("""
                    insert into outgoing (id, origin, subject, recipe, created_at, accepted, delivered, deferred, failed)
                    values (?, ?, '', '', ?, 1, 0, 0, 0)""", id, origin, START);
            sql.update("""
                    insert into outbox (id, outgoing_id, destination, recipients, remaining, deferred, state, priority,
                                        attempts, fence, due_at, created_at, last_reply)
                    values (?, ?, 'folders.example', 't a@folders.example', ?, 0, 'held', 0, 0, 0, ?, ?, '')""", id, id, 10 + id, START, START.minusSeconds(60 + id));
        }

        traffic.look();

        assertEquals(List.of(2.0, 3.0, 0.0), gauges("carillon.delivery.queue"));
        assertEquals(List.of(52.0, 53.0, 0.0), gauges("carillon.delivery.queue.age"));
        sql.update("delete from outbox where id in (-7, -8)");
        sql.update("delete from outgoing where id in (-7, -8)");
        sql.update("delete from mail_domain where name = 'folders.example'");
    }

    private List<Double> gauges(String name) {
        return Stream.of("folder", "here", "outside")
                .map(to -> registry.get(name).tag("to", to).gauge().value())
                .toList();
    }

    @Test
    void showsHowLongTheOldestHasWaited() {
        sql.update("""
                insert into outgoing (id, origin, subject, recipe, created_at, accepted, delivered, deferred, failed)
                values (-9, 'house', '', '', ?, 2, 0, 0, 0)""", START);
        sql.update("""
                insert into outbox (id, outgoing_id, destination, recipients, remaining, deferred, state, priority, attempts, fence,
                                    due_at, created_at, last_reply)
                values (-9, -9, 'far.example', 't a@far.example', 2, 0, 'held', 1, 2, 0, ?, ?, '')""", START, START.minusSeconds(90));

        traffic.look();

        assertEquals(
                2,
                registry.get("carillon.delivery.queue")
                        .tag("to", "outside")
                        .gauge()
                        .value());
        assertEquals(
                90,
                registry.get("carillon.delivery.queue.age")
                        .tag("to", "outside")
                        .gauge()
                        .value());
        assertEquals(
                0,
                registry.get("carillon.delivery.queue")
                        .tag("to", "here")
                        .gauge()
                        .value());
        assertEquals(2, all().getFirst().waiting());
        sql.update("delete from outbox where id = -9");
        sql.update("delete from outgoing where id = -9");
    }
}
