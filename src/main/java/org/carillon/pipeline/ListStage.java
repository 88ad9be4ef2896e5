package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.desk.Effect;
import org.carillon.directory.Destination;
import org.carillon.lists.ListCommands;
import org.carillon.lists.MailingList;
import org.carillon.lists.OwnerMail;
import org.carillon.lists.PostFacts;
import org.carillon.lists.Posting;
import org.carillon.lists.PostingPolicy;
import org.carillon.lists.Posts;

/// What comes to a list and the addresses beside it.
@ApplicationScoped
class ListStage {
    private static final Effect GONE = new Effect.Drop("the list is gone");

    private final Posts posts;
    private final ListCommands commands;

    ListStage(Posts posts, ListCommands commands) {
        this.posts = posts;
        this.commands = commands;
    }

    /// The posting policy decides; its decision is written down with every rule that had something to say.
    List<Effect> post(long listId, Arrival letter) {
        return MailingList.withId(listId).map(list -> post(list, letter)).orElse(List.of(GONE));
    }

    private List<Effect> post(MailingList list, Arrival letter) {
        PostFacts facts = posts.facts(list, letter.envelope(), letter.message());
        PostingPolicy.Decision decision = posts.record(list, facts, PostingPolicy.decide(facts));
        long message = letter.item().messageId();
        return List.of(switch (decision.posting()) {
            case Posting.Accept accept -> new Effect.Publish(list, message, letter.message());
            case Posting.Hold hold ->
                new Effect.Hold(list, message, letter.envelope(), letter.message(), hold.reason());
            case Posting.Reject reject -> new Effect.Drop(reject.reason());
            case Posting.Discard discard -> new Effect.Drop(discard.reason());
        });
    }

    List<Effect> command(Destination.ListCommand command, Arrival letter) {
        return MailingList.withId(command.listId())
                .map(list -> new Effect.Answer(
                        list,
                        commands.obey(list, command.word(), command.argument(), letter.envelope(), letter.message())))
                .<List<Effect>>map(List::of)
                .orElse(List.of(GONE));
    }

    /// A bounce that came back, with the tag of the member it is about.
    List<Effect> bounce(Destination.ListBounce bounce, Arrival letter) {
        return MailingList.withId(bounce.listId())
                .map(list -> "bounce of " + bounce.argument() + " to " + list.address())
                .<List<Effect>>map(what -> List.of(new Effect.Drop(what)))
                .orElse(List.of(GONE));
    }

    /// A letter to the people who run the list.
    List<Effect> owner(long listId, Arrival letter) {
        return MailingList.withId(listId).map(list -> owner(list, letter)).orElse(List.of(GONE));
    }

    private static List<Effect> owner(MailingList list, Arrival letter) {
        return List.of(switch (OwnerMail.of(list, letter.envelope(), letter.message())) {
            case OwnerMail.Discard discard -> new Effect.Drop(discard.reason());
            case OwnerMail.Forward forward ->
                new Effect.Forward(
                        letter.item().messageId(), letter.subject(), forward.recipe(), forward.owners());
        });
    }
}
