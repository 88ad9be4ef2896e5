package org.carillon.sort;

/// One look for an expression in one text, from the newline thought before it to the one thought behind it.
///
/// What it costs is counted by the bytes and by the states it visits, not by what searches before it had already
/// made, so that the count is always the same. When the visits become too many it goes on without remembering.
final class Search {
    static final int NOWHERE = Integer.MIN_VALUE;

    private final Automaton automaton;
    private final Program program;
    private final Area area;
    private final Budget budget;
    private int at;

    /// A place where nothing has begun yet: no earlier beginning can lead to what is found.
    private int start;

    Search(Automaton automaton, Area area, Budget budget) {
        this.automaton = automaton;
        this.program = automaton.program();
        this.area = area;
        this.budget = budget;
    }

    /// [#NOWHERE], or a place at or before where it begins; `area.from() - 1` is the place before the newline that
    /// is thought there.
    int run() {
        int state = automaton.begin();
        at = program.anchored() ? area.from() : area.from() - 1;
        start = at;
        int result = through(state);
        budget.take(1L + at - area.from());
        return result;
    }

    private int through(int first) {
        int state = first;
        if (at < area.from() && !automaton.found(state)) {
            state = automaton.move(state, '\n');
            at++;
            if (automaton.isFresh(state)) start = at;
        }
        byte[] bytes = area.bytes();
        int visits = 0;
        while (!automaton.found(state)) {
            if (automaton.firstVisit(state)) {
                budget.take(program.size());
                // Only what must begin at the start can come to nothing before the end.
                if (automaton.set(state).length == 0) return NOWHERE;
                if (++visits > automaton.mostVisits()) return byHand(automaton.set(state));
            }
            if (at == area.to()) return atEnd(automaton.set(state));
            state = automaton.move(state, bytes[at++] & 0xff);
            if (automaton.isFresh(state)) start = at;
        }
        return start;
    }

    /// The same with sets of states made for each byte and not kept.
    private int byHand(int[] first) {
        var closure = new Closure(program);
        int[] set = first;
        while (at < area.to()) {
            budget.take(set.length);
            closure.clear();
            closure.step(set, area.bytes()[at++] & 0xff, false);
            if (!program.anchored()) closure.add(program.start(), false);
            if (closure.found()) return start;
            set = closure.states();
        }
        return atEnd(set);
    }

    /// The end of the text: before the newline that is thought there, and behind it.
    private int atEnd(int[] set) {
        var closure = new Closure(program);
        closure.clear();
        for (int state : set) closure.add(state, true);
        if (closure.found()) return start;
        int[] last = closure.states();
        closure.clear();
        closure.step(last, '\n', true);
        return closure.found() ? start : NOWHERE;
    }
}
