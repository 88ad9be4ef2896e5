package org.carillon.desk;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.carillon.lists.AnswersConfig;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// What is done behind the answer to whoever asked, so that no clock tells them what there was to do, and for whom.
///
/// Each begins at some moment of the next seconds ([AnswersConfig#within]): one that began at once would take
/// a processor from the answer that it stands behind and from the next ones, which a clock sees too (see
/// `docs/benchmarks.md`). One is done at a time. They are kept in the memory of this node: what waits when the process
/// dies is lost, and whoever wonders where their letter is asks again.
@ApplicationScoped
class Errands {
    private static final Logger LOG = Logger.getLogger(Errands.class);

    /// That wait, each about a thousand octets.
    static final int MOST = 5000;

    /// What passes at least until one begins, a part of what may.
    private static final double SOONEST = 0.2;

    private final Duration patience;
    private final Duration within;
    private final Semaphore places = new Semaphore(MOST);
    private final ScheduledExecutorService hands = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("errands").factory());

    @Inject
    Errands(AnswersConfig config) {
        this(Duration.ofSeconds(5), config.within());
    }

    /// @param patience for a place among them, and at the end of the process for all that wait
    /// @param within until one begins
    Errands(Duration patience, Duration within) {
        this.patience = patience;
        this.within = within;
    }

    /// Does that soon. Waits a while when too many are before it.
    ///
    /// @param what for the log
    /// @return false when it will not be done, as too many wait or the house is closing
    boolean add(String what, Runnable errand) {
        if (!place()) return false;
        try {
            hands.schedule(() -> run(what, errand), delay(), TimeUnit.NANOSECONDS);
            return true;
        } catch (RejectedExecutionException closing) {
            places.release();
            return false;
        }
    }

    private long delay() {
        double part = SOONEST + (1 - SOONEST) * ThreadLocalRandom.current().nextDouble();
        return (long) (within.toNanos() * part);
    }

    private boolean place() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run(String what, Runnable errand) {
        try {
            errand.run();
        } catch (RuntimeException broken) {
            if (DatabaseException.among(broken)) {
                LOG.warnf("errand lost what=%s cause=%s", what, DatabaseException.brief(broken));
            } else {
                LOG.errorf(broken, "errand lost what=%s", what);
            }
        } finally {
            places.release();
        }
    }

    /// No interrupt: it would close the embedded database's file under all others.
    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        hands.shutdown();
        if (!hands.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("errands unfinished count=%d", MOST - places.availablePermits());
        }
    }
}
