package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.carillon.spool.Claims;
import org.carillon.spool.Spool;
import org.carillon.spool.SpoolConfig;
import org.carillon.spool.SpoolItem;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes letters out of the spool and has them dealt with, several at a time. A letter that fails is tried again later
/// and set aside in the end; it never stops the others.
@ApplicationScoped
public class Pipeline {
    private static final Logger LOG = Logger.getLogger(Pipeline.class);
    /// Letters claimed ahead for each worker, so that none waits for the next claim.
    private static final int AHEAD = 4;
    /// How soon the heartbeat notices that the house closes.
    private static final Duration TICK = Duration.ofMillis(100);

    private final Spool spool;
    private final Claims claims;
    private final Stages stages;
    private final PipelineConfig config;
    private final Duration heartbeat;
    private final InHand inHand;
    private final Semaphore places;
    private final Semaphore workers;
    /// A flag and never an interrupt: an interrupted thread inside a file operation of the embedded database would
    /// close its file for everybody.
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
        this.places = new Semaphore(config.workers() * AHEAD);
        this.workers = new Semaphore(config.workers());
    }

    public synchronized void start() {
        stopping = false;
        claimer = Thread.ofVirtual().name("pipeline-claimer").start(this::claimAll);
        heart = Thread.ofVirtual().name("pipeline-heartbeat").start(this::beat);
    }

    /// Takes no more letters and waits until those in hand are done. What was not begun comes back when its lease ends.
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
                if (claimSome() == 0) spool.awaitArrival(config.look());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private int claimSome() throws InterruptedException {
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
        for (SpoolItem item : items) {
            inHand.add(item);
            Thread.ofVirtual().name("letter-" + item.id()).start(() -> work(item));
        }
        return items.size();
    }

    private void work(SpoolItem item) {
        try {
            workers.acquireUninterruptibly();
            try {
                if (!stopping) stages.handle(item);
            } finally {
                workers.release();
            }
        } finally {
            inHand.remove(item);
            places.release();
        }
    }

    private void beat() {
        long last = System.nanoTime();
        try {
            while (!stopping || inHand.size() > 0) {
                Thread.sleep(TICK);
                if (System.nanoTime() - last < heartbeat.toNanos()) continue;
                last = System.nanoTime();
                inHand.renewAll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
