package org.carillon.web;

import java.util.List;
import org.carillon.sort.Step;
import org.carillon.sort.Verdict;
import org.jspecify.annotations.Nullable;

/// What the page of a trial shows.
///
/// @param draft the rules that are tried
/// @param saved true when they are those in force
/// @param faults their faulty lines
/// @param outcome null before a letter was tried
record TrialView(
        RulePlace.Head head,
        RuleForm.Draft draft,
        boolean saved,
        RuleFaults faults,
        Letters letters,
        @Nullable Outcome outcome) {

    /// What stands in the fields for the letter.
    ///
    /// @param fault a sentence, or empty
    record Letters(List<TrialLetters.Choice> choices, String pasted, String fault) {}

    /// What would happen, and why.
    ///
    /// @param fate one sentence for each thing that would happen, in their order
    /// @param steps conditions in the order in which they were asked
    /// @param more conditions beyond those in `steps`
    record Outcome(Tried letter, List<String> fate, List<Asked> steps, int more, List<String> notes) {}

    /// @param from who wrote it; may be empty
    record Tried(String subject, String from) {}

    /// @param caught what `\/` in it took; empty when it took nothing
    record Asked(int line, String text, boolean holds, String caught) {
        static Asked of(Step step) {
            String caught = step.caught();
            return new Asked(
                    step.line(),
                    Harmless.line(step.text(), ""),
                    step.matched(),
                    caught == null ? "" : Harmless.line(caught, ""));
        }
    }

    private static final int MOST_STEPS = 300;
    private static final int MOST_NOTES = 50;
    private static final int LONGEST_NOTE = 500;

    static Outcome outcome(TrialLetter letter, List<String> fate, Verdict verdict) {
        List<Step> trace = verdict.trace();
        return new Outcome(
                new Tried(letter.subject(), letter.from()),
                fate,
                trace.stream().limit(MOST_STEPS).map(Asked::of).toList(),
                Math.max(0, trace.size() - MOST_STEPS),
                verdict.log().stream()
                        .limit(MOST_NOTES)
                        .map(note -> note.substring(0, Math.min(LONGEST_NOTE, note.length())))
                        .map(note -> Harmless.line(note, ""))
                        .filter(note -> !note.isEmpty())
                        .toList());
    }
}
