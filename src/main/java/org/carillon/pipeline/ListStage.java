package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.carillon.bounces.BounceOutcome;
import org.carillon.bounces.Bounces;
import org.carillon.delivery.Arrived;
import org.carillon.desk.Effect;
import org.carillon.directory.Destination;
import org.carillon.lists.CommandOrigin;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.ListAnswer;
import org.carillon.lists.ListCommands;
import org.carillon.lists.MailingList;
import org.carillon.lists.OwnerMail;
import org.carillon.lists.PostFacts;
import org.carillon.lists.PostOrigin;
import org.carillon.lists.Posting;
import org.carillon.lists.PostingPolicy;
import org.carillon.lists.Posts;
import org.carillon.mail.MailTerms;
import org.carillon.mail.Notify;
import org.carillon.rules.Sorting;
import org.carillon.spam.SpamReport;
import org.carillon.spam.SpamScore;
import org.carillon.trust.Provenance;

/// What comes to a list and the addresses beside it.
@ApplicationScoped
class ListStage {
    private static final Effect FORGED = new Effect.Drop("its sender may be forged, so nobody is answered");
    private static final Effect GONE = new Effect.Drop("the list is gone");

    private final Posts posts;
    private final ListCommands commands;
    private final Bounces bounces;
    private final CameFrom cameFrom;

    ListStage(Posts posts, ListCommands commands, Bounces bounces, CameFrom cameFrom) {
        this.posts = posts;
        this.commands = commands;
        this.bounces = bounces;
        this.cameFrom = cameFrom;
    }

    /// The posting policy decides; its decision is written down with every rule that had something to say.
    List<Effect> post(long listId, Arrival letter) {
        return MailingList.withId(listId).map(list -> post(list, letter)).orElse(List.of(GONE));
    }

    private List<Effect> post(MailingList list, Arrival letter) {
        PostFacts facts = posts.facts(list, letter.envelope(), letter.paper(), origin(letter));
        PostingPolicy.Decision decision = posts.record(list, facts, PostingPolicy.decide(facts));
        long message = letter.item().messageId();
        var tags = new ArrayList<>(letter.paper().tags());
        tags.addAll(Sorting.tags(facts.known().rules()));
        return switch (decision.posting()) {
            case Posting.Accept accept -> confirmed(new Effect.Publish(list, message, letter.message(), tags), letter);
            case Posting.Hold hold -> {
                var why = new HeldPosts.Why(hold.reason(), notes(decision, letter), tags);
                yield confirmed(new Effect.Hold(list, message, letter.envelope(), letter.message(), why), letter);
            }
            case Posting.Reject reject -> List.of(new Effect.Drop(reject.reason()));
            case Posting.Discard discard -> List.of(new Effect.Drop(discard.reason()));
        };
    }

    /// Every other rule that objects, and what the spam filter says where that is no reason by itself.
    private static List<String> notes(PostingPolicy.Decision decision, Arrival letter) {
        var notes = new ArrayList<String>();
        decision.rows().stream().skip(1).forEach(row -> notes.add(row.posting().reason()));
        SpamScore score = letter.spam();
        if (score != null && !letter.looksLikeSpam()) notes.add(SpamReport.of(score));
        return notes;
    }

    private static PostOrigin origin(Arrival letter) {
        SpamScore score = letter.spam();
        String spam = score != null && letter.looksLikeSpam() ? Posts.reason(score.sentence()) : "";
        return new PostOrigin(letter.provenance(), spam);
    }

    /// With the list a letter has come to its end, as far as its sender is told (RFC 3464 §2.3.3); what becomes of the
    /// members' copies is between them and the list.
    private static List<Effect> confirmed(Effect effect, Arrival letter) {
        boolean wanted = letter.item().terms().wants(Notify.SUCCESS);
        if (!wanted || !letter.believed()) return List.of(effect);
        return List.of(
                effect,
                new Effect.Confirm(new Arrived(
                        letter.item().messageId(),
                        letter.subject(),
                        letter.item().sender(),
                        letter.item().recipient(),
                        letter.item().terms())));
    }

    /// Nobody answers a letter whose sender is forged: the answer would go to whoever was forged.
    List<Effect> command(Destination.ListCommand command, Arrival letter) {
        Provenance provenance = letter.provenance();
        if (provenance.forged() || provenance.senderDenied()) return List.of(FORGED);
        return MailingList.withId(command.listId())
                .<List<Effect>>map(list -> List.of(new Effect.Answer(list, obeyed(list, command, letter))))
                .orElse(List.of(GONE));
    }

    private List<ListAnswer> obeyed(MailingList list, Destination.ListCommand command, Arrival letter) {
        var origin =
                CommandOrigin.of(letter.provenance(), letter.envelope(), letter.message(), cameFrom.network(letter));
        return commands.obey(list, command.word(), command.argument(), letter.envelope(), letter.message(), origin);
    }

    /// A bounce that came back; its return path tells whose it is.
    List<Effect> bounce(Destination.ListBounce bounce, Arrival letter) {
        return List.of(
                switch (bounces.arrived(bounce.listId(), bounce.argument(), letter.message())) {
                    case BounceOutcome.Recorded recorded ->
                        new Effect.Drop("bounce recorded member=" + recorded.member() + " status="
                                + recorded.what().status());
                    case BounceOutcome.Discarded discarded -> new Effect.Drop(discarded.reason());
                });
    }

    /// A letter to the people who run the list.
    List<Effect> owner(long listId, Arrival letter) {
        return MailingList.withId(listId).map(list -> owner(list, letter)).orElse(List.of(GONE));
    }

    private static List<Effect> owner(MailingList list, Arrival letter) {
        return List.of(
                switch (OwnerMail.of(list, letter.envelope(), letter.message())) {
                    case OwnerMail.Discard discard -> new Effect.Drop(discard.reason());
                    case OwnerMail.Forward forward ->
                        new Effect.Forward(
                                letter.item().messageId(),
                                letter.subject(),
                                forward.recipe().with(letter.scoreFields()),
                                MailTerms.NONE,
                                forward.owners());
                });
    }
}
