package org.carillon.trust.refusals;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.store.DatabaseException;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On days on which nothing else of the tests happens.
@QuarkusTest
class RefusalsTest {
    private static final Instant DAY = Instant.parse("2031-01-01T00:00:00Z");

    /// Longer than a test: it writes when it is told to.
    private static final Duration NEVER = Duration.ofHours(1);

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    private final FrozenClock clock = FrozenClock.at("2031-01-01T12:00:00Z");
    private Refusals refusals;

    @BeforeEach
    void nothingWasRefused() {
        sql.update("delete from refusal");
        sql.update("delete from refusal_count");
        refusals = node();
    }

    private Refusals node() {
        return new Refusals(new RefusalTable(sql, ids), clock, NEVER);
    }

    private Refusal refusal(Reason reason, String sender) {
        var caller = new Refusal.Caller("mx", "192.0.2.10", "Mail.b.example");
        var letter = new Refusal.Letter(sender, "ana@club.example", "");
        return new Refusal(clock.instant(), reason, caller, letter, "550 5.7.1", "You are listed");
    }

    private void note(Reason reason, String sender) {
        refusals.note(refusal(reason, sender));
        clock.advance(Duration.ofSeconds(1));
    }

    private List<String> senders(RefusalFilter filter) {
        return refusals.page(0, 100, filter).stream()
                .map(row -> row.refusal().letter().sender())
                .toList();
    }

    @Test
    void keepsWhatWasSaid() {
        var one = refusal(Reason.BLOCK_LIST, "bob@b.example");
        refusals.note(one);
        refusals.flush();

        assertEquals(one, refusals.page(0, 10, RefusalFilter.ALL).getFirst().refusal());
    }

    @Test
    void writesByItselfAMomentLater() {
        refusals = new Refusals(new RefusalTable(sql, ids), clock, Duration.ofMillis(1));
        for (int i = 0; i < 3; i++) {
            long before = i;
            note(Reason.TOO_MUCH, "bob@b.example");
            await().atMost(30, SECONDS).until(() -> sql.number("select count(*) from refusal") == before + 1);
        }
    }

    @Test
    void showsTheNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) note(Reason.TOO_MUCH, "bob" + i + "@b.example");
        refusals.flush();

        List<RefusalRow> first = refusals.page(0, 3, RefusalFilter.ALL);
        List<RefusalRow> second = refusals.page(first.getLast().id(), 3, RefusalFilter.ALL);

        assertEquals("bob4@b.example", first.getFirst().refusal().letter().sender());
        assertEquals(3, first.size());
        assertEquals(2, second.size());
        assertEquals("bob0@b.example", second.getLast().refusal().letter().sender());
    }

    @Test
    void findsByReasonAndByWord() {
        note(Reason.TOO_MUCH, "bob@b.example");
        note(Reason.VIRUS, "Eva@e.example");
        refusals.flush();

        assertEquals(List.of("Eva@e.example"), senders(new RefusalFilter(Reason.VIRUS, "")));
        assertEquals(List.of("Eva@e.example"), senders(new RefusalFilter(null, " EVA@ ")));
        assertEquals(List.of("Eva@e.example", "bob@b.example"), senders(new RefusalFilter(null, "mail.B.")));
        assertEquals(List.of(), senders(new RefusalFilter(Reason.TOO_MUCH, "eva")));
        assertEquals(List.of(), senders(new RefusalFilter(null, "'\0%_")));
    }

    @Test
    void countsTheReasonsOfToday() {
        note(Reason.TOO_MUCH, "yesterday@b.example");
        refusals.flush();
        clock.advance(Duration.ofDays(1));
        note(Reason.VIRUS, "a@b.example");
        for (int i = 0; i < 3; i++) note(Reason.GREYLIST, "b@b.example");
        refusals.flush();
        note(Reason.VIRUS, "c@b.example");
        refusals.flush();

        assertEquals(
                List.of(Map.entry(Reason.GREYLIST, 3L), Map.entry(Reason.VIRUS, 2L)),
                List.copyOf(refusals.today().entrySet()));
        assertEquals(6, senders(RefusalFilter.ALL).size());
    }

    @Test
    void inAFloodOnlyCounts() {
        for (int i = 0; i < 1500; i++) refusals.note(refusal(Reason.UNKNOWN_RECIPIENT, "x" + i + "@b.example"));
        refusals.flush();

        assertEquals(Map.of(Reason.UNKNOWN_RECIPIENT, 1500L), refusals.today());
        assertEquals(1000, sql.number("select count(*) from refusal"));
    }

    @Test
    void keepsSoManyRowsADay() {
        note(Reason.TOO_MUCH, "first@b.example");
        refusals.flush();
        sql.update("update refusal_count set kept = 19999 where reason = ''");
        note(Reason.TOO_MUCH, "last@b.example");
        note(Reason.TOO_MUCH, "lost@b.example");
        refusals.flush();
        note(Reason.TOO_MUCH, "lost@b.example");
        refusals.flush();

        assertEquals(List.of("last@b.example", "first@b.example"), senders(RefusalFilter.ALL));
        assertEquals(Map.of(Reason.TOO_MUCH, 4L), refusals.today());
        clock.advance(Duration.ofDays(1));
        note(Reason.TOO_MUCH, "tomorrow@b.example");
        refusals.flush();
        assertEquals(3, senders(RefusalFilter.ALL).size());
    }

    @Test
    void forgetsAfterTwoWeeks() {
        note(Reason.TOO_MUCH, "old@b.example");
        clock.advance(Duration.ofDays(13));
        note(Reason.TOO_MUCH, "new@b.example");
        refusals.flush();
        assertEquals(0, refusals.sweep());
        clock.advance(Duration.ofDays(2));

        refusals.sweep();

        assertEquals(List.of("new@b.example"), senders(RefusalFilter.ALL));
        assertEquals(0, sql.number("select count(*) from refusal_count where on_day = '2031-01-01' and reason <> ''"));
    }

    @Test
    void nodesWriteBesideEachOther() throws Exception {
        var threads = new ArrayList<Thread>();
        for (int node = 0; node < 4; node++) {
            Refusals mine = node();
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 40; i++) {
                    mine.note(refusal(Reason.values()[i % 5], "x@b.example"));
                    if (i % 4 == 3) mine.flush();
                }
            }));
        }
        for (Thread one : threads) one.join();

        assertEquals(160, sql.number("select count(*) from refusal"));
        assertEquals(
                160,
                refusals.today().values().stream().mapToLong(Long::longValue).sum());
        assertEquals(160, sql.number("select sum(kept) from refusal_count"));
    }

    @Test
    void withoutADatabaseTheCountsAreKeptForLater() {
        var away = new RefusalTable(sql, ids) {
            boolean back;

            @Override
            void write(List<Refusal> rows, Map<Tallies.Key, Long> counted) {
                if (!back) throw new DatabaseException(new SQLException("gone", "08006"));
                super.write(rows, counted);
            }
        };
        refusals = new Refusals(away, clock, NEVER);
        note(Reason.TOO_MUCH, "a@b.example");
        refusals.flush();
        away.back = true;
        note(Reason.TOO_MUCH, "b@b.example");
        refusals.flush();

        assertEquals(Map.of(Reason.TOO_MUCH, 2L), refusals.today());
        assertEquals(List.of("b@b.example"), senders(RefusalFilter.ALL));
        assertTrue(
                refusals.page(0, 1, RefusalFilter.ALL).getFirst().refusal().at().isAfter(DAY));
    }
}
