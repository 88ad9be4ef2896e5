package org.carillon.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// When a letter that could not be delivered is tried again (RFC 5321 §4.5.4.1), and when no more.
///
/// @param steps the waiting times; the last one is repeated
record RetrySchedule(List<Duration> steps, Duration giveUp) {
    /// Waiting times differ by up to a tenth, so that what failed together does not come back together.
    private static final double JITTER = 0.1;

    RetrySchedule {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.stream().anyMatch(s -> s.toMillis() < 1)) {
            throw new IllegalArgumentException(
                    "carillon.delivery.retry needs at least one time, each longer than zero.");
        }
        if (!giveUp.isPositive()) {
            throw new IllegalArgumentException("carillon.delivery.give-up must be longer than zero.");
        }
    }

    /// The wait after that many attempts (1, 2, …).
    Duration after(int attempts, RandomGenerator random) {
        Duration step = steps.get(Math.clamp(attempts - 1, 0, steps.size() - 1));
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.max(1, Math.round(step.toMillis() * factor)));
    }

    /// A wait that would go past a mark ends there; when the mark is over it means nothing.
    static Duration notPast(Instant mark, Instant now, Duration wait) {
        Duration untilMark = Duration.between(now, mark);
        return untilMark.isPositive() && untilMark.compareTo(wait) < 0 ? untilMark : wait;
    }

    boolean expired(Instant since, Instant now) {
        return !now.isBefore(since.plus(giveUp));
    }
}
