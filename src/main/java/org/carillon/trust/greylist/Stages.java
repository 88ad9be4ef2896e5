package org.carillon.trust.greylist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How far a letter is with each of its recipients.
///
/// @param fresh recipients for which nothing like it has come
/// @param late rows of those for which it comes too late: it begins anew
/// @param ready rows of those for which it comes again in time
/// @param passed rows of those for which one like it came again before
/// @param decision for all of them
record Stages(List<String> fresh, List<Long> late, List<Long> ready, List<Triples.Row> passed, Decision decision) {
    Stages {
        fresh = List.copyOf(fresh);
        late = List.copyOf(late);
        ready = List.copyOf(ready);
        passed = List.copyOf(passed);
    }

    static Stages of(GreylistConfig config, List<String> recipients, List<Triples.Row> rows, Instant now) {
        Set<String> there = new HashSet<>();
        var late = new ArrayList<Long>();
        var ready = new ArrayList<Long>();
        var passed = new ArrayList<Triples.Row>();
        Duration left = Duration.ZERO;
        Duration longest = Duration.ZERO;
        for (Triples.Row row : rows) {
            there.add(row.recipient());
            Duration waited = Duration.between(row.firstAt(), now);
            if (row.passed()) {
                if (now.isAfter(row.lastAt().plus(config.keep()))) late.add(row.id());
                else passed.add(row);
            } else if (waited.compareTo(config.delay()) < 0) {
                left = longer(left, config.delay().minus(waited));
            } else if (waited.compareTo(config.retryWindow()) > 0) {
                late.add(row.id());
            } else {
                ready.add(row.id());
                longest = longer(longest, waited);
            }
        }
        List<String> fresh =
                recipients.stream().filter(one -> !there.contains(one)).toList();
        if (!fresh.isEmpty() || !late.isEmpty()) left = longer(left, config.delay());
        return new Stages(fresh, late, ready, passed, decision(left, longest));
    }

    private static Decision decision(Duration left, Duration waited) {
        if (left.isPositive()) return new Decision.Wait(left);
        if (waited.isPositive()) return new Decision.Pass("it came again after " + waited.toSeconds() + " s");
        return new Decision.Pass("a letter like this one came again before");
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
