package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.store.Ids;

/// Makes lists and changes what they are; each change leaves a line in the list's trail. `by` is who did it.
@ApplicationScoped
public class ListRegister {
    private final ListAddresses addresses;
    private final Ids ids;
    private final Clock clock;
    private final Trail trail;
    private final Revisions revisions;
    private final Nesting nesting;

    ListRegister(ListAddresses addresses, Ids ids, Clock clock, Trail trail, Revisions revisions, Nesting nesting) {
        this.addresses = addresses;
        this.ids = ids;
        this.clock = clock;
        this.trail = trail;
        this.revisions = revisions;
        this.nesting = nesting;
    }

    /// @param name what people call it; empty: made from the address
    /// @throws SettingException when the address cannot be a list's, or is taken
    @Transactional
    public MailingList create(Address address, String name, ListSettings settings, List<Address> owners, By by) {
        return create(address, Profile.of(address, name, settings), owners, by);
    }

    /// @throws SettingException when the address cannot be a list's or is taken, or these are very many owners
    @Transactional
    public MailingList create(Address address, Profile profile, List<Address> owners, By by) {
        return create(address, profile, owners, false, by);
    }

    /// @param again also at an address that another list had before
    /// @throws SettingException when the address cannot be a list's or is taken, or these are very many owners
    @Transactional
    public MailingList create(Address address, Profile profile, List<Address> owners, boolean again, By by) {
        if (owners.size() > Staff.MOST) {
            throw new SettingException("A list has at most " + Staff.MOST + " owners and moderators.");
        }
        Address canonical = addresses.free(address, null, again);
        var list = new MailingList(ids.next(), canonical, profile);
        for (Address owner : owners) {
            Members.refuseOwn(list, owner);
            list.addOwner(owner);
        }
        list.persistAndFlush();
        nesting.noPersonAt(canonical, by);
        revisions.begin(list, by);
        trail.add(list.id(), by, "created", canonical.toString());
        return list;
    }

    /// @throws SettingException when one of `changes` (each `key=value`) is not allowed; then nothing is
    ///     changed
    public void change(MailingList list, List<String> changes, By by) {
        revisions.change(list, profile -> profile.with(changes), by);
    }

    @Transactional
    public boolean addOwner(MailingList list, Address owner, By by) {
        Members.refuseOwn(list, owner);
        boolean added = managed(list).addOwner(owner);
        if (added) trail.add(list.id(), by, "owner added", owner.toString());
        return added;
    }

    @Transactional
    public boolean removeOwner(MailingList list, Address owner, By by) {
        boolean removed = managed(list).removeOwner(owner);
        if (removed) trail.add(list.id(), by, "owner removed", owner.toString());
        return removed;
    }

    @Transactional
    public boolean addModerator(MailingList list, Address moderator, By by) {
        Members.refuseOwn(list, moderator);
        boolean added = managed(list).addModerator(moderator);
        if (added) trail.add(list.id(), by, "moderator added", moderator.toString());
        return added;
    }

    @Transactional
    public boolean removeModerator(MailingList list, Address moderator, By by) {
        boolean removed = managed(list).removeModerator(moderator);
        if (removed) trail.add(list.id(), by, "moderator removed", moderator.toString());
        return removed;
    }

    /// Makes it read-only: nobody posts there or joins, by whatever door, until it is opened again. What waits stays:
    /// posts and people can be turned away meanwhile, and let through afterwards.
    @Transactional
    public MailingList close(MailingList list, By by) {
        MailingList row = revisions.locked(list);
        if (row.closed()) return row;
        row.close(clock.instant());
        trail.add(row.id(), by, "closed", row.address().toString());
        return row;
    }

    @Transactional
    public MailingList open(MailingList list, By by) {
        MailingList row = revisions.locked(list);
        if (!row.closed()) return row;
        row.close(null);
        trail.add(row.id(), by, "opened", row.address().toString());
        return row;
    }

    /// As it stands in the database now, whatever this transaction has read before.
    static MailingList fresh(MailingList list) {
        MailingList row = managed(list);
        MailingList.getEntityManager().flush();
        MailingList.getEntityManager().refresh(row);
        return row;
    }

    private static MailingList managed(MailingList list) {
        return MailingList.withId(list.id())
                .orElseThrow(() -> new SettingException("The list " + list.address() + " is gone."));
    }
}
