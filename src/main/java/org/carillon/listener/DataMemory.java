package org.carillon.listener;

import java.util.concurrent.atomic.AtomicLong;
import org.carillon.smtp.Allowance;

/// What the texts of all messages under way may take of the heap together, so that a thousand big letters at
/// once are put off instead of breaking the server.
final class DataMemory {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    DataMemory(long most) {
        this.most = most;
    }

    Share share() {
        return new Share();
    }

    /// What one message has taken; given back when it is closed.
    final class Share implements Allowance, AutoCloseable {
        private long mine;

        @Override
        public boolean take(int octets) {
            if (taken.addAndGet(octets) > most) {
                taken.addAndGet(-octets);
                return false;
            }
            mine += octets;
            return true;
        }

        @Override
        public void close() {
            taken.addAndGet(-mine);
            mine = 0;
        }
    }
}
