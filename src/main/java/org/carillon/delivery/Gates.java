package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How many connections there may be to one group of destinations at the same time: few at first, more while all goes
/// well, fewer when the other side complains. What the host has shown counts for letters and posts alike; but a few of
/// the places are for letters alone, and where the host bears no more, the next free place is theirs. Safe for many
/// threads.
@ApplicationScoped
class Gates {
    /// Groups remembered beyond those in use.
    private static final int REMEMBERED = 10_000;

    /// Failed connects in a row after which a group rests.
    private static final int TOO_MANY_FAILURES = 10;

    private static final long REST = Duration.ofMinutes(5).toNanos();

    /// Connections for letters at most.
    private static final int LETTERS = 10;

    /// How many of them come on top of what has been reached, and are kept from posts in the end: where there are few
    /// in all, one in five.
    private static final int ON_TOP = 3;

    private static final int ONE_IN = 5;

    /// Recipients that go over one place one row after the other: as many as a host takes in a quarter of a second, or
    /// so.
    private static final int SPAN_START = 10;

    private static final int MOST_SPAN = 100;
    private static final long SPAN = Duration.ofMillis(250).toNanos();

    /// How long a place is kept for a letter that was turned away; it asks again within a second.
    private static final long KEPT = Duration.ofSeconds(2).toNanos();

    /// How an attempt went for the host as such, whatever it said of single recipients.
    enum Manner {
        WELL,
        /// 421 or silence: it wants fewer connections.
        BUSY,
        /// Nobody there.
        ABSENT,
        /// Nobody was called, or we broke off: that says nothing of the host.
        UNTRIED
    }

    private final class Gate {
        private int limit;
        private int span = SPAN_START;
        private boolean complained;
        private int letters;
        private int posts;
        private int failures;
        private long restsUntil;
        private long keptUntil;
        private boolean kept;

        private Gate() {
            this.limit = start;
        }

        private boolean resting(long now) {
            return failures >= TOO_MANY_FAILURES && now - restsUntil < 0;
        }

        private int free(Priority priority, long now) {
            if (resting(now)) return 0;
            int left = limit - letters - posts;
            return switch (priority) {
                case LETTER -> Math.min(LETTERS - letters, complained ? left : onTop(left));
                case POST -> Math.min(kept && now - keptUntil < 0 ? left - 1 : left, forPosts - posts);
            };
        }

        /// Never more than there may be in all.
        private int onTop(int left) {
            return Math.min(left + ON_TOP, most - letters - posts);
        }

        private void count(Priority priority, int by) {
            switch (priority) {
                case LETTER -> letters += by;
                case POST -> posts += by;
            }
        }

        private boolean empty() {
            return letters + posts == 0;
        }
    }

    private final int start;
    private final int most;
    private final int forPosts;
    private final LongSupplier nanos;
    private final Map<String, Gate> gates = new HashMap<>();

    @Inject
    Gates(DeliveryConfig config) {
        this(config.connections().start(), config.connections().limit(), System::nanoTime);
    }

    /// @param nanos a clock that never goes back
    Gates(int start, int most, LongSupplier nanos) {
        this.start = start;
        this.most = most;
        this.forPosts = most - Math.min(ON_TOP, most / ONE_IN);
        this.nanos = nanos;
    }

    /// How many could enter now; 0 or less: nobody.
    synchronized int free(String group, Priority priority) {
        Gate gate = gates.get(group);
        if (gate == null) return Math.min(start, new Gate().free(priority, 0));
        long now = nanos.getAsLong();
        int free = gate.free(priority, now);
        if (free <= 0 && priority == Priority.LETTER && gate.letters < LETTERS && !gate.resting(now)) keep(gate);
        return free;
    }

    /// Takes a place; false when all are taken or the group rests.
    synchronized boolean enter(String group, Priority priority) {
        Gate gate = gates.computeIfAbsent(group, d -> new Gate());
        if (gate.free(priority, nanos.getAsLong()) <= 0) return false;
        gate.count(priority, 1);
        if (priority == Priority.LETTER) gate.kept = false;
        return true;
    }

    /// Recipients of small rows that one place takes in one go.
    synchronized int span(String group) {
        Gate gate = gates.get(group);
        return gate == null ? SPAN_START : gate.span;
    }

    /// What one place has done in one go, all well.
    synchronized void took(String group, int recipients, Duration time) {
        Gate gate = gates.get(group);
        if (gate == null || recipients == 0) return;
        int could = (int) Math.min(MOST_SPAN, recipients * SPAN / Math.max(1, time.toNanos()));
        boolean proven = could <= gate.span || 2 * recipients >= gate.span;
        if (proven) gate.span = Math.clamp((gate.span + could + 1) / 2, 1, 2 * gate.span);
    }

    private void keep(Gate gate) {
        gate.kept = true;
        gate.keptUntil = nanos.getAsLong() + KEPT;
    }

    /// True when a letter waits for a place that a post has.
    synchronized boolean wanted(String group) {
        Gate gate = gates.get(group);
        return gate != null && gate.kept && nanos.getAsLong() - gate.keptUntil < 0;
    }

    /// Gives the place back without having used it.
    synchronized void leave(String group, Priority priority) {
        Gate gate = gates.get(group);
        if (gate == null) return;
        gate.count(priority, -1);
        if (gates.size() > REMEMBERED && gate.empty()) gates.remove(group);
    }

    /// @param failedConnects of an attempt that found nobody: it may have called at several addresses
    synchronized void leave(String group, Priority priority, Manner manner, int failedConnects) {
        Gate gate = gates.get(group);
        if (gate == null) return;
        switch (manner) {
            case WELL -> {
                gate.limit = Math.min(most, gate.limit + 1);
                gate.complained &= gate.limit < start;
                gate.failures = 0;
            }
            case BUSY -> {
                shrink(gate);
                gate.failures = 0;
            }
            case ABSENT -> {
                shrink(gate);
                gate.failures = Math.min(TOO_MANY_FAILURES, gate.failures + Math.max(1, failedConnects));
                if (gate.failures == TOO_MANY_FAILURES) gate.restsUntil = nanos.getAsLong() + REST;
            }
            case UNTRIED -> {}
        }
        leave(group, priority);
    }

    private static void shrink(Gate gate) {
        gate.limit = Math.max(1, gate.limit / 2);
        gate.span = 1;
        gate.complained = true;
    }

    synchronized boolean rests(String group) {
        Gate gate = gates.get(group);
        return gate != null && gate.resting(nanos.getAsLong());
    }

    /// One goes and looks whether somebody is there again; when nobody is, all wait again.
    synchronized void wake(String group) {
        Gate gate = gates.get(group);
        if (gate != null) gate.restsUntil = nanos.getAsLong();
    }

    synchronized void wakeAll() {
        List.copyOf(gates.keySet()).forEach(this::wake);
    }

    /// Why nobody enters, in words for people who look at the queue; empty when somebody could.
    synchronized Optional<String> why(String group, Priority priority) {
        Gate gate = gates.get(group);
        if (gate == null) return Optional.empty();
        long now = nanos.getAsLong();
        if (gate.resting(now)) {
            return Optional.of("Nobody answers at its mail hosts; they rest for %d minutes more."
                    .formatted(Duration.ofNanos(gate.restsUntil - now).toMinutes() + 1));
        }
        if (gate.free(priority, now) > 0) return Optional.empty();
        return Optional.of("Waits for one of the %d connections to its mail hosts.".formatted(gate.limit));
    }
}
