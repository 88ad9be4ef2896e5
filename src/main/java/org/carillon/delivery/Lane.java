package org.carillon.delivery;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// The couriers of one priority: claims due batches for the couriers and places that are free at their destinations,
/// each destination in its turn, and sends them off.
final class Lane implements Runnable {
    private static final Logger LOG = Logger.getLogger(Lane.class);

    /// What another node put in is found within this time.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    /// Rows whose copies have left and that are not written down yet, beyond one for each tour:
    /// as many copies come twice when this process is killed. Where the database is slow, the
    /// hosts wait for it.
    private static final int UNWRITTEN = 100;

    /// Tours under way for more than a second, such as those for hosts that do not pick up.
    private static final int SLOW = 1000;

    private final Priority priority;
    private final Yard yard;
    private final Attempts attempts;
    private final Agenda agenda;
    private final Places couriers;
    private final Semaphore unwritten = new Semaphore(UNWRITTEN);
    private final Map<Tour, String> underWay = new ConcurrentHashMap<>();
    private volatile boolean stopped;
    private volatile boolean ended;

    /// What the lanes of this node share.
    @Singleton
    record Yard(Due due, Claims claims, Leases leases, Bell bell, Directions directions, Gates gates, Rates rates) {}

    /// Makes an attempt out of a batch.
    interface Attempts {
        /// @param asked when the database was asked for the claim, as `System.nanoTime()`: from then on its lease runs
        Tour.Leg of(Batch batch, long asked);
    }

    /// @param couriers tours at the same time, long ones aside
    Lane(Priority priority, Yard yard, int couriers, Attempts attempts) {
        this.priority = priority;
        this.yard = yard;
        this.attempts = attempts;
        this.agenda = new Agenda(yard.due(), priority);
        this.couriers = new Places(couriers, SLOW, System::nanoTime);
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                agenda.look();
                sendOff();
                yard.bell().await(priority, agenda.pause(LOOK_EVERY));
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
        int sent;
        do {
            try (var round = new Round(yard, priority, agenda, couriers)) {
                round.choose();
                sent = claim(round);
            }
        } while (!stopped && sent > 0);
    }

    /// Returns how many batches are sent off.
    private int claim(Round round) {
        List<Long> rows = round.rows();
        if (stopped || rows.isEmpty()) return 0;
        long asked = System.nanoTime();
        List<Batch> batches = yard.claims().claim(rows);
        round.claimed(batches).forEach((seat, some) -> {
            Tour tour = tour(seat, some, asked);
            round.taken(seat);
            underWay.put(tour, seat.group());
            if (stopped) tour.stop();
            tour.start();
        });
        return batches.size();
    }

    private Tour tour(Seat seat, List<Batch> batches, long asked) {
        var legs = new ArrayList<Tour.Leg>();
        try {
            for (Batch batch : batches) legs.add(attempts.of(batch, asked));
        } catch (RuntimeException | Error broken) {
            yard.leases().giveBack(batches.stream().map(Batch::claim).toList());
            throw broken;
        }
        return new Tour(legs, System::nanoTime, new Home(seat));
    }

    /// What becomes of a seat's tour.
    private final class Home implements Tour.Home {
        private final Seat seat;

        private Home(Seat seat) {
            this.seat = seat;
        }

        @Override
        public void spoken() {
            unwritten.acquireUninterruptibly();
        }

        @Override
        public void written() {
            unwritten.release();
        }

        @Override
        public void over(Tour.End end) {
            seat.spoken(end);
            ring();
        }

        @Override
        public void giveBack(List<Batch.Claim> unbegun) {
            seat.unbegun(unbegun);
            yard.leases().giveBack(unbegun);
        }

        @Override
        public void ended(Tour tour) {
            underWay.remove(tour);
            seat.leave();
            ring();
        }
    }

    /// A place is free, which either may want.
    private void ring() {
        for (Priority each : Priority.values()) yard.bell().ring(each);
    }

    /// Called once a second: attempts that take long make room for others, and where a letter waits behind posts at a
    /// host that bears no more, one of them gives back what it has not begun.
    void tend() {
        couriers.tend();
        underWay.keySet().forEach(Tour::tend);
        if (priority == Priority.LETTER) return;
        Set<String> asked = new HashSet<>();
        underWay.forEach((tour, group) -> {
            if (tour.holdsPlace() && yard.gates().wanted(group) && asked.add(group)) tour.stop();
        });
    }

    /// Called twice a second.
    void pulse() {
        underWay.keySet().forEach(Tour::pulse);
    }

    /// No new attempts; those under way end in good order.
    void stop() {
        stopped = true;
        yard.bell().ring(priority);
        underWay.keySet().forEach(Tour::stop);
    }

    /// True when nothing is claimed any more.
    boolean idle() {
        return ended && underWay.isEmpty();
    }
}
