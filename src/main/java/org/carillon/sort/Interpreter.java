package org.carillon.sort;

import java.util.ArrayList;
import java.util.List;
import org.carillon.sort.Action.Deliver;

/// Asks one rule set of one letter: makes the first [Run], and sees to it that the letter is not lost.
final class Interpreter {
    private final RuleSet rules;
    private final byte[] raw;
    private final Minutes minutes = new Minutes();
    private final Run run;

    Interpreter(RuleSet rules, byte[] raw, Facts facts) {
        this(rules, raw, facts, new Budget());
    }

    Interpreter(RuleSet rules, byte[] raw, Facts facts, Budget budget) {
        this.rules = rules;
        this.raw = raw;
        String logname = Latin.inward(facts.logname());
        var folders = new Folders(logname);
        var letter = new Letter(raw, facts);
        var setting = new Run.Setting(rules.dialect(), letter, facts, folders, minutes, budget);
        this.run = new Run(setting, Variables.initial(logname, folders), rules.statements());
    }

    Verdict verdict() {
        try {
            run.go();
        } catch (Minutes.Stopped | Budget.Exhausted stopped) {
            minutes.note(run.line(), "the rules end here: " + stopped.getMessage());
            return rescued();
        }
        return minutes.verdict(run.variables());
    }

    /// What was decided before stays; a person finds the letter in the inbox too, and at the site it goes on.
    private Verdict rescued() {
        Verdict verdict = minutes.verdict(run.variables());
        if (rules.dialect() == Dialect.SITE) return with(verdict, new Action.Accept());
        boolean there = verdict.actions().stream()
                .anyMatch(action ->
                        action instanceof Deliver deliver && deliver.folder().equals(Folders.INBOX));
        if (rules.dialect() != Dialect.PERSON || there) return verdict;
        return with(verdict, new Deliver(Folders.INBOX, Kind.MBOX, raw, false));
    }

    private static Verdict with(Verdict verdict, Action last) {
        var actions = new ArrayList<Action>(verdict.actions());
        actions.add(last);
        return new Verdict(List.copyOf(actions), verdict.log(), verdict.variables(), verdict.trace());
    }
}
