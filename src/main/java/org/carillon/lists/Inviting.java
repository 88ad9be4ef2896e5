package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;

/// Asks people onto a list, for those who may: nobody gets more letters than a stranger could have sent them, and who
/// is kept out is not asked in.
@ApplicationScoped
public class Inviting {
    /// @param why not, a sentence; empty when a letter is on its way
    public record Outcome(String why) {
        public static final Outcome DONE = new Outcome("");
    }

    private final Invitations invitations;
    private final Members members;
    private final Bans bans;
    private final ListsAt addresses;
    private final LetterBudget budget;

    Inviting(Invitations invitations, Members members, Bans bans, ListsAt addresses, LetterBudget budget) {
        this.addresses = addresses;
        this.invitations = invitations;
        this.members = members;
        this.bans = bans;
        this.budget = budget;
    }

    /// Why somebody cannot be invited, for those who run the list; empty when nothing speaks against it and the letter
    /// is paid for. Call it outside of a transaction, as it asks the budgets.
    ///
    /// @throws SettingException when that address can be no member
    public String objection(MailingList list, Address who) {
        Members.refuseOwn(list, who);
        addresses.refuse(who);
        if (list.closed()) return "The list is closed; open it before you invite people.";
        if (members.find(list.id(), who).isPresent()) return who + " is on the list already.";
        if (bans.of(list.id(), who).isPresent()) return who + " is banned; lift the ban first.";
        if (budget.invitation(list.id(), who)) return "";
        return "Too many letters went to " + who + ", or too many invitations from this list, in one day; try again"
                + " tomorrow.";
    }

    /// `ana@example.org` or `Ana Lopez <ana@example.org>`, as somebody types it.
    ///
    /// @throws org.carillon.mail.AddressException when it is neither
    public static Mailbox typed(String text) {
        List<Mailbox> found = text.indexOf('<') < 0 ? List.of() : Mailbox.list(text);
        return found.size() == 1 ? found.getFirst() : new Mailbox("", Address.of(text.strip()));
    }

    @Transactional
    public ListAnswer invite(MailingList list, Mailbox who, String words, By by) {
        return invitations.keep(list, who, words, by);
    }
}
