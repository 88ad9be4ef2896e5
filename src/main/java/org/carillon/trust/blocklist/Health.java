package org.carillon.trust.blocklist;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one list behaves: who fails again and again is left alone for a while, so that a dead list
/// never delays mail.
final class Health {
    /// In a row.
    private static final int MOST_FAILURES = 3;

    static final Duration REST = Duration.ofMinutes(10);

    /// When a rest is over, one question is tried; others wait for how it ends, as long as this.
    private static final Duration TRIAL = Duration.ofSeconds(30);

    private static final Duration BETWEEN_COMPLAINTS = Duration.ofHours(1);

    private long asked;
    private long listed;
    private long errors;
    private int failures;
    private String trouble = "";
    private @Nullable Instant restingUntil;
    private @Nullable Instant complained;

    /// False while it rests. Who hears true asks, and says how it ended.
    synchronized boolean mayBeAsked(Instant now) {
        if (restingUntil != null) {
            if (now.isBefore(restingUntil)) return false;
            restingUntil = now.plus(TRIAL);
        }
        asked++;
        return true;
    }

    synchronized void answered(boolean onIt) {
        if (onIt) listed++;
        failures = 0;
        trouble = "";
        restingUntil = null;
    }

    /// True when the log should say so: once an hour at most.
    synchronized boolean failed(String why, Instant now) {
        errors++;
        failures++;
        trouble = why;
        if (failures >= MOST_FAILURES) restingUntil = now.plus(REST);
        if (complained != null && now.isBefore(complained.plus(BETWEEN_COMPLAINTS))) return false;
        complained = now;
        return true;
    }

    synchronized ListState state(BlockList list, Instant now) {
        Optional<Instant> resting = Optional.ofNullable(restingUntil).filter(now::isBefore);
        return new ListState(list, new ListState.Counts(asked, listed, errors), resting, trouble);
    }
}
