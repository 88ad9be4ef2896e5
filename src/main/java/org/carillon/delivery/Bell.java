package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes the couriers of this node when there is something new, so that no letter waits for the next look at
/// the table.
@ApplicationScoped
class Bell {
    private final TransactionSynchronizationRegistry transactions;
    private final Map<Priority, Semaphore> rings = new EnumMap<>(Priority.class);

    Bell(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
        for (Priority priority : Priority.values()) rings.put(priority, new Semaphore(0));
    }

    /// Rings once the current transaction has been committed; at once where there is none.
    void ringAfterCommit(Priority priority) {
        if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            ring(priority);
            return;
        }
        if (transactions.getResource(priority) != null) return;
        transactions.putResource(priority, Boolean.TRUE);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) ring(priority);
            }
        });
    }

    void ring(Priority priority) {
        of(priority).release();
    }

    /// Waits for a ring, and takes all that have come as one.
    void await(Priority priority, Duration longest) throws InterruptedException {
        Semaphore rings = of(priority);
        if (rings.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) rings.drainPermits();
    }

    private Semaphore of(Priority priority) {
        return Objects.requireNonNull(rings.get(priority));
    }
}
