package org.carillon.desk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Delayed;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.carillon.lists.AnswersConfig;
import org.carillon.store.DatabaseException;
import org.carillon.store.PassingFault;
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

    /// That wait from one network: more letters than these it cannot cause in an hour anyway
    /// ([org.carillon.lists.LetterBudget]), and one flood would else take all places from everybody.
    static final int MOST_OF_NETWORK = 20;

    /// What passes at least until one begins, a part of what may.
    private static final double SOONEST = 0.2;

    private static final int MOST_TRIES = 4;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration patience;
    private final Duration pause;
    private final Duration within;
    private final Semaphore places = new Semaphore(MOST);
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor hands = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("errands").factory());

    /// One of them.
    private record Errand(String what, String network, Runnable doing) {}

    @Inject
    Errands(AnswersConfig config) {
        this(Duration.ofSeconds(20), Duration.ofSeconds(1), config.within());
    }

    /// @param patience at the end of the process for all that wait
    /// @param pause before what the database gave up for a moment is done again
    /// @param within until one begins
    Errands(Duration patience, Duration pause, Duration within) {
        if (within.isNegative() || within.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("carillon.lists.answers.within must be from 0s to 30s.");
        }
        this.patience = patience;
        this.pause = pause;
        this.within = within;
    }

    /// Reads the configuration when the house opens, not when the first form comes.
    void check(@Observes StartupEvent started) {}

    /// Does that soon; or leaves it, when so much of that network waits that no letter would come of it anyway.
    ///
    /// @param what for the log
    /// @param network where it comes from
    /// @return false when it will not be done, as too many wait or the house is closing
    boolean add(String what, String network, Runnable doing) {
        if (!places.tryAcquire()) return false;
        var errand = new Errand(what, network, doing);
        if (waiting.merge(network, 1, Integer::sum) > MOST_OF_NETWORK) {
            leave(errand);
            return true;
        }
        if (schedule(errand, 1, delay())) return true;
        leave(errand);
        return false;
    }

    private boolean schedule(Errand errand, int tries, long delay) {
        try {
            hands.schedule(() -> run(errand, tries), delay, TimeUnit.NANOSECONDS);
            return true;
        } catch (RejectedExecutionException closing) {
            return false;
        }
    }

    private void leave(Errand errand) {
        waiting.computeIfPresent(errand.network(), (network, many) -> many == 1 ? null : many - 1);
        places.release();
    }

    /// Places that nobody has.
    int free() {
        return places.availablePermits();
    }

    private long delay() {
        double part = SOONEST + (1 - SOONEST) * ThreadLocalRandom.current().nextDouble();
        return (long) (within.toNanos() * part);
    }

    private void run(Errand errand, int tries) {
        try {
            errand.doing().run();
        } catch (RuntimeException broken) {
            if (tries < MOST_TRIES && PassingFault.among(broken) && schedule(errand, tries + 1, pause.toNanos()))
                return;
            if (DatabaseException.among(broken)) {
                LOG.warnf("errand lost what=%s cause=%s", errand.what(), DatabaseException.brief(broken));
            } else {
                LOG.errorf(broken, "errand lost what=%s", errand.what());
            }
        }
        leave(errand);
    }

    /// Does at once what waits. No interrupt: it would close the embedded database's file under all others.
    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        Delayed[] left = hands.getQueue().toArray(new Delayed[0]);
        Arrays.sort(left);
        for (Delayed one : left) {
            if (one instanceof Runnable next && hands.remove(next)) hands.execute(next);
        }
        hands.shutdown();
        if (!hands.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.warnf("errands unfinished count=%d", MOST - free());
        }
    }
}
