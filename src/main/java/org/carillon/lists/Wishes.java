package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.jspecify.annotations.Nullable;

/// What people wish of a list, by letter or on its page: asked back with a token where nothing vouches for the
/// address, and fulfilled when the token comes back. The one way for both. Who wants in goes on to [Joining].
@ApplicationScoped
public class Wishes {
    /// What became of a wish.
    ///
    /// @param sentence for whoever confirmed
    /// @param letters to write
    public record Fulfilled(boolean done, String sentence, List<ListAnswer> letters) {
        public Fulfilled {
            letters = List.copyOf(letters);
        }

        static Fulfilled told(boolean done, String sentence) {
            return new Fulfilled(done, sentence, List.of());
        }

        static Fulfilled of(Admission admission) {
            return new Fulfilled(admission.done(), admission.sentence(), admission.letters());
        }
    }

    private final Confirmations confirmations;
    private final LetterBudget budget;
    private final Members members;
    private final Joining joining;
    private final AddressChanges moves;
    private final ListsAt addresses;

    Wishes(
            Confirmations confirmations,
            LetterBudget budget,
            Members members,
            Joining joining,
            AddressChanges moves,
            ListsAt addresses) {
        this.addresses = addresses;
        this.moves = moves;
        this.confirmations = confirmations;
        this.budget = budget;
        this.members = members;
        this.joining = joining;
    }

    /// Somebody on the list's page says that this is his address. The letter to write; none when the address or
    /// the network had enough of them. Nothing here tells whether the address is on the list.
    ///
    /// @param network where he comes from
    /// @throws SettingException when nobody can join, or this address cannot
    @Transactional
    public List<ListAnswer> ask(MailingList list, Mailbox who, Wish wish, String network) {
        if (wish == Wish.JOIN) {
            var by = new By("somebody on its page", Channel.WEB, network);
            Admission admission = joining.ask(list, Application.onPage(who, "", network), by);
            if (admission instanceof Admission.Refused refused) throw new SettingException(refused.sentence());
            return admission.letters();
        }
        if (!budget.pageQuestion(who.address(), network)) return List.of();
        return List.of(question(list, Asker.onPage(who), wish, null));
    }

    /// The letter that asks back; nothing when a budget is spent.
    ///
    /// @param choice of [Wish#CHOOSE], else null
    Optional<ListAnswer.Confirm> ask(MailingList list, Asker asker, Wish wish, @Nullable Choice choice) {
        if (!budget.question(asker)) return Optional.empty();
        return Optional.of(question(list, asker, wish, choice));
    }

    private ListAnswer.Confirm question(MailingList list, Asker asker, Wish wish, @Nullable Choice choice) {
        return question(list, asker, wish, choice, null);
    }

    private ListAnswer.Confirm question(
            MailingList list, Asker asker, Wish wish, @Nullable Choice choice, @Nullable AddressMove move) {
        String token = confirmations.ask(
                list, new Confirmations.Pending(asker.mailbox(), wish, MemberMode.REGULAR, "", choice, move));
        return new ListAnswer.Confirm(asker, wish, MemberMode.REGULAR, choice, move, token);
    }

    /// Somebody wants another address. Who has not proven the one that is on the list is asked
    /// there first; else the new one is asked at once. Nothing when a budget is spent.
    ///
    /// @throws SettingException when the new one is an address of a list: who reads it would be asked
    Optional<ListAnswer.Confirm> askToMove(MailingList list, Asker asker, AddressMove move) {
        addresses.refuse(move.other());
        if (asker.origin().author()) return askNew(list, asker, move);
        if (!budget.question(asker)) return Optional.empty();
        return Optional.of(question(list, asker, Wish.MOVE, null, move));
    }

    private Optional<ListAnswer.Confirm> askNew(MailingList list, Asker asker, AddressMove move) {
        if (!budget.question(arriving(asker, move))) return Optional.empty();
        return Optional.of(arrival(list, asker, move));
    }

    private static Asker arriving(Asker asker, AddressMove move) {
        return new Asker(new Mailbox(asker.mailbox().name(), move.other()), null, asker.origin());
    }

    private ListAnswer.Confirm arrival(MailingList list, Asker asker, AddressMove move) {
        var back = new AddressMove(asker.address(), move.everywhere());
        return question(list, arriving(asker, move), Wish.ARRIVE, null, back);
    }

    /// Whether the new address, the old one and the network may have one more letter: nothing is asked of which the old
    /// one would not hear. Call it outside of a transaction.
    ///
    /// @param network where somebody is who says that this is their new address
    /// @throws SettingException when it is an address of a list
    public boolean affordable(Member member, Address to, String network) {
        addresses.refuse(to);
        return budget.pageQuestion(to, network) && budget.told(member.address());
    }

    /// The letters to the new and the old address of a member who has the link of a letter; their budgets have been
    /// asked ([#affordable]). The link is for that list: so is the new address.
    @Transactional
    public List<ListAnswer> askNew(MailingList list, Member member, Address to) {
        var move = new AddressMove(to, false);
        return List.of(
                arrival(list, Asker.onPage(member.mailbox()), move), new ListAnswer.Moving(member.address(), to));
    }

    /// Whether the letter that a token causes may be written.
    boolean affordable(Confirmations.Pending pending, Asker asker) {
        AddressMove move = pending.move();
        return pending.wish() == Wish.MOVE && move != null && budget.question(arriving(asker, move));
    }

    /// Lets go of somebody whose address is known to be his.
    @Transactional
    public Fulfilled leave(MailingList list, Mailbox who, By by) {
        return left(list, Asker.onPage(who), who.address(), by);
    }

    /// Fulfils what was confirmed, other than to join.
    ///
    /// @param letter what it wants to ask is paid for
    Fulfilled fulfil(MailingList list, Asker asker, Confirmations.Pending pending, boolean letter, By by) {
        Address who = pending.who().address();
        return switch (pending.wish()) {
            case JOIN -> throw new IllegalArgumentException("that is for Joining: " + who);
            case LEAVE -> left(list, asker, who, by);
            case MOVE -> moving(list, pending, letter);
            case ARRIVE -> arrived(list, pending, by);
            case CHOOSE -> chosen(list, who, by, Objects.requireNonNull(pending.choice(), "a choice of nothing"));
        };
    }

    private Fulfilled left(MailingList list, Asker asker, Address who, By by) {
        boolean known = members.remove(list, who, by) || Rights.may(Role.VISITOR, Right.SEE_LIST, list);
        var goodbye = new ListAnswer.Goodbye(who, asker);
        return new Fulfilled(
                true, who + " is no longer on the list.", List.of(known ? goodbye : new ListAnswer.Veiled(goodbye)));
    }

    private Fulfilled moving(MailingList list, Confirmations.Pending pending, boolean letter) {
        AddressMove move = Objects.requireNonNull(pending.move(), "a move to nowhere");
        Address who = pending.who().address();
        if (!on(list, who)) return Fulfilled.told(false, who + " is not on the list.");
        List<ListAnswer> letters = letter ? List.of(arrival(list, Asker.onPage(pending.who()), move)) : List.of();
        return new Fulfilled(
                true,
                "One step is left: a letter to " + move.other() + " asks whether that address is yours"
                        + ", unless it had several such letters today.",
                letters);
    }

    /// Asked also of whoever wants to move on all lists: the letters say what this one is called,
    /// which of some lists only their members may know.
    boolean on(MailingList list, Address who) {
        return members.find(list.id(), who).isPresent();
    }

    private Fulfilled arrived(MailingList list, Confirmations.Pending pending, By by) {
        AddressMove move = Objects.requireNonNull(pending.move(), "a move from nowhere");
        Address old = move.other();
        Address now = pending.who().address();
        AddressChanges.Outcome outcome =
                move.everywhere() ? moves.moveAll(old, now, by) : moves.moveOn(list, old, now, by);
        if (outcome.moved().isEmpty()) {
            List<String> why = outcome.refused();
            return Fulfilled.told(false, why.isEmpty() ? AddressChanges.gone(old) : String.join(" ", why));
        }
        String done = "Done: from now on " + now + " stands instead of " + old + " on "
                + (outcome.moved().size() == 1
                        ? outcome.moved().getFirst()
                        : outcome.moved().size() + " lists") + ".";
        String all = Stream.concat(Stream.of(done), outcome.refused().stream()).collect(Collectors.joining(" "));
        return new Fulfilled(true, all, List.of(new ListAnswer.Moved(old, now, outcome.moved())));
    }

    private Fulfilled chosen(MailingList list, Address who, By by, Choice choice) {
        Optional<Member> member = members.find(list.id(), who);
        if (member.isEmpty()) return Fulfilled.told(false, who + " is not on the list.");
        try {
            var options = Map.of(choice.option().key(), choice.value());
            members.choose(member.get(), members.wished(member.get().preferences(), options), by);
        } catch (SettingException late) {
            return Fulfilled.told(false, String.valueOf(late.getMessage()));
        }
        return Fulfilled.told(true, "Done: the new setting of " + who + " holds from now on.");
    }
}
