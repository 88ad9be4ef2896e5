package org.carillon.vacation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.mail.Address;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BudgetsTest {
    private static final Instant NOON = Instant.parse("2026-08-14T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Inject
    Budgets budgets;

    @Inject
    Vacations vacations;

    @Inject
    Decisions decisions;

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    private long ana;

    @BeforeEach
    void anaIsAway() {
        sql.update("delete from vacation_reply");
        ana = person();
    }

    private long person() {
        long id = ids.next();
        String address = "ana" + id + "@example.net";
        sql.update(
                "insert into person (id, address, address_key, name, password_hash) values (?, ?, ?, 'Ana', '')",
                id,
                address,
                address);
        vacations.set(id, new Vacation(true, "x", "", new Span(null, null, ZoneOffset.UTC), 7, List.of()));
        return id;
    }

    private Optional<String> claim(long person, String sender, String response, Instant at) {
        var to = Correspondent.of(Address.of(sender), sender.endsWith("@inside.example"));
        return QuarkusTransaction.requiringNew().call(() -> budgets.claim(new Claim(person, to, response, WEEK, at)));
    }

    private boolean granted(String sender, Instant at) {
        return claim(ana, sender, "text", at).isEmpty();
    }

    @Test
    void answersASenderAgainAfterTheDaysHavePassed() {
        assertTrue(granted("ben@b.example", NOON));
        assertEquals(
                Optional.of("the sender had this reply less than 7 days ago"),
                claim(ana, "BEN+x@b.example", "text", NOON.plus(WEEK).minusSeconds(1)));
        assertTrue(granted("ben@b.example", NOON.plus(WEEK)));
    }

    @Test
    void anotherTextIsHeardAtOnce() {
        assertTrue(granted("ben@b.example", NOON));
        assertEquals(Optional.empty(), claim(ana, "ben@b.example", "other text", NOON));
        assertFalse(claim(ana, "ben@b.example", "other text", NOON).isEmpty());
    }

    @Test
    void oneDomainHearsThreeInAnySevenDays() {
        for (int i = 0; i < 3; i++) assertTrue(granted("p" + i + "@mail.crowd.example", NOON.plus(Duration.ofDays(i))));

        assertEquals(
                Optional.of("crowd.example got 3 replies in 7 days"),
                claim(ana, "p9@www.crowd.example", "text", NOON.plus(WEEK).minusSeconds(1)));
        assertTrue(granted("p9@crowd.example", NOON.plus(WEEK)));
        assertFalse(granted("p8@crowd.example", NOON.plus(WEEK)));
        assertTrue(granted("else@other.example", NOON));
    }

    @Test
    void aLetterThatWasDelayedHereCountsWithTheLaterOnes() {
        for (int i = 0; i < 3; i++) assertTrue(granted("p" + i + "@crowd.example", NOON));

        assertFalse(granted("p9@crowd.example", NOON.minus(Duration.ofDays(5))));
    }

    @Test
    void aDomainOfOursHearsFifty() {
        int answered = 0;
        for (int i = 0; i < 60; i++)
            if (granted("p" + letters(i) + "@inside.example", NOON.plus(Duration.ofHours(i)))) answered++;

        assertEquals(50, answered);
    }

    @Test
    void anAccountSendsFiftyInAnyDay() {
        int answered = 0;
        for (int i = 0; i < 60; i++) if (granted("p@d" + letters(i) + ".example", NOON.plusSeconds(i))) answered++;

        assertEquals(50, answered);
        assertFalse(granted("q@q.example", NOON.plus(Duration.ofDays(1)).minusSeconds(1)));
        assertTrue(granted("q@q.example", NOON.plus(Duration.ofDays(1))));
        assertTrue(claim(person(), "q@q.example", "text", NOON).isEmpty(), "another account has its own budget");
    }

    @Test
    void theWholeSiteSendsTwoThousandInAnyHour() {
        long busy = person();
        for (int i = 0; i < 2000; i++) {
            sql.update(
                    "insert into vacation_reply (id, person_id, domain, replied_at) values (?, ?, ?, ?)",
                    ids.next(),
                    busy,
                    "d" + i + ".example",
                    NOON);
        }

        assertEquals(
                Optional.of("this site sent 2000 replies in an hour"),
                claim(ana, "ben@b.example", "text", NOON.plus(Duration.ofMinutes(59))));
        assertTrue(granted("ben@b.example", NOON.plus(Duration.ofMinutes(60))));
    }

    /// A budget that is spent takes nothing from the others: the sender is answered when there is room again.
    @Test
    void aRefusedClaimTakesNothing() {
        for (int i = 0; i < 3; i++) assertTrue(granted("p" + i + "@crowd.example", NOON));
        assertFalse(granted("ben@crowd.example", NOON.plus(Duration.ofDays(6))));

        assertTrue(granted("ben@crowd.example", NOON.plus(WEEK)));
    }

    @Test
    void whatIsRolledBackWasNeverClaimed() {
        var to = Correspondent.of(Address.of("ben@b.example"), false);
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    assertTrue(budgets.claim(new Claim(ana, to, "text", WEEK, NOON))
                            .isEmpty());
                    throw new IllegalStateException("the letter cannot be written");
                }));

        assertTrue(granted("ben@b.example", NOON));
    }

    @Test
    void ofTwoThatComeAtTheSameTimeOneIsAnswered() throws Exception {
        for (int round = 0; round < 10; round++) {
            String sender = "ben" + letters(round) + "@r" + letters(round) + ".example";
            assertEquals(1, atOnce(2, i -> () -> granted(sender, NOON)), "round " + round);
        }
    }

    @Test
    void aCrowdThatComesAtTheSameTimeHearsNoMoreThanItsBudget() throws Exception {
        assertEquals(3, atOnce(8, i -> () -> granted("p" + letters(i) + "@crowd.example", NOON)));
    }

    @Test
    void remembersWhyNobodyWasAnswered() {
        granted("ben@b.example", NOON);
        granted("ben@b.example", NOON.plusSeconds(60));

        var newest = decisions.newest(ana, 10);

        assertEquals(
                List.of("the sender had this reply less than 7 days ago", "answered"),
                newest.stream().map(Decisions.Decided::outcome).toList());
        assertEquals("ben@b.example", newest.getFirst().sender());
        assertEquals(NOON, newest.getLast().at());
    }

    @Test
    void remembersAFewHundredDecisionsOnly() {
        for (int i = 0; i < 300; i++) {
            Instant at = NOON.plusSeconds(i);
            decisions.note(ana, at, null, "why " + i);
        }

        long kept = sql.number("select count(*) from vacation_decision where person_id = ?", ana);
        assertTrue(kept <= 250, kept + " are kept");
        assertEquals("why 299", decisions.newest(ana, 1).getFirst().outcome());
    }

    private interface Nth {
        Callable<Boolean> of(int i);
    }

    private static int atOnce(int threads, Nth work) throws Exception {
        var start = new CyclicBarrier(threads);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            var all = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < threads; i++) {
                Callable<Boolean> one = work.of(i);
                all.add(pool.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            int yes = 0;
            for (Future<Boolean> each : all) if (each.get()) yes++;
            return yes;
        }
    }

    /// A word for each number, as digits in an address make no difference.
    private static String letters(int number) {
        return Character.toString('a' + number / 26) + (char) ('a' + number % 26);
    }
}
