package org.carillon.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
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
    private final Consumer<End> over;
    private final Consumer<Tour> ended;
    private Gates.Manner manner = Gates.Manner.UNTRIED;
    private int recipients;
    private boolean stopped;

    /// One attempt.
    interface Leg {
        int recipients();

        /// No exception leaves it.
        ///
        /// @param spoken hears how it went for the destination as such, as soon as its place is
        ///     free, which is before it is written down what became of the copies
        void run(Consumer<Gates.Manner> spoken);

        /// Ends in good order soon: what is not yet under way stays for the next try.
        void stop();

        /// Instead of [#run]: the row is anybody's again, and this was no attempt. No exception leaves it.
        void leaveIt();
    }

    /// How it went.
    ///
    /// @param recipients of the attempts that were begun
    record End(Gates.Manner manner, int recipients, Duration time) {}

    /// @param nanos a clock that never goes back
    /// @param over hears how it went as soon as the place is free
    /// @param ended told when all is written down, too
    Tour(Collection<? extends Leg> attempts, LongSupplier nanos, Consumer<End> over, Consumer<Tour> ended) {
        this.waiting = new ArrayDeque<>(attempts);
        this.nanos = nanos;
        this.since = nanos.getAsLong();
        this.over = over;
        this.ended = ended;
    }

    /// Returns at once.
    void start() {
        goOn();
    }

    private synchronized @Nullable Leg next() {
        Leg attempt = waiting.poll();
        if (attempt == null) return null;
        begun.add(attempt);
        recipients += attempt.recipients();
        unended.incrementAndGet();
        if (stopped) attempt.stop();
        return attempt;
    }

    private void goOn() {
        Leg attempt = next();
        if (attempt == null) {
            over.accept(end());
            leave();
            return;
        }
        var spoken = new AtomicBoolean();
        Consumer<Gates.Manner> hear = how -> {
            if (spoken.getAndSet(true)) return;
            take(how);
            goOn();
        };
        Thread.ofVirtual().name("courier").start(() -> {
            try {
                attempt.run(hear);
            } finally {
                hear.accept(Gates.Manner.UNTRIED);
                begun.remove(attempt);
                leave();
            }
        });
    }

    private void take(Gates.Manner how) {
        boolean welcome;
        synchronized (this) {
            if (how != Gates.Manner.UNTRIED) manner = how;
            welcome = how == Gates.Manner.WELL || how == Gates.Manner.UNTRIED;
        }
        if (!welcome) giveBack();
        else tend();
    }

    private synchronized End end() {
        return new End(manner, recipients, Duration.ofNanos(nanos.getAsLong() - since));
    }

    private void leave() {
        if (unended.decrementAndGet() == 0) ended.accept(this);
    }

    /// Gives back what has waited too long. Called once a second, too, for an attempt may take its time.
    void tend() {
        if (nanos.getAsLong() - since >= LONGEST.toNanos()) giveBack();
    }

    private void giveBack() {
        Deque<Leg> unbegun;
        synchronized (this) {
            unbegun = new ArrayDeque<>(waiting);
            waiting.clear();
            if (unbegun.isEmpty()) return;
            unended.incrementAndGet();
        }
        Thread.ofVirtual().name("courier-gives-back").start(() -> {
            unbegun.forEach(Leg::leaveIt);
            leave();
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
