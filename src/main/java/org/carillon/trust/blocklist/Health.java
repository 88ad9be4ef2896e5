package org.carillon.trust.blocklist;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one list behaves: who fails is left alone for a while, and for longer each time, so that a dead list delays a
/// session now and then and never all of them.
final class Health {
    /// After the first failure: a lost datagram costs little, and a dead list one time-out in half a minute.
    static final Duration FIRST_REST = Duration.ofSeconds(30);

    static final Duration LONGEST_REST = Duration.ofMinutes(10);

    /// When a rest is over, one question is sent ahead; others go on without the list until it is known how that
    /// ended, as long as this.
    private static final Duration TRIAL = Duration.ofSeconds(30);

    private static final Duration BETWEEN_COMPLAINTS = Duration.ofHours(1);

    private long asked;
    private long listed;
    private long errors;
    private String trouble = "";
    private Duration nextRest = FIRST_REST;
    private boolean ahead;
    private @Nullable Instant restingUntil;
    private @Nullable Instant complained;

    /// False while it rests. Who hears true asks, and says how it ended.
    synchronized boolean mayBeAsked(Instant now) {
        if (restingUntil != null) {
            if (now.isBefore(restingUntil)) return false;
            restingUntil = now.plus(TRIAL);
            ahead = true;
        }
        asked++;
        return true;
    }

    synchronized void answered(boolean onIt) {
        if (onIt) listed++;
        trouble = "";
        nextRest = FIRST_REST;
        ahead = false;
        restingUntil = null;
    }

    /// True when the log should say so: once an hour at most. Questions that were under way together fail together,
    /// and count as one.
    synchronized boolean failed(String why, Instant now) {
        errors++;
        trouble = why;
        if (ahead || restingUntil == null) rest(now);
        if (complained != null && now.isBefore(complained.plus(BETWEEN_COMPLAINTS))) return false;
        complained = now;
        return true;
    }

    private void rest(Instant now) {
        restingUntil = now.plus(nextRest);
        ahead = false;
        Duration longer = nextRest.multipliedBy(2);
        nextRest = longer.compareTo(LONGEST_REST) < 0 ? longer : LONGEST_REST;
    }

    /// Ends a rest: the next question is sent ahead. False when it does not rest.
    synchronized boolean wake(Instant now) {
        if (restingUntil == null || !now.isBefore(restingUntil)) return false;
        restingUntil = now;
        nextRest = FIRST_REST;
        return true;
    }

    synchronized ListState state(BlockList list, Instant now) {
        Optional<Instant> resting = Optional.ofNullable(restingUntil).filter(now::isBefore);
        return new ListState(list, new ListState.Counts(asked, listed, errors), resting, trouble);
    }
}
