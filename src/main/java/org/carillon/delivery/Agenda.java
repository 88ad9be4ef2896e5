package org.carillon.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// The destinations for which one lane has something due, in the order in which they get their turn. Looking for them
/// costs as much as there is due: while that is much, it is done only now and then.
final class Agenda {
    private static final int PAGE = 1000;
    private static final int MOST = 4 * PAGE;

    /// Rows that are looked through in no time.
    private static final int FEW = 1000;

    /// At most so large a part of the time is spent on looking: one in …
    private static final int PART = 10;

    private static final long LONGEST_PAUSE = Duration.ofSeconds(5).toNanos();

    private final Due due;
    private final int priority;
    private final SequencedSet<String> waiting = new LinkedHashSet<>();
    private String seen = "";
    private long nextLook = System.nanoTime();

    Agenda(Due due, Priority priority) {
        this.due = due;
        this.priority = priority.ordinal();
    }

    /// Takes in what has become due.
    void look() {
        long begun = System.nanoTime();
        if (begun - nextLook < 0) return;
        if (waiting.size() > MOST) waiting.clear();
        List<Due.Destination> page = due.destinations(priority, seen, PAGE);
        long rows = 0;
        for (Due.Destination destination : page) {
            waiting.add(destination.name());
            rows += destination.rows();
        }
        seen = page.size() < PAGE ? "" : page.getLast().name();
        long cost = System.nanoTime() - begun;
        nextLook = rows <= FEW && page.size() < PAGE ? begun : begun + Math.min(LONGEST_PAUSE, cost * PART);
    }

    /// Those whose turn comes first, first.
    List<String> destinations() {
        return new ArrayList<>(waiting);
    }

    /// At most so many rows of one destination. It goes to the end of the line, or leaves it when there are no more.
    List<Due.Row> rows(String destination, int limit) {
        waiting.remove(destination);
        List<Due.Row> rows = due.rows(priority, destination, limit);
        if (rows.size() == limit) waiting.add(destination);
        return rows;
    }

    /// There is more, though it was not to be seen.
    void again(String destination) {
        waiting.add(destination);
    }

    /// It got nothing, for want of a place: its turn comes first.
    void first(String destination) {
        waiting.addFirst(destination);
    }

    /// How long nothing will be due, at most `longest`.
    Duration pause(Duration longest) {
        if (!waiting.isEmpty() || !seen.isEmpty()) return longest;
        return due.next(priority).filter(next -> next.compareTo(longest) < 0).orElse(longest);
    }
}
