package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.carillon.spool.Claims;
import org.carillon.spool.Spool;
import org.carillon.spool.SpoolConfig;
import org.carillon.spool.SpoolItem;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes letters out of the spool and has them dealt with, several at a time. A letter that fails is tried
/// again later and set aside in the end; it never stops the others.
@ApplicationScoped
public class Pipeline {
    private static final Logger LOG = Logger.getLogger(Pipeline.class);
    /// Half of the pool's connections.
    private static final int MOST_WORKERS = 16;

    /// Letters claimed for each worker at the most: as many share a transaction when the spool is full.
    private static final int AHEAD = 25;
    /// How soon the heartbeat notices that the house closes.
    private static final Duration BEAT = Duration.ofMillis(100);
    /// Between two looks whether the group in hand is done.
    private static final Duration TICK = Duration.ofMillis(10);

    private final Spool spool;
    private final Claims claims;
    private final Stages stages;
    private final PipelineConfig config;
    private final Duration heartbeat;
    private final InHand inHand;
    private final Restraint restraint;
    private final Semaphore places;
    private final Semaphore workers;
    /// Platform threads: this work computes and seldom waits, and would keep the carriers of virtual threads
    /// from the sessions.
    private final ExecutorService threads;
    /// A flag and never an interrupt: an interrupted thread inside a file operation of the embedded database
    /// would close its file for everybody.
    private volatile boolean stopping;

    private @Nullable Thread claimer;
    private @Nullable Thread heart;

    Pipeline(Spool spool, Claims claims, Stages stages, PipelineConfig config, SpoolConfig spoolConfig) {
        this.spool = spool;
        this.claims = claims;
        this.stages = stages;
        this.config = config;
        this.heartbeat = spoolConfig.lease().dividedBy(3);
        this.inHand = new InHand(claims);
        this.restraint = new Restraint(System::nanoTime, Clock.systemUTC());
        this.places = new Semaphore(config.workers() * AHEAD);
        this.workers = new Semaphore(config.workers());
        this.threads = Executors.newFixedThreadPool(
                Math.max(1, config.workers()), // none at all is refused by check(), with a sentence
                Thread.ofPlatform().daemon().name("letters-", 0).factory());
    }

    /// @throws IllegalArgumentException with a sentence when the configuration is wrong
    public void check() {
        if (config.workers() < 1 || config.workers() > MOST_WORKERS) {
            throw new IllegalArgumentException("carillon.pipeline.workers is " + config.workers() + "; it must be 1 to "
                    + MOST_WORKERS + ", as each needs a database connection.");
        }
        stages.check();
    }

    public synchronized void start() {
        stopping = false;
        claimer = Thread.ofVirtual().name("pipeline-claimer").start(this::claimAll);
        heart = Thread.ofVirtual().name("pipeline-heartbeat").start(this::beat);
    }

    /// Takes no more letters and waits until those in hand are done. What was not begun is given back, for
    /// other nodes to take at once.
    public synchronized void stop() throws InterruptedException {
        if (claimer == null || heart == null) return;
        stopping = true;
        spool.wake();
        claimer.join();
        places.acquire(config.workers() * AHEAD);
        places.release(config.workers() * AHEAD);
        heart.join();
        claimer = null;
        heart = null;
    }

    /// Letters that this node works on now.
    public int working() {
        return inHand.size();
    }

    private void claimAll() {
        try {
            while (!stopping) {
                if (claimOrNote() == 0) spool.awaitArrival(config.look());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whatever goes wrong with one claim, the next look comes.
    private int claimOrNote() throws InterruptedException {
        try {
            return claimSome();
        } catch (RuntimeException broken) {
            LOG.error("claiming letters failed", broken);
            return 0;
        }
    }

    private int claimSome() throws InterruptedException {
        // only when somebody has time: meanwhile letters gather, and fewer claims and transactions deal with
        // them all
        workers.acquire();
        int idle = 1 + workers.availablePermits();
        workers.release();
        boolean restrained = spool.rush() && !restraint.over();
        if (restrained) {
            Optional<Duration> rest = inHand.size() > 0 ? Optional.of(TICK) : restraint.rest();
            if (rest.isPresent()) return 1 + sleep(rest.get());
            idle = 1;
        }
        return take(idle);
    }

    private int take(int idle) throws InterruptedException {
        places.acquire();
        int room = 1 + places.drainPermits();
        List<SpoolItem> items = List.of();
        try {
            items = claims.claim(room);
        } catch (DatabaseException away) {
            LOG.warnf("nothing claimed cause=%s", away.brief());
        } finally {
            places.release(room - items.size());
        }
        items.forEach(inHand::add);
        restraint.begun(items);
        for (List<SpoolItem> group : groups(items, idle)) {
            threads.execute(() -> work(group));
        }
        return items.size();
    }

    private static int sleep(Duration pause) throws InterruptedException {
        Thread.sleep(pause);
        return 0;
    }

    /// Shares letters out among the idle workers. What is [Kin] stays together.
    static List<List<SpoolItem>> groups(List<SpoolItem> items, int idle) {
        int size = Math.max(1, (items.size() + idle - 1) / idle);
        var groups = new ArrayList<List<SpoolItem>>();
        for (List<SpoolItem> same : Kin.of(items)) {
            boolean fits = !groups.isEmpty() && groups.getLast().size() + same.size() <= size;
            if (fits) groups.getLast().addAll(same);
            else groups.add(same);
        }
        return groups;
    }

    private void work(List<SpoolItem> group) {
        try {
            workers.acquireUninterruptibly();
            try {
                if (stopping) stages.giveBack(group);
                else stages.handle(group);
            } finally {
                workers.release();
            }
        } finally {
            group.forEach(inHand::remove);
            if (inHand.size() == 0) restraint.ended();
            places.release(group.size());
        }
    }

    private void beat() {
        long last = System.nanoTime();
        try {
            while (!stopping || inHand.size() > 0) {
                Thread.sleep(BEAT);
                if (System.nanoTime() - last < heartbeat.toNanos()) continue;
                last = System.nanoTime();
                inHand.renewAll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
