package org.carillon.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What goes over one place in one go: attempts at hosts of the same group, one after the other. While what became of
/// one is written down, the next is under way already. A host that is slow or complains gets no further one: those that
/// wait are given back.
final class Tour {
    /// After so long nothing further is begun.
    static final Duration LONGEST = Duration.ofSeconds(1);

    private final Deque<Leg> waiting;
    private final Queue<Leg> begun = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unended = new AtomicInteger(1);
    private final LongSupplier nanos;
    private final long since;
    private final Home home;
    private Gates.Manner manner = Gates.Manner.UNTRIED;
    private int welcome;
    private int failedConnects;
    private boolean stopped;
    private volatile boolean over;

    /// One attempt.
    interface Leg {
        Batch.Claim claim();

        int recipients();

        /// How many addresses it has called where nobody picked up; known when it has spoken.
        int failedConnects();

        /// No exception leaves it.
        ///
        /// @param spoken hears how it went for the destination as such, as soon as its place is
        ///     free, which is before it is written down what became of the copies
        void run(Consumer<Gates.Manner> spoken);

        /// Has written down how far it came, if that is due. Returns at once.
        void pulse();

        /// Ends in good order soon: what is not yet under way stays for the next try.
        void stop();
    }

    /// Who has sent it off. Told by threads of the tour.
    interface Home {
        /// One attempt has spoken and goes on to write down what became of it. Waits while too
        /// many others do.
        void spoken();

        /// One of those has written, or never will.
        void written();

        /// The place is free.
        void over(End end);

        /// These were not begun, and are not any more: their rows are anybody's. May take its time.
        void giveBack(List<Batch.Claim> unbegun);

        /// All is written down, too.
        void ended(Tour tour);
    }

    /// How it went.
    ///
    /// @param recipients of the attempts that went well and to their end
    /// @param failedConnects of the last attempt
    record End(Gates.Manner manner, int recipients, int failedConnects, Duration time) {}

    /// @param nanos a clock that never goes back
    Tour(Collection<? extends Leg> attempts, LongSupplier nanos, Home home) {
        this.waiting = new ArrayDeque<>(attempts);
        this.nanos = nanos;
        this.since = nanos.getAsLong();
        this.home = home;
    }

    /// Returns at once.
    void start() {
        goOn();
    }

    private synchronized @Nullable Leg next() {
        Leg leg = waiting.poll();
        if (leg == null) return null;
        begun.add(leg);
        unended.incrementAndGet();
        if (stopped) leg.stop();
        return leg;
    }

    private void goOn() {
        Leg leg = next();
        if (leg == null) {
            over = true;
            home.over(end());
            leave();
            return;
        }
        var spoken = new AtomicBoolean();
        Consumer<Gates.Manner> hear = how -> {
            if (spoken.getAndSet(true)) return;
            take(leg, how);
            home.spoken();
            goOn();
        };
        Thread.ofVirtual().name("courier").start(() -> {
            try {
                leg.run(hear);
            } finally {
                try {
                    hear.accept(Gates.Manner.UNTRIED);
                } finally {
                    home.written();
                    begun.remove(leg);
                    leave();
                }
            }
        });
    }

    private void take(Leg leg, Gates.Manner how) {
        boolean complains = how == Gates.Manner.BUSY || how == Gates.Manner.ABSENT;
        synchronized (this) {
            if (how != Gates.Manner.UNTRIED) manner = how;
            if (how == Gates.Manner.WELL && !stopped) welcome += leg.recipients();
            failedConnects = leg.failedConnects();
        }
        if (complains) giveBack();
        else tend();
    }

    private synchronized End end() {
        return new End(manner, welcome, failedConnects, Duration.ofNanos(nanos.getAsLong() - since));
    }

    private void leave() {
        if (unended.decrementAndGet() == 0) home.ended(this);
    }

    /// False when another may have its place.
    boolean holdsPlace() {
        return !over;
    }

    /// Gives back what has waited too long. Called once a second, too, for an attempt may take its time.
    void tend() {
        if (nanos.getAsLong() - since >= LONGEST.toNanos()) giveBack();
    }

    /// Called twice a second.
    void pulse() {
        begun.forEach(Leg::pulse);
    }

    private void giveBack() {
        var unbegun = new ArrayList<Batch.Claim>();
        synchronized (this) {
            waiting.forEach(leg -> unbegun.add(leg.claim()));
            waiting.clear();
            if (unbegun.isEmpty()) return;
            unended.incrementAndGet();
        }
        Thread.ofVirtual().name("courier-gives-back").start(() -> {
            try {
                home.giveBack(unbegun);
            } finally {
                leave();
            }
        });
    }

    /// What is under way ends in good order soon; what is not stays for the next try.
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        giveBack();
        begun.forEach(Leg::stop);
    }
}
