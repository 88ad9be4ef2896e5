package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.jspecify.annotations.Nullable;

/// What people wish of a list, by letter or on its page: asked back with a token where nothing vouches for the
/// address, and fulfilled when the token comes back. The one way for both.
@ApplicationScoped
public class Wishes {
    /// What became of a wish.
    ///
    /// @param sentence for whoever confirmed
    /// @param letters to write, none or one
    public record Fulfilled(boolean done, String sentence, List<ListAnswer> letters) {
        static Fulfilled told(boolean done, String sentence) {
            return new Fulfilled(done, sentence, List.of());
        }
    }

    /// A wish that waits for its confirmation.
    public record Asked(Address who, Wish wish) {}

    private final Confirmations confirmations;
    private final LetterBudget budget;
    private final Members members;

    Wishes(Confirmations confirmations, LetterBudget budget, Members members) {
        this.confirmations = confirmations;
        this.budget = budget;
        this.members = members;
    }

    /// Somebody on the list's page says that this is his address. The letter to write; none when the address or
    /// the network had enough of them. Nothing here tells whether the address is on the list.
    ///
    /// @param network where he comes from
    /// @throws SettingException when nobody can join, or this address cannot
    @Transactional
    public List<ListAnswer> ask(MailingList list, Mailbox who, Wish wish, String network) {
        if (wish == Wish.JOIN) {
            if (closed(list)) throw new SettingException(closedSentence(list));
            Members.refuseOwn(list, who.address());
        }
        if (!budget.pageQuestion(who.address(), network)) return List.of();
        return List.of(question(list, Asker.onPage(who), wish, MemberMode.REGULAR));
    }

    /// The letter that asks back; nothing when a budget is spent.
    Optional<ListAnswer.Confirm> ask(MailingList list, Asker asker, Wish wish, MemberMode mode) {
        if (!budget.question(asker)) return Optional.empty();
        return Optional.of(question(list, asker, wish, mode));
    }

    private ListAnswer.Confirm question(MailingList list, Asker asker, Wish wish, MemberMode mode) {
        String token = confirmations.ask(list, new Confirmations.Pending(asker.mailbox(), wish, mode));
        return new ListAnswer.Confirm(asker, wish, mode, token);
    }

    /// What a token would confirm; the token stays good.
    public Optional<Asked> look(MailingList list, String token) {
        return confirmations.find(list, token).map(p -> new Asked(p.who().address(), p.wish()));
    }

    /// Fulfils the wish behind a token that came back on the list's page.
    @Transactional
    public Fulfilled confirm(MailingList list, String token, By by) {
        return confirm(list, token, null, by);
    }

    /// @param asker who sent the token; null: whose wish it was
    Fulfilled confirm(MailingList list, String token, @Nullable Asker asker, By by) {
        Optional<Confirmations.Pending> pending = confirmations.redeem(list, token);
        if (pending.isEmpty()) {
            return Fulfilled.told(
                    false,
                    "That confirmation is not known: it has been used already, is older than "
                            + Confirmations.LIFE.toDays() + " days, or was not copied completely.");
        }
        Mailbox who = pending.get().who();
        return fulfil(list, asker == null ? Asker.onPage(who) : asker, pending.get(), by);
    }

    /// Takes in somebody whose address is known to be his: he is signed in with it.
    @Transactional
    public Fulfilled join(MailingList list, Mailbox who, By by) {
        return joined(list, Asker.onPage(who), new Confirmations.Pending(who, Wish.JOIN, MemberMode.REGULAR), by);
    }

    /// Lets go of somebody whose address is known to be his.
    @Transactional
    public Fulfilled leave(MailingList list, Mailbox who, By by) {
        return left(list, Asker.onPage(who), who.address(), by);
    }

    private Fulfilled fulfil(MailingList list, Asker asker, Confirmations.Pending pending, By by) {
        Address who = pending.who().address();
        return switch (pending.wish()) {
            case JOIN -> joined(list, asker, pending, by);
            case LEAVE -> left(list, asker, who, by);
            case MODE -> chosen(list, who, by, p -> p.with(pending.mode()));
            case OWN_POSTS_ON -> chosen(list, who, by, p -> p.withOwnPosts(true));
            case OWN_POSTS_OFF -> chosen(list, who, by, p -> p.withOwnPosts(false));
        };
    }

    private Fulfilled joined(MailingList list, Asker asker, Confirmations.Pending pending, By by) {
        if (closed(list)) return Fulfilled.told(false, closedSentence(list));
        Address who = pending.who().address();
        if (!members.admit(list, pending.who(), pending.mode(), by)) {
            return Fulfilled.told(true, who + " is on the list already.");
        }
        return new Fulfilled(true, who + " is on the list now.", List.of(new ListAnswer.Welcome(who, asker)));
    }

    private Fulfilled left(MailingList list, Asker asker, Address who, By by) {
        members.remove(list, who, by);
        return new Fulfilled(true, who + " is no longer on the list.", List.of(new ListAnswer.Goodbye(who, asker)));
    }

    private Fulfilled chosen(MailingList list, Address who, By by, UnaryOperator<Member.Preferences> change) {
        Optional<Member> member = members.find(list.id(), who);
        if (member.isEmpty()) return Fulfilled.told(false, who + " is not on the list.");
        members.choose(member.get(), change.apply(member.get().preferences()), by);
        return Fulfilled.told(true, "Done: the new setting of " + who + " holds from now on.");
    }

    static boolean closed(MailingList list) {
        return list.settings().value(Setting.SUBSCRIBE).equals("closed");
    }

    static String closedSentence(MailingList list) {
        return "Nobody can join this list on their own; please write to " + list.address("owner") + ".";
    }
}
