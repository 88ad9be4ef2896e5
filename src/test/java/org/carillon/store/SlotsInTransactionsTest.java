package org.carillon.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Letters are dealt with several in a transaction: none may wait for the slots of another's.
@QuarkusTest
class SlotsInTransactionsTest {
    private static final int GROUPS = 8;

    /// One more than there are groups: when each has one, all want the one that is left.
    private static final Slots.Bound SITE = Slots.Bound.hourly(GROUPS + 1);

    /// Far longer than any take; only what would never end is ended by it.
    private static final int PATIENCE = 60;

    @Inject
    Slots slots;

    @Inject
    Sql sql;

    @BeforeEach
    void nothingTaken() {
        sql.update("delete from letter_slot");
    }

    /// Two letters, each of an address of its own and of the site's; all groups have the first when the second comes.
    private int twoLetters(int group, CyclicBarrier together) throws Exception {
        int taken = letter("first" + group);
        together.await(PATIENCE, SECONDS);
        taken += letter("second" + group);
        together.await(PATIENCE, SECONDS);
        return taken;
    }

    private int letter(String address) {
        boolean allowed = slots.take("answer", address, Slots.Bound.hourly(10)) && slots.take("site", "", SITE);
        return allowed ? 1 : 0;
    }

    private int takenByAllGroups() throws Exception {
        var together = new CyclicBarrier(GROUPS);
        try (var threads = Executors.newFixedThreadPool(GROUPS)) {
            List<Callable<Integer>> groups = IntStream.range(0, GROUPS)
                    .<Callable<Integer>>mapToObj(
                            group -> () -> QuarkusTransaction.requiringNew().call(() -> twoLetters(group, together)))
                    .toList();
            var taken = new ArrayList<Integer>();
            for (var one : threads.invokeAll(groups)) taken.add(one.get());
            return taken.stream().mapToInt(Integer::intValue).sum();
        }
    }

    @Test
    void noTransactionWaitsForWhatAnotherHasTaken() throws Exception {
        assertEquals(GROUPS + 1, takenByAllGroups());
    }

    @Test
    void norForWhatAnotherHasTakenAnew() throws Exception {
        takenByAllGroups();
        sql.update("update letter_slot set taken_at = ?", Instant.now().minusSeconds(7200));

        assertEquals(GROUPS + 1, takenByAllGroups());
    }

    @Test
    void othersSeeAtOnceWhatATransactionHasTaken() {
        QuarkusTransaction.requiringNew().run(() -> {
            assertEquals(1, letter("ana"));
            assertEquals(
                    Collections.nCopies(2, 1L),
                    QuarkusTransaction.requiringNew()
                            .call(() -> sql.list("select count(*) from letter_slot group by kind", r -> r.getLong(1))));
        });
    }

    @Test
    void whatATransactionTookIsSpentWhenItRollsBack() {
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    assertTrue(slots.take("report", "ana", Slots.Bound.hourly(1)));
                    throw new IllegalStateException("the letter cannot be written");
                }));

        assertFalse(slots.take("report", "ana", Slots.Bound.hourly(1)));
    }
}
