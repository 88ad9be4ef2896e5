package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.archive.Archive;
import org.carillon.delivery.Bounces;
import org.carillon.delivery.LocalDrop;
import org.carillon.delivery.Outbox;
import org.carillon.delivery.Outgoing;
import org.carillon.delivery.Priority;
import org.carillon.delivery.Recipient;
import org.carillon.delivery.RecipientSource;
import org.carillon.lists.Expansion;
import org.carillon.lists.HeldPost;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.MailingList;
import org.carillon.lists.PostFacts;
import org.carillon.lists.Posts;
import org.carillon.lists.Preparation;
import org.carillon.lists.Reach;
import org.carillon.lists.Setting;
import org.carillon.lists.Umbrella;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.Envelope;
import org.carillon.mail.LogText;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.spool.Claims;
import org.carillon.spool.SpoolItem;

/// Carries out what was decided. Everything happens in the caller's transaction, so that a letter leaves the
/// spool together with what became of it, or not at all.
@ApplicationScoped
public class Desk {
    private final Claims claims;
    private final Outbox outbox;
    private final Archive archive;
    private final Expansion expansion;
    private final Umbrella umbrella;
    private final Receipts receipts;
    private final HeldPosts held;
    private final Preparation preparation;
    private final Correspondence correspondence;
    private final AwayReplies away;
    private final Bounces bounces;
    private final Vouching vouching;
    private final Clock clock;

    Desk(
            Claims claims,
            Outbox outbox,
            Archive archive,
            Expansion expansion,
            Umbrella umbrella,
            Receipts receipts,
            HeldPosts held,
            Preparation preparation,
            Correspondence correspondence,
            AwayReplies away,
            Bounces bounces,
            Vouching vouching,
            Clock clock) {
        this.claims = claims;
        this.outbox = outbox;
        this.archive = archive;
        this.expansion = expansion;
        this.umbrella = umbrella;
        this.receipts = receipts;
        this.held = held;
        this.preparation = preparation;
        this.correspondence = correspondence;
        this.away = away;
        this.bounces = bounces;
        this.vouching = vouching;
        this.clock = clock;
    }

    /// Applies the effects of one letter and lets go of it. Returns a line for the log, true once this is
    /// committed.
    public String apply(SpoolItem item, List<Effect> effects) {
        String fate = "letter item=" + item.id() + " message=" + item.messageId() + " recipient="
                + LogText.withoutTokens(item.recipient().toString())
                + " fate=" + effects.stream().map(Desk::named).collect(Collectors.joining(" and "));
        for (Effect effect : effects) {
            if (effect instanceof Effect.SetAside aside) {
                claims.shunt(item, aside.reason(), aside.held());
                return fate;
            }
        }
        boolean signedIn = item.errand().submitter().isPresent();
        effects.forEach(effect -> apply(effect, signedIn));
        claims.finish(item);
        return fate;
    }

    private static String named(Effect effect) {
        return switch (effect) {
            case Effect.Publish publish -> "publish list=" + publish.list().address();
            case Effect.Hold hold -> "hold reason=\"" + hold.why().reason() + '"';
            case Effect.Answer answer -> "answer letters=" + answer.answers().size();
            case Effect.AnswerAway ignored -> "answer-away";
            case Effect.Forward forward -> "forward recipients=" + forward.to().size();
            case Effect.File file -> "file folder=\"" + file.place().folder() + '"';
            case Effect.Confirm ignored -> "confirm";
            case Effect.Along along -> "along item=" + along.item();
            case Effect.Drop drop -> "drop reason=\"" + drop.reason() + '"';
            case Effect.SetAside aside -> "set-aside reason=\"" + aside.reason() + '"';
        };
    }

    /// Applies one effect in the caller's transaction; pages and API use it for what people decide.
    public void apply(Effect effect) {
        apply(effect, false);
    }

    /// @param signedIn the letter's author is known: who sent it had signed in
    private void apply(Effect effect, boolean signedIn) {
        switch (effect) {
            case Effect.Publish publish -> publish(publish, signedIn);
            case Effect.Hold hold -> hold(hold);
            case Effect.Answer answer -> correspondence.send(answer.list(), answer.answers());
            case Effect.AnswerAway answer -> away.answer(answer.reply());
            case Effect.Forward forward -> forward(forward, signedIn);
            case Effect.File file -> file(file);
            case Effect.Confirm confirm -> bounces.arrived(confirm.letter());
            case Effect.Along ignored -> {}
            case Effect.Drop ignored -> {}
            case Effect.SetAside aside -> throw new IllegalArgumentException("only a letter in the spool is set aside");
        }
    }

    /// To the members, and to those of the lists below who are not among them; nobody gets a second copy.
    private void publish(Effect.Publish post, boolean signedIn) {
        var parcels = new ArrayList<Outbox.Parcel>();
        Reach reach = umbrella.top(post.list(), post.message());
        parcels.add(parcel(post, post.list(), reach, signedIn));
        for (Umbrella.Passage passage : umbrella.below(post.list(), reach, post.message())) {
            switch (passage) {
                case Umbrella.Passage.Through on -> parcels.add(parcel(post, on.list(), on.reach(), signedIn));
                case Umbrella.Passage.Waits waits -> hold(waiting(post, waits));
            }
        }
        outbox.enqueue(parcels);
        receipts.send(post);
    }

    /// What a list sends bears its own fields, so that bounces come to it and whoever leaves, leaves it.
    private Outbox.Parcel parcel(Effect.Publish post, MailingList list, Reach reach, boolean signedIn) {
        Message message = post.message();
        CopyRecipe plain = preparation.recipe(list, message, post.tags());
        if (list.id() != post.list().id()) plain = plain.with(Preparation.cameBy(post.list()));
        CopyRecipe recipe = signedIn ? vouching.forAuthor(plain, message) : plain;
        var letter =
                new Outgoing(post.messageId(), recipe, Priority.POST, list.key(), Posts.subject(message.headers()));
        return new Outbox.Parcel(
                letter,
                archived(list, post),
                (connection, sink) ->
                        expansion.each(connection, reach, message, (to, tag) -> sink.accept(new Recipient(to, tag))));
    }

    private static Effect.Hold waiting(Effect.Publish post, Umbrella.Passage.Waits waits) {
        var envelope = new Envelope(
                PostFacts.author(post.message()).map(Mailbox::address).orElse(null),
                List.of(waits.list().address()));
        var why = new HeldPosts.Why(waits.reason(), List.of(), post.tags());
        return new Effect.Hold(waits.list(), post.messageId(), envelope, post.message(), why);
    }

    /// The place of the post in the archive; empty for a list that keeps none.
    private String archived(MailingList list, Effect.Publish post) {
        if (list.settings().value(Setting.ARCHIVE).equals("none")) return "";
        return archive.add(list.key(), post.messageId(), post.message(), clock.instant())
                .hash();
    }

    private void hold(Effect.Hold hold) {
        HeldPost post = held.hold(hold.list(), hold.messageId(), hold.envelope().sender(), hold.message(), hold.why());
        correspondence.send(hold.list(), held.notice(hold.list(), post));
    }

    private void forward(Effect.Forward forward, boolean signedIn) {
        CopyRecipe plain = forward.recipe();
        CopyRecipe recipe = signedIn ? vouching.forAuthor(plain, forward.messageId()) : plain;
        List<Recipient> to =
                forward.to().stream().map(a -> new Recipient(a, "")).toList();
        var letter = new Outgoing(
                forward.messageId(), recipe, Priority.LETTER, Outgoing.PERSON, forward.subject(), forward.terms());
        outbox.enqueue(letter, RecipientSource.of(to));
    }

    private void file(Effect.File file) {
        String origin = file.believed() ? Outgoing.FOLDER : Outgoing.UNPROVEN;
        var letter =
                new Outgoing(file.messageId(), file.recipe(), Priority.LETTER, origin, file.subject(), file.terms());
        Effect.Place place = file.place();
        outbox.enqueue(
                letter,
                RecipientSource.of(List.of(LocalDrop.recipient(place.address(), place.personId(), place.folder()))));
    }
}
