package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.carillon.desk.Effect;
import org.carillon.domains.Domains;
import org.carillon.mail.Address;
import org.carillon.mail.HeaderEdits;
import org.carillon.rules.RuleOwner;
import org.carillon.rules.Sorting;
import org.carillon.sort.Action;

/// The rules of the site, which every letter meets first, whoever it is for.
@ApplicationScoped
class SiteStage {
    private static final String WHOSE = "the site's rules";

    private final Sorting sorting;
    private final Domains domains;
    private final Forwards forwards;

    SiteStage(Sorting sorting, Domains domains, Forwards forwards) {
        this.sorting = sorting;
        this.domains = domains;
        this.forwards = forwards;
    }

    /// What the site's rules say.
    ///
    /// @param tags marks for the letter
    /// @param effects what happens in any case
    /// @param ends true when nothing else happens to the letter
    record Word(List<String> tags, List<Effect> effects, boolean ends) {
        static final Word NONE = new Word(List.of(), List.of(), false);
    }

    Word judge(Arrival letter) {
        return sorting.judge(RuleOwner.SITE, "site", letter.paper())
                .map(verdict -> word(letter, verdict.actions()))
                .orElse(Word.NONE);
    }

    /// A copy (flag `c`) goes on its way and the letter goes on; an action without it is the last one. What was held
    /// once and is tried again has been looked at by a person and goes on.
    private Word word(Arrival letter, List<Action> actions) {
        var effects = new ArrayList<Effect>();
        boolean goesOn = false;
        for (Action action : actions) {
            switch (action) {
                case Action.Forward forward -> {
                    List<Address> others = others(letter, forward.to());
                    if (others.size() < forward.to().size()) goesOn = true;
                    if (!others.isEmpty()) effects.addAll(passedOn(letter, others));
                }
                case Action.Hold hold -> {
                    if (!letter.item().held()) return held(hold);
                    goesOn = true;
                }
                case Action.Discard _ -> effects.add(new Effect.Drop(WHOSE));
                case Action.Accept _, Action.Deliver _ -> goesOn = true;
                case Action.Reject _, Action.Tag _, Action.Refused _ -> {}
            }
        }
        boolean ends = !effects.isEmpty() && !goesOn;
        return new Word(Sorting.tags(actions), effects, ends);
    }

    private static Word held(Action.Hold hold) {
        return new Word(List.of(), List.of(new Effect.SetAside(because(hold.reason()), true)), true);
    }

    /// Where the letter is still to go. One that is where the rule wants it stays, too; one that we have sent there or
    /// that came back in a circle is not sent round again.
    private List<Address> others(Arrival letter, List<Address> targets) {
        Address here = letter.item().recipient();
        List<Address> others =
                targets.stream().filter(to -> !to.sameMailbox(here)).toList();
        boolean arrived = others.size() < targets.size() && Loops.cameThrough(letter.message(), domains::ours);
        if (arrived || Loops.cameThrough(letter.message(), here.toString())) return List.of();
        return others.stream().filter(to -> !Loops.reportsOn(letter, to)).toList();
    }

    private static String because(String reason) {
        return reason.isBlank() ? WHOSE : WHOSE + ": " + reason;
    }

    /// The rules are those of who runs the site.
    private List<Effect> passedOn(Arrival letter, List<Address> to) {
        Address here = letter.item().recipient();
        HeaderEdits edits = HeaderEdits.NONE.add("Delivered-To", here.toString());
        return forwards.to(to, letter, edits, here.withLocal("postmaster"));
    }
}
