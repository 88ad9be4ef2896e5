package org.carillon.trust.refusals;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// The log of what was refused or put off at the doors of all nodes. Doors never wait for it: what
/// they note is written a second later by somebody else, and in a flood only counted.
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    /// Refusals that wait to be written; more in a second are a flood.
    private static final int MOST_WAITING = 1_000;

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofDays(14);

    private final RefusalTable table;
    private final Clock clock;
    private final Duration betweenWrites;
    private final BlockingQueue<Refusal> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Tallies tallies = new Tallies();
    private final AtomicBoolean writing = new AtomicBoolean();

    @Inject
    Refusals(RefusalTable table, Clock clock) {
        this(table, clock, BETWEEN_WRITES);
    }

    Refusals(RefusalTable table, Clock clock, Duration betweenWrites) {
        this.table = table;
        this.clock = clock;
        this.betweenWrites = betweenWrites;
    }

    /// Takes note without waiting and without failing.
    public void note(Refusal refusal) {
        tallies.count(refusal);
        if (waiting.offer(refusal)) rouse(); // else it is counted and no more
    }

    private void rouse() {
        if (writing.compareAndSet(false, true))
            Thread.ofVirtual().name("refusals").start(this::writeLater);
    }

    private void writeLater() {
        try {
            Thread.sleep(betweenWrites);
            flush();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            writing.set(false);
        }
        if (!waiting.isEmpty()) rouse(); // noted while this one was writing
    }

    /// Writes what waits. Without a database the rows are lost and the counts are kept for later.
    synchronized void flush() {
        var some = new ArrayList<Refusal>();
        waiting.drainTo(some);
        Map<Tallies.Key, Long> counted = tallies.take();
        try {
            table.write(some, counted);
        } catch (RuntimeException broken) {
            tallies.giveBack(counted);
            if (DatabaseException.among(broken)) {
                LOG.warnf("refusals not written rows=%d cause=%s", some.size(), DatabaseException.brief(broken));
            } else {
                LOG.error("refusals not written", broken);
            }
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        if (!waiting.isEmpty()) flush();
    }

    /// The newest first; of all nodes, but for the last second.
    ///
    /// @param before the id of the last one seen; at first 0
    public List<RefusalRow> page(long before, int limit, RefusalFilter filter) {
        return table.page(before, limit, filter);
    }

    /// How many of each reason since midnight (UTC), the most frequent first; also those of which
    /// no row was kept.
    public Map<Reason, Long> today() {
        return table.counts(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /// Returns how many rows went.
    public int sweep() {
        return table.sweep(clock.instant().minus(KEPT));
    }
}
