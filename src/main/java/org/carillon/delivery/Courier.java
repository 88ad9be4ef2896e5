package org.carillon.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// Starts and stops the delivery of this node: one [Lane] for each priority, and the clockwork that renews
/// leases.
@ApplicationScoped
class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class);

    /// Letters need few couriers of their own to be never behind a post.
    private static final int FOR_LETTERS = 24;

    /// Milliseconds: what was delivered is written within a second.
    private static final int PULSE = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Minutes: after a long standstill all may be too old or late, and the couriers come first.
    private static final int FIRST_LOOK = 15;

    /// A letter to one of our own lists goes in by our own door, which must be open by then.
    private static final int AFTER_THE_DOORS = 15_000;

    private static final int BEFORE_THE_DOORS = 500;

    private final Terms terms;
    private final Lane.Yard yard;
    private final Leases leases;
    private final Dispatch dispatch;
    private final Traffic traffic;
    private final Attempt.Means means;
    private final Overdue overdue;
    private final Wakes wakes;
    private final List<Lane> lanes = new ArrayList<>();

    /// One thread for each of its works: a database that is slow to answer one must not hold up the leases or
    /// the deadlines.
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
            7, Thread.ofPlatform().daemon().name("delivery-clockwork-", 0).factory());

    Courier(
            Terms terms,
            Lane.Yard yard,
            Leases leases,
            Dispatch dispatch,
            Traffic traffic,
            Attempt.Means means,
            Overdue overdue,
            Wakes wakes) {
        this.terms = terms;
        this.yard = yard;
        this.leases = leases;
        this.dispatch = dispatch;
        this.traffic = traffic;
        this.means = means;
        this.overdue = overdue;
        this.wakes = wakes;
    }

    void check(@Observes StartupEvent started) {
        terms.check();
    }

    void start(@Observes @jakarta.annotation.Priority(AFTER_THE_DOORS) StartupEvent started) {
        Routes routes = terms.routes();
        for (Priority priority : Priority.values()) {
            int couriers = priority == Priority.LETTER
                    ? FOR_LETTERS
                    : terms.config().connections().total();
            var lane = new Lane(
                    priority,
                    yard,
                    couriers,
                    (batch, asked) -> new Attempt(batch, routes.to(batch.destination()), means, asked));
            lanes.add(lane);
            Thread.ofVirtual().name("courier-lane-" + priority).start(lane);
        }
        long third = terms.lease().toMillis() / 3;
        clockwork.scheduleWithFixedDelay(() -> tick(leases::renew), third, third, TimeUnit.MILLISECONDS);
        clockwork.scheduleWithFixedDelay(() -> tick(dispatch::tend), 1, 1, TimeUnit.SECONDS);
        clockwork.scheduleWithFixedDelay(() -> tick(this::makeRoom), 1, 1, TimeUnit.SECONDS);
        clockwork.scheduleWithFixedDelay(
                () -> tick(() -> lanes.forEach(Lane::pulse)), PULSE, PULSE, TimeUnit.MILLISECONDS);
        clockwork.scheduleWithFixedDelay(() -> tick(traffic::look), 1, 10, TimeUnit.SECONDS);
        clockwork.scheduleWithFixedDelay(() -> tick(wakes::look), 1, 1, TimeUnit.SECONDS);
        clockwork.scheduleWithFixedDelay(() -> tick(overdue::look), FIRST_LOOK, 1, TimeUnit.MINUTES);
        LOG.infof("delivery started route=%s", terms.config().route());
    }

    private void makeRoom() {
        lanes.forEach(Lane::tend);
        yard.directions().tend();
    }

    private static void tick(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException broken) {
            if (DatabaseException.among(broken)) {
                LOG.warnf("delivery database-away cause=%s", DatabaseException.brief(broken));
            } else {
                LOG.error("delivery clockwork-broken", broken);
            }
        }
    }

    /// Before the doors shut: letters to our own lists go in by them.
    void beginNothing(@Observes @jakarta.annotation.Priority(BEFORE_THE_DOORS) ShutdownEvent ending) {
        lanes.forEach(Lane::stop);
    }

    /// Lets what is under way end within a few seconds; what has not been begun is given back, for other
    /// nodes to take at once.
    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!lanes.stream().allMatch(Lane::idle) && System.nanoTime() < end) Thread.sleep(20);
        tick(traffic::look);
        clockwork.shutdown(); // no interrupt: it would close the embedded database's file under all others
        dispatch.close();
    }
}
