package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A bell that nobody else rings.
@QuarkusTest
class BellTest {
    @Inject
    TransactionSynchronizationRegistry transactions;

    private final CountDownLatch rung = new CountDownLatch(1);
    private Bell bell;

    @BeforeEach
    void somebodyListens() {
        bell = new Bell(transactions);
        Thread.ofVirtual().start(() -> {
            try {
                bell.await(Priority.POST, Duration.ofDays(1));
                rung.countDown();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
        });
    }

    private boolean silent() throws InterruptedException {
        return !rung.await(100, TimeUnit.MILLISECONDS);
    }

    private boolean rings() throws InterruptedException {
        return rung.await(30, TimeUnit.SECONDS);
    }

    @Test
    void ringsWhenWhatWasPutInIsCommittedAndNotBefore() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> {
            bell.ringAfterCommit(Priority.POST);
            try {
                assertTrue(silent());
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
        });
        assertTrue(rings());
    }

    @Test
    void doesNotRingForWhatWasUndone() throws Exception {
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    bell.ringAfterCommit(Priority.POST);
                    throw new IllegalStateException("undone");
                }));
        assertTrue(silent());
    }

    @Test
    void ringsForItsOwnLaneAlone() throws Exception {
        bell.ringAfterCommit(Priority.LETTER);
        assertTrue(silent());
        bell.ringAfterCommit(Priority.POST);
        assertTrue(rings());
        assertFalse(silent());
    }
}
