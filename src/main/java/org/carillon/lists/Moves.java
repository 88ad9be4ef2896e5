package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.carillon.mail.Address;

/// Gives lists other addresses, in the same domain or in another. The earlier ones are kept until somebody lets go of
/// them: letters and links to them reach the list. All else hangs on the number of the list and not on its address:
/// tokens, return paths, links to leave, the archive, rules, bans.
@ApplicationScoped
public class Moves {
    /// Earlier addresses that a list keeps.
    static final int MOST = 20;

    private final ListAddresses addresses;
    private final Members members;
    private final Nesting nesting;
    private final Revisions revisions;
    private final Trail trail;
    private final EndedAddresses ended;

    Moves(
            ListAddresses addresses,
            Members members,
            Nesting nesting,
            Revisions revisions,
            Trail trail,
            EndedAddresses ended) {
        this.ended = ended;
        this.nesting = nesting;
        this.addresses = addresses;
        this.members = members;
        this.revisions = revisions;
        this.trail = trail;
    }

    /// @param again also to an address that another list had before
    /// @return the list at its new address
    /// @throws SettingException when it cannot have that address; says what to do
    @Transactional
    public MailingList move(MailingList list, Address wanted, boolean again, By by) {
        MailingList row = revisions.locked(list);
        Address before = row.address();
        Address free = addresses.free(wanted, row, again);
        if (!row.known(free) && row.formerAddresses().size() >= MOST) {
            throw new SettingException("The list keeps " + MOST + " earlier addresses; let go of one of them first.");
        }
        refuseOwnPeople(row, free);
        row.move(free);
        MailingList.getEntityManager().flush();
        nesting.noPersonAt(free, by);
        trail.add(row.id(), by, "moved", before + " → " + free);
        return row;
    }

    /// A list that is its own member would write to itself for ever.
    private void refuseOwnPeople(MailingList row, Address address) {
        if (row.owns(address)
                || row.moderates(address)
                || members.find(row.id(), address).isPresent()) {
            throw new SettingException(address + " is on the list or helps to run it; remove it there first.");
        }
    }

    /// Lets go of an earlier address: letters to it are refused from then on, and links lead nowhere. False when the
    /// list does not have it.
    @Transactional
    public boolean letGo(MailingList list, Address address, By by) {
        MailingList row = revisions.locked(list);
        if (!row.letGo(address)) return false;
        ended.add(row, address, by);
        trail.add(row.id(), by, "address given up", address.toString());
        return true;
    }
}
