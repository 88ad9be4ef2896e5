package org.carillon.sort;

import java.util.ArrayList;
import java.util.List;

/// What is written down while rules are asked, within bounds: all runs of one letter share it.
final class Minutes {
    private static final int MAX_ACTIONS = 100;
    private static final int MAX_STATEMENTS = 10_000;
    private static final int MAX_RUNS = 64;
    private static final int MAX_LOG = 64 * 1024;

    private final List<Action> actions = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final List<Step> trace = new ArrayList<>();
    private int logged;
    private int statements;
    private int runs;

    /// The rules ask for too much; the letter goes to the inbox.
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped(String why) {
            super(why, null, false, false);
        }
    }

    void act(Action action) {
        if (actions.size() >= MAX_ACTIONS) throw new Stopped("more than " + MAX_ACTIONS + " actions for one letter");
        actions.add(action);
    }

    void refuse(int line, String why) {
        act(new Action.Refused(line, Latin.outward(why)));
        note(line, why);
    }

    void note(int line, String what) {
        log("line " + line + ": " + what);
    }

    /// Beyond the bound nothing more is written.
    void log(String inward) {
        String text = Latin.outward(inward);
        if (logged + text.length() > MAX_LOG || log.size() >= 1000) return;
        logged += text.length();
        log.add(text);
    }

    void step(Step step) {
        if (trace.size() < Verdict.MAX_TRACE) trace.add(step);
    }

    void countStatement() {
        if (++statements > MAX_STATEMENTS) throw new Stopped("more than " + MAX_STATEMENTS + " lines were carried out");
    }

    void countRun() {
        if (++runs > MAX_RUNS) throw new Stopped("more than " + MAX_RUNS + " copies by blocks with the flag c");
    }

    List<Action> actions() {
        return actions;
    }

    Verdict verdict(Variables variables) {
        return new Verdict(actions, log, variables.shown(), trace);
    }
}
