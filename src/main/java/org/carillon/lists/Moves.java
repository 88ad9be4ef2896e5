package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

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
    private final Sql sql;
    private final Trail trail;

    Moves(ListAddresses addresses, Members members, Nesting nesting, Sql sql, Trail trail) {
        this.nesting = nesting;
        this.addresses = addresses;
        this.members = members;
        this.sql = sql;
        this.trail = trail;
    }

    /// @return the list at its new address
    /// @throws SettingException when it cannot have that address; says what to do
    @Transactional
    public MailingList move(MailingList list, Address wanted, By by) {
        MailingList row = locked(list);
        Address before = row.address();
        Address free = addresses.free(wanted, row);
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
        MailingList row = locked(list);
        if (!row.letGo(address)) return false;
        trail.add(row.id(), by, "address given up", address.toString());
        return true;
    }

    private MailingList locked(MailingList list) {
        sql.update("update mailing_list set name = name where id = ?", list.id());
        return MailingList.fresh(list.id())
                .orElseThrow(() -> new SettingException("The list " + list.address() + " is gone."));
    }
}
