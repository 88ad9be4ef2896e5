package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// The owners and moderators of a list, by whatever door they are named.
@ApplicationScoped
public class Staff {
    /// All of them are read with the list, and get its letters.
    static final int MOST = 100;

    /// @param role owner or moderator
    public record Entry(Address address, Role role) {}

    private final ListRegister register;
    private final Rights rights;
    private final Sql sql;

    Staff(ListRegister register, Rights rights, Sql sql) {
        this.register = register;
        this.rights = rights;
        this.sql = sql;
    }

    /// The owners first.
    public static List<Entry> of(MailingList list) {
        return Stream.concat(
                        list.owners().stream().map(a -> new Entry(a, Role.OWNER)),
                        list.moderators().stream().map(a -> new Entry(a, Role.MODERATOR)))
                .toList();
    }

    /// A role as somebody writes it: `owner` or `moderator`.
    public static Role role(String word) {
        return Stream.of(Role.OWNER, Role.MODERATOR)
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new SettingException("The role must be owner or moderator."));
    }

    /// False when they were that before.
    /// @throws SettingException when the address cannot be staff, or there are very many already
    @Transactional
    public boolean add(MailingList list, Role role, Address who, By by) {
        MailingList now = locked(list);
        if (Staff.of(now).size() >= MOST) {
            throw new SettingException("A list has at most " + MOST + " owners and moderators.");
        }
        return role == Role.OWNER ? register.addOwner(now, who, by) : register.addModerator(now, who, by);
    }

    /// False when they were not.
    /// @throws SettingException when an owner would leave the list without any
    @Transactional
    public boolean remove(Actor actor, MailingList list, Role role, Address who) {
        MailingList now = locked(list);
        if (role == Role.MODERATOR) return register.removeModerator(now, who, actor.by());
        boolean last = now.owns(who) && now.owners().size() == 1;
        if (last && !rights.role(actor, now).atLeast(Role.DOMAIN_ADMIN)) {
            throw new SettingException(who + " is the only owner. Name another one first: only those who run the"
                    + " domain or the site may leave a list without owners.");
        }
        return register.removeOwner(now, who, actor.by());
    }

    /// Two owners who remove each other at the same time do so one after the other.
    private MailingList locked(MailingList list) {
        // a weaker lock than for update: rows that refer to the list may come meanwhile
        sql.update("update mailing_list set name = name where id = ?", list.id());
        return ListRegister.fresh(list);
    }
}
