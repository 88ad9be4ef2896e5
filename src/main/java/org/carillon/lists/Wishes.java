package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    Wishes(Confirmations confirmations, LetterBudget budget, Members members, Joining joining) {
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
        String token = confirmations.ask(
                list, new Confirmations.Pending(asker.mailbox(), wish, MemberMode.REGULAR, "", choice));
        return new ListAnswer.Confirm(asker, wish, MemberMode.REGULAR, choice, token);
    }

    /// Lets go of somebody whose address is known to be his.
    @Transactional
    public Fulfilled leave(MailingList list, Mailbox who, By by) {
        return left(list, Asker.onPage(who), who.address(), by);
    }

    /// Fulfils what was confirmed, other than to join.
    Fulfilled fulfil(MailingList list, Asker asker, Confirmations.Pending pending, By by) {
        Address who = pending.who().address();
        return switch (pending.wish()) {
            case JOIN -> throw new IllegalArgumentException("that is for Joining: " + who);
            case LEAVE -> left(list, asker, who, by);
            case CHOOSE -> chosen(list, who, by, Objects.requireNonNull(pending.choice(), "a choice of nothing"));
        };
    }

    private Fulfilled left(MailingList list, Asker asker, Address who, By by) {
        boolean known = members.remove(list, who, by) || Rights.may(Role.VISITOR, Right.SEE_LIST, list);
        var goodbye = new ListAnswer.Goodbye(who, asker);
        return new Fulfilled(
                true, who + " is no longer on the list.", List.of(known ? goodbye : new ListAnswer.Veiled(goodbye)));
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
