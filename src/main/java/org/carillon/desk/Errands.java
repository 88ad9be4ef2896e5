package org.carillon.desk;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// What is done behind the answer to whoever asked, so that no clock tells them what there was to do, and for whom.
///
/// One after the other, in the order in which they came, on this node. They are kept in memory alone: what
/// waits when the process dies is lost, and whoever wonders where their letter is asks again.
@ApplicationScoped
class Errands {
    private static final Logger LOG = Logger.getLogger(Errands.class);

    /// That wait, each a few hundred octets.
    static final int MOST = 1000;

    private final Duration patience;
    private final Semaphore places = new Semaphore(MOST);
    private final ExecutorService hands = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("errands").factory());

    Errands() {
        this(Duration.ofSeconds(5));
    }

    /// @param patience for a place among them, and at the end of the process for all that wait
    Errands(Duration patience) {
        this.patience = patience;
    }

    /// Does that soon. Waits a while when too many are before it.
    ///
    /// @param what for the log
    /// @return false when it will not be done, as too many wait or the house is closing
    boolean add(String what, Runnable errand) {
        if (!place()) return false;
        try {
            hands.execute(() -> run(what, errand));
            return true;
        } catch (RejectedExecutionException closing) {
            places.release();
            return false;
        }
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
