package org.carillon.web;

import java.util.List;
import org.carillon.rules.RuleText;
import org.carillon.rules.RuleVersion;
import org.jspecify.annotations.Nullable;

/// What the page of a rule text shows.
///
/// @param draft what stands in the field
/// @param inForce null when there are no rules
/// @param problem why the text was not saved
/// @param older texts that were in force before, the latest first
/// @param waiting addresses to which letters may not yet be forwarded
record RuleTextView(
        RulePlace.Head head,
        RuleForm.Draft draft,
        @Nullable RuleText inForce,
        Problem problem,
        List<RuleVersion> older,
        List<String> waiting) {

    /// @param faults what is wrong with the text; empty when nothing is
    /// @param overtaken true when the rules were changed elsewhere since the form was made
    record Problem(RuleFaults faults, boolean overtaken) {
        static final Problem NONE = new Problem(RuleFaults.NONE, false);
    }

    /// True for somebody who begins.
    public boolean blank() {
        return inForce == null && draft.text().isBlank();
    }

    /// True when what stands in the field is in force.
    public boolean saved() {
        return draft.text().equals(inForce == null ? "" : inForce.text());
    }
}
