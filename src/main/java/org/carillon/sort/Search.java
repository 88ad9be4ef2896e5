package org.carillon.sort;

/// One look for an expression in one text, from the newline thought before it to the one thought behind it.
///
/// What it costs is counted by the bytes and by the states it looks at, as if no search before it had made anything,
/// so that the count is always the same. When it comes to too many states it goes on without remembering.
final class Search {
    static final int NOWHERE = Integer.MIN_VALUE;

    private final Automaton automaton;
    private final Program program;
    private final Area area;
    private final Budget budget;
    private int at;

    /// A place where nothing has begun yet: no earlier beginning can lead to what is found.
    private int start;

    /// The states this search has come to, and how many numbers are kept for them.
    private int visits;

    private int numbers;

    Search(Automaton automaton, Area area, Budget budget) {
        this.automaton = automaton;
        this.program = automaton.program();
        this.area = area;
        this.budget = budget;
    }

    /// [#NOWHERE], or a place at or before where it begins; `area.from() - 1` is the place before the newline that
    /// is thought there.
    int run() {
        automaton.begin();
        budget.take(program.size());
        budget.states(automaton.beginCost());
        at = program.anchored() ? area.from() : area.from() - 1;
        start = at;
        int result = automaton.found(0) ? start : through();
        budget.take(1L + at - area.from());
        return result;
    }

    private int through() {
        int state = 0;
        while (at < area.to()) {
            int value = at < area.from() ? '\n' : area.bytes()[at] & 0xff;
            at++;
            state = first(state, value);
            if (automaton.found(state)) return start;
            // Only what must begin at the start can come to nothing before the end.
            if (automaton.set(state).length == 0) return NOWHERE;
            if (state == 0) start = at;
            if (visits > Automaton.MOST_STATES) return byHand(automaton.set(state));
            if (at >= area.from()) state = known(state);
        }
        return atEnd(automaton.set(state));
    }

    /// Goes on as far as this search has gone that way before, which is nearly always.
    private int known(int first) {
        byte[] bytes = area.bytes();
        byte[] classOf = program.classOf();
        int[] moves = automaton.moves();
        int search = automaton.search();
        int to = area.to();
        int state = first;
        int here = at;
        int fresh = start;
        while (here < to) {
            int entry = moves[state + (classOf[bytes[here] & 0xff] & 0xff)];
            if (entry >>> Automaton.BITS != search) break;
            state = entry & Automaton.TARGET;
            here++;
            if (state == 0) fresh = here;
        }
        at = here;
        start = fresh;
        return state;
    }

    /// A move that this search makes for the first time, paid for as if no other had.
    private int first(int state, int value) {
        int to = automaton.first(state, value);
        budget.states(automaton.cost(state, value));
        if (automaton.firstVisit(to)) {
            budget.take(automaton.size(to));
            numbers += automaton.size(to);
            visits = numbers > Automaton.MOST_NUMBERS ? Automaton.MOST_STATES + 1 : visits + 1;
        }
        return to;
    }

    /// The same with sets of states made for each byte and not kept.
    private int byHand(int[] first) {
        Closure closure = automaton.closure();
        int[] set = first;
        while (at < area.to() && set.length > 0) {
            long before = closure.work();
            closure.clear();
            closure.step(set, area.bytes()[at++] & 0xff, false);
            if (!program.anchored()) closure.add(program.start(), false);
            budget.states(closure.work() - before);
            if (closure.found()) return start;
            set = closure.states();
        }
        return atEnd(set);
    }

    /// The end of the text: before the newline that is thought there, and behind it.
    private int atEnd(int[] set) {
        Closure closure = automaton.closure();
        long before = closure.work();
        closure.clear();
        for (int state : set) closure.add(state, true);
        boolean found = closure.found();
        if (!found) {
            int[] last = closure.states();
            closure.clear();
            closure.step(last, '\n', true);
            found = closure.found();
        }
        budget.states(closure.work() - before);
        return found ? start : NOWHERE;
    }
}
