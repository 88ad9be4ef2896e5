package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.carillon.mail.Mailbox;
import org.jspecify.annotations.Nullable;

/// The tokens that stand in letters of lists, whatever they are for: a wish to confirm, a moderator's word, an
/// invitation. Each is 128 random bits, kept as its hash, and counts once; each is good on its own list only.
@ApplicationScoped
public class LetterTokens {
    private static final String UNKNOWN = "That confirmation is not known: it has been used already, is older than "
            + Confirmations.LIFE.toDays() + " days, or was not copied completely.";

    /// A token that came back, as far as it is known before anything is changed; the budgets have been asked.
    public sealed interface Returned {
        record Unknown() implements Returned {}

        /// What it is for cannot be any more: a list stands at that address now, for example.
        record Impossible(String why) implements Returned {}

        /// @param letter what it wants to ask somebody else is paid for
        record Wished(Confirmations.Pending pending, Asker asker, Joining.@Nullable Plan plan, boolean letter)
                implements Returned {}

        record Decided(JoinDecisions.Ballot ballot, String reason) implements Returned {}

        record Accepted(Invitation invitation, Joining.Plan plan) implements Returned {}
    }

    private final Confirmations confirmations;
    private final JoinRequests requests;
    private final JoinDecisions decisions;
    private final Invitations invitations;
    private final Joining joining;
    private final Wishes wishes;
    private final Trail trail;

    LetterTokens(
            Confirmations confirmations,
            JoinRequests requests,
            JoinDecisions decisions,
            Invitations invitations,
            Joining joining,
            Wishes wishes,
            Trail trail) {
        this.confirmations = confirmations;
        this.requests = requests;
        this.decisions = decisions;
        this.invitations = invitations;
        this.joining = joining;
        this.wishes = wishes;
        this.trail = trail;
    }

    /// What a token would do; it stays good.
    public Optional<Question> look(MailingList list, String token) {
        boolean moderated = JoinPolicy.of(list).moderated();
        return confirmations
                .find(list, token)
                .<Question>map(p -> new Question.Wished(p.who().address(), p.wish(), p.words(), moderated, p.move()))
                .or(() -> decisions.look(list, token).flatMap(ballot -> decide(list, ballot)))
                .or(() -> invitations.look(list, token).map(Question.Invited::new));
    }

    private Optional<Question> decide(MailingList list, JoinDecisions.Ballot ballot) {
        return requests.find(list.id(), ballot.request()).map(r -> new Question.Decide(r, ballot.approve()));
    }

    /// Looks at a token that came back. Pages call it outside of a transaction, as [Joining#plan] asks.
    ///
    /// @param asker who sent it; null: whose wish it was
    /// @param words of whoever sent it: to the people who run the list, or why somebody is not let in
    public Returned returned(MailingList list, String token, @Nullable Asker asker, String words) {
        try {
            return known(list, token, asker, words);
        } catch (SettingException none) {
            return new Returned.Impossible(String.valueOf(none.getMessage()));
        }
    }

    private Returned known(MailingList list, String token, @Nullable Asker asker, String words) {
        var pending = confirmations.find(list, token);
        if (pending.isPresent()) return wished(list, pending.get(), asker, words);
        var ballot = decisions.look(list, token);
        if (ballot.isPresent()) return new Returned.Decided(ballot.get(), words);
        return invitations
                .look(list, token)
                .<Returned>map(one -> new Returned.Accepted(one, joining.plan(list, accepted(one, asker))))
                .orElse(new Returned.Unknown());
    }

    private static Application accepted(Invitation invitation, @Nullable Asker asker) {
        Mailbox who = invitation.who();
        Asker by = asker == null ? Asker.onPage(who) : asker;
        return new Application(who, by, MemberMode.REGULAR, "", Proof.TOKEN, null);
    }

    private Returned wished(MailingList list, Confirmations.Pending pending, @Nullable Asker asker, String words) {
        Asker by = asker == null ? Asker.onPage(pending.who()) : asker;
        var plan = pending.wish() == Wish.JOIN ? joining.plan(list, Application.confirmed(pending, by, words)) : null;
        return new Returned.Wished(pending, by, plan, wishes.affordable(pending, by));
    }

    /// Uses the token up and does what it stands for.
    @Transactional
    public Wishes.Fulfilled redeem(MailingList list, String token, Returned returned, By by) {
        return switch (returned) {
            case Returned.Unknown unknown -> unknown();
            case Returned.Impossible impossible -> Wishes.Fulfilled.told(false, impossible.why());
            case Returned.Wished wished ->
                confirmations.redeem(list, token).isPresent() ? fulfilled(list, wished, by) : unknown();
            case Returned.Decided decided -> decided(list, decided, by);
            case Returned.Accepted accepted -> accepted(list, token, accepted.plan(), by);
        };
    }

    /// One that is refused, for a ban, stays good until it is over.
    private Wishes.Fulfilled accepted(MailingList list, String token, Joining.Plan plan, By by) {
        boolean good = plan.step() == JoinPolicy.Step.REFUSE || invitations.redeem(list, token);
        return good ? Wishes.Fulfilled.of(joining.act(list, plan, by)) : unknown();
    }

    private static Wishes.Fulfilled unknown() {
        return Wishes.Fulfilled.told(false, UNKNOWN);
    }

    private Wishes.Fulfilled fulfilled(MailingList list, Returned.Wished wished, By by) {
        Joining.Plan plan = wished.plan();
        if (plan == null) return wishes.fulfil(list, wished.asker(), wished.pending(), wished.letter(), by);
        trail.add(list.id(), by, "confirmed", wished.pending().who().address().toString());
        return Wishes.Fulfilled.of(joining.act(list, plan, by));
    }

    /// Whoever has the token has read the letter to that moderator, and acts as this one.
    private Wishes.Fulfilled decided(MailingList list, Returned.Decided decided, By by) {
        JoinDecisions.Ballot ballot = decided.ballot();
        var moderator = new By(ballot.staff().toString(), by.channel(), by.from());
        if (ballot.approve()) {
            return decisions
                    .approve(list, ballot.request(), moderator)
                    .map(Wishes.Fulfilled::of)
                    .orElseGet(LetterTokens::unknown);
        }
        return decisions
                .reject(list, ballot.request(), decided.reason(), moderator)
                .map(letters -> new Wishes.Fulfilled(true, "The request is rejected; a letter tells it.", letters))
                .orElseGet(LetterTokens::unknown);
    }

    /// In the caller's transaction.
    @Transactional
    Wishes.Fulfilled redeem(MailingList list, String token, Asker asker, String words, By by) {
        return redeem(list, token, returned(list, token, asker, words), by);
    }
}
