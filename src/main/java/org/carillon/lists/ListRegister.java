package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.carillon.domains.Domains;
import org.carillon.mail.Address;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// Makes lists and changes what they are; each change leaves a line in the list's trail. `by` is who did it.
@ApplicationScoped
public class ListRegister {
    /// The longest suffix is `-confirm+` with a token of 26: RFC 5321 §4.5.3.1.1 allows 64 octets before the @.
    static final int MAX_LOCAL = 29;

    private static final Set<String> RESERVED = Set.of("postmaster", "abuse", "mailer-daemon");

    private final Domains domains;
    private final Ids ids;
    private final Sql sql;
    private final Trail trail;
    private final Revisions revisions;

    ListRegister(Domains domains, Ids ids, Sql sql, Trail trail, Revisions revisions) {
        this.revisions = revisions;
        this.domains = domains;
        this.ids = ids;
        this.sql = sql;
        this.trail = trail;
    }

    /// @param name what people call it; empty: made from the address
    /// @throws SettingException when the address cannot be a list's, or is taken
    @Transactional
    public MailingList create(Address address, String name, ListSettings settings, List<Address> owners, By by) {
        return create(address, Profile.of(address, name, settings), owners, by);
    }

    /// @throws SettingException when the address cannot be a list's, or is taken
    @Transactional
    public MailingList create(Address address, Profile profile, List<Address> owners, By by) {
        Address canonical = checked(address);
        var list = new MailingList(ids.next(), canonical, profile);
        for (Address owner : owners) {
            Members.refuseOwn(list, owner);
            list.addOwner(owner);
        }
        list.persistAndFlush();
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

    /// Removes the list with its members, held posts and trail. What it archived is kept by `archive`.
    @Transactional
    public void delete(MailingList list) {
        managed(list).delete();
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

    private Address checked(Address address) {
        Address plain = address.withLocal(address.local().toLowerCase(Locale.ROOT));
        if (!plain.local().matches("[a-z0-9]([a-z0-9._-]*[a-z0-9])?")
                || plain.local().contains("..")) {
            throw new SettingException("\"" + SettingValue.shown(plain.local())
                    + "\" cannot be the name of a list: use letters a to z, digits, dot, hyphen and underscore.");
        }
        if (plain.local().length() > MAX_LOCAL) {
            throw new SettingException("The name of a list has at most " + MAX_LOCAL + " characters before the @.");
        }
        if (RESERVED.contains(plain.local()))
            throw new SettingException(plain.local() + " is an address every domain needs; choose another name.");
        if (!domains.ours(plain.domain())) {
            throw new SettingException(plain.domain() + " is not a domain of this server; add it first.");
        }
        refuseTaken(plain);
        return plain;
    }

    /// `chess-owner` cannot be a list beside `chess`, nor the other way round: mail to one would reach the
    /// other.
    private void refuseTaken(Address address) {
        if (MailingList.at(address).isPresent())
            throw new SettingException("The list " + address + " exists already; choose another name.");
        refusePeoples(address);
        for (ListSuffix way : ListSuffix.split(address.local())) {
            Address other = address.withLocal(way.list());
            if (MailingList.at(other).isPresent()) throw clash(address, other);
        }
        sql
                .list(
                        "select local from mailing_list where domain = ? and local > ? and local < ?",
                        row -> row.getString(1),
                        address.domain(),
                        address.local() + "-",
                        address.local() + ".")
                .stream()
                .filter(other -> beside(address.withLocal(other), address.local()))
                .findFirst()
                .ifPresent(other -> {
                    throw clash(address, address.withLocal(other));
                });
    }

    /// A list goes before a person: who may make lists must not get the mail of somebody with an account.
    private void refusePeoples(Address address) {
        String local = address.local().replaceAll("([!%_])", "!$1");
        sql
                .list(
                        """
                        select address from person_address
                        where address_key = ? or address_key like ? escape '!' or address_key like ? escape '!'""",
                        row -> Address.of(row.getString(1)),
                        address.key(),
                        local + "-%@" + address.domain(),
                        local + "+%@" + address.domain())
                .stream()
                .filter(one -> one.key().equals(address.key()) || beside(one, address.local()))
                .findFirst()
                .ifPresent(one -> {
                    throw new SettingException(one + " belongs to somebody with an account, whose mail would go to"
                            + " the list; choose another name.");
                });
    }

    private static boolean beside(Address other, String list) {
        return ListSuffix.split(other.local()).stream().anyMatch(w -> w.list().equals(list));
    }

    private static SettingException clash(Address wanted, Address there) {
        return new SettingException("The list " + wanted + " cannot stand beside " + there
                + ": the address of one would be a command to the other. Choose another name.");
    }
}
