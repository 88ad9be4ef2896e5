package org.carillon.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// The couriers of one priority: looks for due batches, claims as many as there are couriers and places at
/// their destinations, and sends each off on a thread of its own.
final class Lane implements Runnable {
    private static final Logger LOG = Logger.getLogger(Lane.class);

    /// What another node put in, or what has become due, is found within this time.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final int CANDIDATES = 100;

    private final Priority priority;
    private final Claims claims;
    private final Bell bell;
    private final Gates gates;
    private final Semaphore couriers;
    private final Function<String, String> gateOf;
    private final Function<Batch, Attempt> attempts;
    private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private volatile boolean ended;

    /// @param gateOf destination → whose places it takes
    Lane(
            Priority priority,
            Claims claims,
            Bell bell,
            Limits limits,
            Function<String, String> gateOf,
            Function<Batch, Attempt> attempts) {
        this.priority = priority;
        this.claims = claims;
        this.bell = bell;
        this.gates = new Gates(limits.start(), limits.most());
        this.couriers = new Semaphore(limits.couriers());
        this.gateOf = gateOf;
        this.attempts = attempts;
    }

    /// Connections to one destination, at first and at most, and couriers in all.
    record Limits(int start, int most, int couriers) {}

    @Override
    public void run() {
        while (!stopped) {
            try {
                sendOff();
                bell.await(priority, LOOK_EVERY);
            } catch (InterruptedException end) {
                stopped = true;
            } catch (RuntimeException | Error broken) {
                tell(broken);
                pause();
            }
        }
        ended = true;
    }

    private void tell(Throwable broken) {
        if (DatabaseException.among(broken)) {
            LOG.warnf("delivery database-away priority=%s cause=%s", priority, DatabaseException.brief(broken));
        } else {
            LOG.errorf(broken, "delivery claim-broken priority=%s", priority);
        }
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_TROUBLE);
        } catch (InterruptedException end) {
            stopped = true;
        }
    }

    /// Claims and sends off until there is nothing due, no courier left or no place at any destination.
    private void sendOff() {
        Set<String> busy = new HashSet<>();
        while (!stopped && couriers.availablePermits() > 0) {
            List<Claims.Candidate> due = claims.due(priority, busy, CANDIDATES);
            Map<Long, String> chosen = new HashMap<>();
            try {
                choose(due, busy, chosen);
                if (chosen.isEmpty() && due.size() < CANDIDATES) return;
                if (!chosen.isEmpty()) claim(chosen);
            } finally {
                chosen.values().forEach(this::giveBack);
            }
        }
    }

    /// @param chosen takes row → gate; for each a courier and a place are taken
    private void choose(List<Claims.Candidate> due, Set<String> busy, Map<Long, String> chosen) {
        for (Claims.Candidate candidate : due) {
            if (busy.contains(candidate.destination())) continue;
            String gate = gateOf.apply(candidate.destination());
            if (!couriers.tryAcquire()) break;
            if (gates.enter(gate)) {
                chosen.put(candidate.id(), gate);
            } else {
                couriers.release();
                busy.add(candidate.destination());
            }
        }
    }

    /// Takes out of `chosen` what is sent off.
    private void claim(Map<Long, String> chosen) {
        for (Batch batch : claims.claim(new ArrayList<>(chosen.keySet()))) {
            String gate = chosen.get(batch.claim().id());
            if (gate == null) continue;
            start(attempts.apply(batch), gate);
            chosen.remove(batch.claim().id());
        }
    }

    private void giveBack(String gate) {
        gates.leave(gate);
        couriers.release();
    }

    private void start(Attempt attempt, String gate) {
        underWay.add(attempt);
        if (stopped) attempt.stop();
        Thread.ofVirtual().name("courier").start(() -> {
            var manner = Gates.Manner.WELL;
            try {
                manner = attempt.run();
            } finally {
                underWay.remove(attempt);
                gates.leave(gate, manner);
                couriers.release();
                bell.ring(priority);
            }
        });
    }

    /// No new attempts; those under way end in good order.
    void stop() {
        stopped = true;
        bell.ring(priority);
        underWay.forEach(Attempt::stop);
    }

    /// True when nothing is claimed any more.
    boolean idle() {
        return ended && underWay.isEmpty();
    }
}
