package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.desk.Effect;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.MailTerms;
import org.carillon.mailbox.FiledMark;
import org.carillon.mailbox.FolderName;
import org.carillon.people.ForwardTargets;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.rules.Paper;
import org.carillon.rules.RuleOwner;
import org.carillon.rules.Sorting;
import org.carillon.sort.Action;
import org.carillon.sort.Verdict;
import org.carillon.store.Messages;
import org.carillon.vacation.Addressee;
import org.carillon.vacation.ReplyDecision;
import org.carillon.vacation.Vacations;
import org.jboss.logging.Logger;

/// A letter for somebody with an account: their rules say into which folder it goes or to whom; then their away
/// message, if the letter was not thrown away. Whatever goes wrong in a rule, the letter lies in the inbox.
@ApplicationScoped
class PersonStage {
    private static final Logger LOG = Logger.getLogger(PersonStage.class);

    private final People people;
    private final Sorting sorting;
    private final ForwardTargets targets;
    private final Vacations vacations;
    private final Messages messages;
    private final Forwards forwards;

    PersonStage(
            People people,
            Sorting sorting,
            ForwardTargets targets,
            Vacations vacations,
            Messages messages,
            Forwards forwards) {
        this.people = people;
        this.sorting = sorting;
        this.targets = targets;
        this.vacations = vacations;
        this.messages = messages;
        this.forwards = forwards;
    }

    List<Effect> letter(long personId, Arrival letter) {
        return people.find(personId)
                .map(person -> letter(person, letter))
                .orElse(List.of(new Effect.Drop("the person is gone")));
    }

    /// A letter that has been here before came back in a circle: it is kept, and nothing else happens.
    private List<Effect> letter(Person person, Arrival letter) {
        if (Loops.cameThrough(letter.message(), letter.item().recipient().toString())) {
            return List.of(kept(person, letter));
        }
        Optional<Verdict> verdict =
                sorting.judge(RuleOwner.person(person.id()), person.address().toString(), letter.paper());
        var effects = new ArrayList<Effect>();
        if (verdict.isEmpty()) effects.add(file(person, letter, usual(letter)));
        else for (Action action : verdict.get().actions()) effects.addAll(effects(person, letter, action));
        if (effects.isEmpty()) effects.add(kept(person, letter));
        boolean kept = effects.stream().anyMatch(e -> !(e instanceof Effect.Drop));
        if (kept) answer(person, letter).ifPresent(effects::add);
        return effects;
    }

    private List<Effect> effects(Person person, Arrival letter, Action action) {
        return switch (action) {
            case Action.Deliver deliver -> List.of(file(person, letter, deliver));
            case Action.Forward forward -> forward(person, letter, forward);
            case Action.Discard _ -> List.of(new Effect.Drop("the person's rules"));
            case Action.Accept _, Action.Hold _, Action.Reject _, Action.Tag _, Action.Refused _ -> List.of();
        };
    }

    private Effect file(Person person, Arrival letter, Action.Deliver deliver) {
        FolderName chosen = FolderName.parse(deliver.folder()).orElse(FolderName.INBOX);
        boolean usual = deliver.byDefault() && chosen.equals(FolderName.INBOX);
        FolderName folder = usual ? usual(letter) : chosen;
        if (letter.paper().whole(deliver.bytes())) return file(person, letter, folder);
        long part = messages.store(Paper.withReturns(deliver.bytes()), "");
        return filed(part, letter, place(person, letter, folder));
    }

    /// Where a letter lies that no rule has put elsewhere. Spam is put aside, and so is what the author's domain
    /// disowns
    /// and wants put aside.
    private static FolderName usual(Arrival letter) {
        return letter.provenance().forged() || letter.looksLikeSpam() ? FolderName.JUNK : FolderName.INBOX;
    }

    /// Whatever happens, the letter is there; who writes Delivered-To into spam gets no better place for it.
    private static Effect kept(Person person, Arrival letter) {
        return file(person, letter, usual(letter));
    }

    private static Effect file(Person person, Arrival letter, FolderName folder) {
        return filed(letter.item().messageId(), letter, place(person, letter, folder));
    }

    /// Where nothing proves the sender, nobody is told what becomes of it, nor by the next host.
    private static Effect filed(long message, Arrival letter, Effect.Place place) {
        MailTerms terms = letter.item().terms();
        boolean believed = letter.believed();
        return new Effect.File(
                message,
                letter.subject(),
                recipe(letter, place.folder()),
                believed ? terms : terms.silent(),
                place,
                believed);
    }

    private static Effect.Place place(Person person, Arrival letter, FolderName folder) {
        return new Effect.Place(person.id(), folder, letter.item().recipient());
    }

    /// To those who have agreed; if any has not, the letter also stays here, so that nothing is lost. So
    /// does a bounce of what was forwarded before.
    private List<Effect> forward(Person person, Arrival letter, Action.Forward forward) {
        List<Address> agreed = forward.to().stream()
                .filter(to -> targets.allowed(person.id(), to))
                .toList();
        List<Address> reachable =
                agreed.stream().filter(to -> !Loops.reportsOn(letter, to)).toList();
        var effects = new ArrayList<Effect>();
        if (!reachable.isEmpty()) {
            effects.addAll(forwards.to(
                    reachable,
                    letter,
                    edits(letter, letter.scoreFields()),
                    letter.item().recipient()));
        }
        if (agreed.size() < forward.to().size()) {
            LOG.infof(
                    "forward waits for consent item=%d person=%d", letter.item().id(), person.id());
        }
        if (reachable.size() < forward.to().size()) effects.add(kept(person, letter));
        return effects;
    }

    /// The sender hears of failures.
    private static CopyRecipe recipe(Arrival letter, FolderName folder) {
        Address sender = letter.item().sender();
        HeaderEdits top = FiledMark.on(letter.scoreFields(), folder);
        return CopyRecipe.same(sender == null ? "" : sender.toString(), edits(letter, top));
    }

    /// What we say of the letter stands above Delivered-To, so that it can be told from what a
    /// stranger wrote (see [org.carillon.spam.SpamReport#in] and [FiledMark#of]). Delivered-To ends
    /// circles.
    ///
    /// @param top what stands there
    private static HeaderEdits edits(Arrival letter, HeaderEdits top) {
        HeaderEdits edits = top.remove("Return-Path")
                .add("Delivered-To", letter.item().recipient().toString());
        for (String tag : letter.paper().tags()) edits = edits.add(Paper.TAG_FIELD, tag);
        return edits;
    }

    private Optional<Effect> answer(Person person, Arrival letter) {
        if (letter.looksLikeSpam()) {
            vacations.keepSilent(
                    person.id(), letter.item().sender(), letter.item().acceptedAt(), "it looks like spam");
            return Optional.empty();
        }
        var to = new Addressee(
                person.id(),
                person.name(),
                people.addresses(person),
                letter.item().recipient());
        ReplyDecision decision = vacations.consider(
                to, letter.envelope(), letter.message(), letter.item().acceptedAt(), letter.provenance());
        return switch (decision) {
            case ReplyDecision.Reply reply -> Optional.of(new Effect.AnswerAway(reply));
            case ReplyDecision.Silence _ -> Optional.empty();
        };
    }
}
