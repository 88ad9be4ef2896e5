package org.carillon.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/// Room for so many at the same time. Who stays long is moved aside, where there is room for many more: those who wait
/// in vain for a host that is dead must not keep out those who would be done in a moment.
final class Places {
    private static final long LONG = Duration.ofSeconds(1).toNanos();

    private final Semaphore quick;
    private final Semaphore aside;
    private final LongSupplier nanos;
    private final Set<Place> taken = ConcurrentHashMap.newKeySet();

    Places(int quick, int aside, LongSupplier nanos) {
        this.quick = new Semaphore(quick);
        this.aside = new Semaphore(aside);
        this.nanos = nanos;
    }

    /// One place, until it is left.
    final class Place {
        private final long since = nanos.getAsLong();
        private Semaphore where = quick;
        private boolean left;

        synchronized void leave() {
            if (left) return;
            left = true;
            taken.remove(this);
            where.release();
        }

        private synchronized void moveAside(long now) {
            if (left || where == aside || now - since < LONG || !aside.tryAcquire()) return;
            where.release();
            where = aside;
        }
    }

    Optional<Place> take() {
        if (!quick.tryAcquire()) return Optional.empty();
        var place = new Place();
        taken.add(place);
        return Optional.of(place);
    }

    boolean full() {
        return quick.availablePermits() == 0;
    }

    /// Moves aside who has stayed long. Called once a second.
    void tend() {
        long now = nanos.getAsLong();
        for (Place place : taken) place.moveAside(now);
    }
}
