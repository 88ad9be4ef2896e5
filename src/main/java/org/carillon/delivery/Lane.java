package org.carillon.delivery;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// The couriers of one priority: claims as many due batches as there are couriers and places at their destinations,
/// each destination in its turn, and sends each off on a thread of its own.
final class Lane implements Runnable {
    private static final Logger LOG = Logger.getLogger(Lane.class);

    /// What another node put in is found within this time.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    /// Batches claimed in one transaction.
    private static final int AT_ONCE = 100;

    /// Attempts under way for more than a second, such as those for hosts that do not pick up.
    private static final int SLOW = 1000;

    private final Priority priority;
    private final Yard yard;
    private final Attempts attempts;
    private final Agenda agenda;
    private final Places couriers;
    private final Map<Attempt, String> underWay = new ConcurrentHashMap<>();
    private volatile boolean stopped;
    private volatile boolean ended;

    /// What the lanes of this node share.
    @Singleton
    record Yard(Due due, Claims claims, Bell bell, Directions directions, Gates gates, Rates rates) {}

    /// Makes an attempt out of a batch.
    interface Attempts {
        /// @param asked when the database was asked for the claim, as `System.nanoTime()`: from then on its lease runs
        Attempt of(Batch batch, long asked);
    }

    /// @param couriers attempts at the same time, long ones aside
    Lane(Priority priority, Yard yard, int couriers, Attempts attempts) {
        this.priority = priority;
        this.yard = yard;
        this.attempts = attempts;
        this.agenda = new Agenda(yard.due(), priority);
        this.couriers = new Places(couriers, SLOW, System::nanoTime);
    }

    /// What is taken for a batch before it is claimed.
    ///
    /// @param counted recipients that count for a rate
    private record Seat(String destination, String group, Places.Place courier, int counted) {}

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
            Map<Long, Seat> chosen = new HashMap<>();
            try {
                choose(chosen);
                sent = chosen.isEmpty() ? 0 : claim(chosen);
            } finally {
                chosen.values().forEach(this::giveBack);
            }
        } while (!stopped && sent > 0);
    }

    /// One round: of those that share their hosts each gets its part of the free places.
    private void choose(Map<Long, Seat> chosen) {
        if (couriers.full()) return;
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String destination : agenda.destinations()) {
            yard.directions()
                    .group(destination)
                    .ifPresent(group -> groups.computeIfAbsent(group, g -> new ArrayList<>())
                            .add(destination));
        }
        groups.forEach((group, sharers) -> choose(group, sharers, chosen));
    }

    private void choose(String group, List<String> sharers, Map<Long, Seat> chosen) {
        int free = yard.gates().free(group, priority);
        if (free <= 0) return;
        int share = Math.ceilDiv(free, sharers.size());
        for (int i = 0; i < Math.min(free, sharers.size()); i++) {
            int most = Math.min(share, AT_ONCE - chosen.size());
            if (stopped || most <= 0 || couriers.full()) return;
            choose(sharers.get(i), group, most, chosen);
        }
    }

    private void choose(String destination, String group, int most, Map<Long, Seat> chosen) {
        for (Due.Row row : agenda.rows(destination, most)) {
            if (chosen.containsKey(row.id())) continue;
            Optional<Seat> seat = take(destination, group, row.recipients());
            if (seat.isEmpty()) {
                agenda.again(destination);
                return;
            }
            // before the database is asked: whatever breaks from here on, what is chosen is given back
            chosen.put(row.id(), seat.get());
            if (seat.get().counted() < row.recipients()) cut(row.id(), seat.get(), chosen);
        }
    }

    private Optional<Seat> take(String destination, String group, int recipients) {
        Optional<Places.Place> courier = couriers.take();
        if (courier.isEmpty()) return Optional.empty();
        boolean in = yard.gates().enter(group, priority);
        int counted = in ? yard.rates().take(destination, group, recipients) : 0;
        if (counted > 0) return Optional.of(new Seat(destination, group, courier.get(), counted));
        if (in) yard.gates().leave(group, priority);
        courier.get().leave();
        return Optional.empty();
    }

    /// Leaves as many recipients in the row as may be sent to now. A row that somebody else has is passed over.
    private void cut(long row, Seat seat, Map<Long, Seat> chosen) {
        int left = yard.due().divide(row, seat.counted());
        if (left == seat.counted()) return;
        chosen.remove(row);
        if (left == 0) {
            giveBack(seat);
            return;
        }
        yard.rates().putBack(seat.destination(), seat.group(), seat.counted() - left);
        chosen.put(row, new Seat(seat.destination(), seat.group(), seat.courier(), left));
    }

    /// Takes out of `chosen` what is sent off. Returns how many.
    private int claim(Map<Long, Seat> chosen) {
        int before = chosen.size();
        long asked = System.nanoTime();
        for (Batch batch : yard.claims().claim(new ArrayList<>(chosen.keySet()))) {
            Seat seat = chosen.remove(batch.claim().id());
            if (seat != null) start(attempts.of(batch, asked), seat);
        }
        return before - chosen.size();
    }

    private void giveBack(Seat seat) {
        yard.gates().leave(seat.group(), priority);
        yard.rates().putBack(seat.destination(), seat.group(), seat.counted());
        seat.courier().leave();
    }

    private void start(Attempt attempt, Seat seat) {
        underWay.put(attempt, seat.group());
        if (stopped) attempt.stop();
        Thread.ofVirtual().name("courier").start(() -> {
            var entered = new AtomicBoolean(true);
            Consumer<Gates.Manner> leave = manner -> {
                if (!entered.getAndSet(false)) return;
                yard.gates().leave(seat.group(), priority, manner);
                ring();
            };
            try {
                attempt.run(leave);
            } finally {
                underWay.remove(attempt);
                leave.accept(Gates.Manner.UNTRIED);
                seat.courier().leave();
                ring();
            }
        });
    }

    /// A place is free, which either may want.
    private void ring() {
        for (Priority each : Priority.values()) yard.bell().ring(each);
    }

    /// Called once a second: attempts that take long make room for others, and where a letter waits behind posts at a
    /// host that bears no more, one of them gives back what it has not begun.
    void tend() {
        couriers.tend();
        if (priority == Priority.LETTER) return;
        Set<String> asked = new HashSet<>();
        underWay.forEach((attempt, group) -> {
            if (yard.gates().wanted(group) && asked.add(group)) attempt.stop();
        });
    }

    /// No new attempts; those under way end in good order.
    void stop() {
        stopped = true;
        yard.bell().ring(priority);
        underWay.keySet().forEach(Attempt::stop);
    }

    /// True when nothing is claimed any more.
    boolean idle() {
        return ended && underWay.isEmpty();
    }
}
