package org.carillon.listener;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.smtp.Allowance;
import org.carillon.trust.Networks;

/// What the texts of all messages under way may take of the heap together, so that a thousand big letters at
/// once are put off instead of breaking the server. Who stalls with big ones must not keep out the small ones of
/// others:
/// the first octets of each text are free, texts of a usual size have a pot of their own, and no client takes more than
/// its part of the pot for big ones.
final class DataMemory {
    /// Octets of a text that nobody is asked for: with the buffer it is read through, ten thousand connections that all
    /// send a text at once take 240 MB in this way.
    static final int FREE = 8 * 1024;

    /// Octets of a text that still counts as a usual one.
    static final int USUAL = 64 * 1024;

    /// The part of the whole that is kept for usual texts, and the part that one client may take for big ones.
    private static final int PART = 4;

    private final Pot free = new Pot(Long.MAX_VALUE);
    private final Pot usual;
    private final Pot big;
    private final long bigPerClient;
    private final Networks trusted;
    private final ConcurrentMap<Long, Long> bigByClient = new ConcurrentHashMap<>();

    /// @param most octets in all, the free ones aside
    /// @param largest octets of one message, which every client may send whatever its part is
    /// @param trusted clients that are not bound to a part
    DataMemory(long most, long largest, Networks trusted) {
        this.usual = new Pot(most / PART);
        this.big = new Pot(Math.max(most - most / PART, Math.min(most, largest)));
        this.bigPerClient = Math.max(most / PART, largest);
        this.trusted = trusted;
    }

    /// Within an eighth of the heap, as a text is copied while it is read; but always enough for two large messages
    /// beside the usual ones.
    static DataMemory of(Limits limits, Networks trusted) {
        long heap = Runtime.getRuntime().maxMemory();
        long largest = limits.maxMessageSize().asLongValue();
        long most = Math.min(limits.maxDataMemory().asLongValue(), Math.max(heap / 8, 3 * largest));
        return new DataMemory(most, largest, trusted);
    }

    Share share(InetAddress client) {
        return new Share(OneClient.of(client), trusted.contains(client));
    }

    /// Octets taken for big texts now.
    long big() {
        return big.taken.get();
    }

    private static final class Pot {
        private final long most;
        private final AtomicLong taken = new AtomicLong();

        Pot(long most) {
            this.most = most;
        }

        boolean take(long octets) {
            if (taken.addAndGet(octets) <= most) return true;
            give(octets);
            return false;
        }

        void give(long octets) {
            taken.addAndGet(-octets);
        }
    }

    /// What one message has taken; given back when it is closed.
    final class Share implements Allowance, AutoCloseable {
        private final Long client;
        private final boolean unbound;
        private Pot pot = free;
        private long mine;

        private Share(Long client, boolean unbound) {
            this.client = client;
            this.unbound = unbound;
        }

        /// A text that outgrows its pot moves on to the next one with all it has.
        @Override
        public boolean take(int octets) {
            long wanted = mine + octets;
            Pot next = wanted <= FREE ? free : wanted <= USUAL ? usual : big;
            long more = next == pot ? octets : wanted;
            if (next == big && !withinPart(more)) return false;
            if (!next.take(more)) {
                if (next == big) giveBackPart(more);
                return false;
            }
            if (next != pot) pot.give(mine);
            pot = next;
            mine = wanted;
            return true;
        }

        private boolean withinPart(long more) {
            if (bigByClient.merge(client, more, Long::sum) <= bigPerClient || unbound) return true;
            giveBackPart(more);
            return false;
        }

        private void giveBackPart(long octets) {
            bigByClient.computeIfPresent(client, (key, taken) -> taken > octets ? taken - octets : null);
        }

        @Override
        public void giveBack() {
            if (pot == big) giveBackPart(mine);
            pot.give(mine);
            mine = 0;
            pot = free;
        }

        @Override
        public void close() {
            giveBack();
        }
    }
}
