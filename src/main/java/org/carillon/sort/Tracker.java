package org.carillon.sort;

import org.carillon.sort.Pattern.Find;

/// Finds what `\/` divides: a simulation of all ways through a [Program] at once, each with the place where it passed
/// `\/`. Of two ways in the same state the one that passed earlier is kept, so there are never more ways than states
/// and the time is linear. The earliest place from which the right part succeeds wins, and then the farthest end.
final class Tracker {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Program program;
    private final Area area;
    private final Budget budget;

    /// The ways that wait for a byte, those that passed `\/` earliest first.
    private Ways now;

    private Ways then;
    private int bestSplit = NEVER;
    private int bestEnd;
    private boolean plain;

    Tracker(Program program, Area area, Budget budget) {
        this.program = program;
        this.area = area;
        this.budget = budget;
        this.now = new Ways(program);
        this.then = new Ways(program);
        budget.take(8L * program.size());
    }

    /// Every look at a state while it spread.
    long work() {
        return now.work() + then.work();
    }

    /// @param start a place at or before the beginning, and after all beginnings that lead nowhere
    Find find(int start) {
        int at = start;
        now.clear();
        begin(now, at);
        while (!plain && at <= area.to() && now.more(bestSplit, program.anchored())) {
            int value = at < area.from() || at == area.to() ? '\n' : area.bytes()[at] & 0xff;
            at++;
            step(value, at);
        }
        if (bestSplit == NEVER) return Find.PLAIN;
        int from = Math.clamp(bestSplit, area.from(), area.to());
        return new Find(true, new Area(area.bytes(), from, Math.clamp(bestEnd, from, area.to())));
    }

    private void step(int value, int at) {
        budget.states(now.count());
        then.clear();
        for (int i = 0; i < now.count(); i++) {
            int state = now.state(i);
            if (now.split(i) > bestSplit) break;
            if (program.kind(state) == Program.ONE && program.takes(state, value))
                then.enter(program.next(state), now.split(i));
        }
        begin(then, at);
        Ways before = now;
        now = then;
        then = before;
    }

    /// A new way may begin here, as long as nothing has been found; then all that was entered is spread out.
    private void begin(Ways ways, int at) {
        boolean mayBegin = bestSplit == NEVER && (!program.anchored() || at == area.from());
        if (mayBegin) ways.enter(program.start(), NEVER);
        long before = ways.work();
        ways.spread(at, at >= area.to());
        budget.states(1 + ways.work() - before);
        int split = ways.foundSplit();
        if (split == Ways.NOT_FOUND) return;
        if (split == NEVER) {
            plain = bestSplit == NEVER;
        } else if (split <= bestSplit) {
            bestSplit = split;
            bestEnd = at;
        }
    }
}
