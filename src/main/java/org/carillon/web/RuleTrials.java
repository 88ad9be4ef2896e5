package org.carillon.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.carillon.desk.RuleDesk;
import org.carillon.mail.Address;
import org.carillon.people.ForwardTargets;
import org.carillon.people.Person;
import org.carillon.rules.Paper;
import org.carillon.rules.RuleBook;
import org.carillon.rules.Sorting;
import org.carillon.sort.Fault;
import org.carillon.sort.RuleSet;
import org.carillon.sort.Verdict;
import org.carillon.web.RuleForm.Chosen;
import org.carillon.web.RuleForm.Draft;
import org.carillon.web.TrialLetters.Found;
import org.jspecify.annotations.Nullable;

/// What the trial pages do, whoever the rules belong to. The engine is the one that sorts the mail; nothing is sent,
/// filed or saved.
@ApplicationScoped
class RuleTrials {
    /// Trials at the same time: each may take some seconds of a processor, when somebody wants it.
    private static final int AT_ONCE = 2;

    private static final int NOT_NOW = 503;
    private static final long PATIENCE_SECONDS = 5;
    private static final String BUSY = "Too many rules are tried at this moment; press the button again in a while.";

    private final Semaphore room = new Semaphore(AT_ONCE);
    private final RuleTexts texts;
    private final RuleDesk desk;
    private final ForwardTargets targets;
    private final TrialLetters letters;
    private final Visitor visitor;

    RuleTrials(RuleTexts texts, RuleDesk desk, ForwardTargets targets, TrialLetters letters, Visitor visitor) {
        this.texts = texts;
        this.desk = desk;
        this.targets = targets;
        this.letters = letters;
        this.visitor = visitor;
    }

    /// The form with the rules in force.
    TemplateInstance show(RulePlace place, String filed) {
        return page(place, texts.inForce(place), RuleFaults.NONE, letters(new Chosen(filed, ""), ""), null);
    }

    /// Tries a letter; without the button of the trial shows the form for the text that was typed elsewhere.
    Response attempt(RulePlace place, RuleForm form) {
        Draft draft = form.text == null ? texts.inForce(place) : form.draft();
        Chosen chosen = form.chosen();
        RuleFaults faults = RuleFaults.of(draft.text(), faults(place, draft.text()));
        if (!form.asks("try")) {
            return Pages.html(200, page(place, draft, faults, letters(chosen, ""), null));
        }
        return switch (letters.find(visitor.required(), chosen)) {
            case Found.Nowhere nowhere -> Pages.again(page(place, draft, faults, letters(chosen, nowhere.why()), null));
            case Found.Here here ->
                faults.lines().isEmpty()
                        ? judged(place, draft, chosen, here)
                        : Pages.again(page(place, draft, faults, letters(chosen, ""), null));
        };
    }

    private Response judged(RulePlace place, Draft draft, Chosen chosen, Found.Here letter) {
        if (!enter()) {
            return Pages.html(NOT_NOW, page(place, draft, RuleFaults.NONE, letters(chosen, BUSY), null));
        }
        try {
            TrialView.Outcome outcome = outcome(place, draft, letter);
            return Pages.html(200, page(place, draft, RuleFaults.NONE, letters(chosen, ""), outcome));
        } finally {
            room.release();
        }
    }

    private boolean enter() {
        try {
            return room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Fault> faults(RulePlace place, String text) {
        return switch (place) {
            case RulePlace.Own own -> desk.faults(own.person(), text);
            case RulePlace.OfList _, RulePlace.OfSite _ -> RuleBook.faults(place.owner(), text);
        };
    }

    private TrialView.Letters letters(Chosen chosen, String fault) {
        Person person = visitor.required();
        return new TrialView.Letters(letters.choices(person, chosen.filed()), chosen.pasted(), fault);
    }

    private TrialView.Outcome outcome(RulePlace place, Draft draft, Found.Here found) {
        Paper paper = found.letter().paper();
        RuleSet rules = RuleSet.parse(draft.text(), place.owner().dialect());
        Verdict verdict = Sorting.judge(rules, place.name(), paper);
        List<String> fate = Fate.of(rules.dialect(), verdict.actions(), paper, agreed(place));
        return TrialView.outcome(found.letter(), fate, verdict);
    }

    /// Only people's forwards ask for consent.
    private Predicate<Address> agreed(RulePlace place) {
        return place instanceof RulePlace.Own own
                ? to -> targets.allowed(own.person().id(), to)
                : to -> true;
    }

    private TemplateInstance page(
            RulePlace place,
            Draft draft,
            RuleFaults faults,
            TrialView.Letters letters,
            TrialView.@Nullable Outcome outcome) {
        boolean saved = draft.text().equals(texts.inForce(place).text());
        return RuleTextPages.Templates.trial(new TrialView(place.head(), draft, saved, faults, letters, outcome));
    }
}
