package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// Who may do what with which list. Every door asks here and nowhere else, about that one list: an owner of one
/// has no rights on the next.
@ApplicationScoped
public class Rights {
    private final Sql sql;
    private final Members members;
    private final Bans bans;

    Rights(Sql sql, Members members, Bans bans) {
        this.bans = bans;
        this.sql = sql;
        this.members = members;
    }

    /// The most that somebody is to a list.
    public Role role(Actor actor, MailingList list) {
        Role granted = highest(
                actor.grants().stream().filter(g -> g.reaches(list.address())).map(Actor.Grant::role));
        if (granted == Role.SITE_ADMIN || actor.addresses().isEmpty()) return granted;
        Role named = named(actor, list);
        return named.atLeast(granted) ? named : granted;
    }

    private Role named(Actor actor, MailingList list) {
        if (adminOf(actor, list.address().domain())) return Role.DOMAIN_ADMIN;
        if (actor.addresses().stream().anyMatch(list::owns)) return Role.OWNER;
        if (actor.addresses().stream().anyMatch(list::moderates)) return Role.MODERATOR;
        boolean member = actor.addresses().stream()
                .anyMatch(address -> members.find(list.id(), address).isPresent());
        return member && !banned(actor, list) ? Role.MEMBER : Role.VISITOR;
    }

    /// Who is kept out reads no more than a stranger does.
    private boolean banned(Actor actor, MailingList list) {
        return actor.addresses().stream()
                .anyMatch(address -> bans.of(list.id(), address).isPresent());
    }

    private static Role highest(Stream<Role> roles) {
        return roles.max(Comparator.naturalOrder()).orElse(Role.VISITOR);
    }

    private boolean adminOf(Actor actor, String domain) {
        String[] keys = actor.addresses().stream().map(Address::key).toArray(String[]::new);
        return sql.number("select count(*) from domain_admin where domain = ? and address_key = any(?)", domain, keys)
                > 0;
    }

    /// Whether an address has a role anywhere: who could sign in with it would have it, too.
    public boolean runsAny(Address address) {
        String key = address.key();
        return sql.number("""
                select (select count(*) from list_owner where address_key = ?)
                     + (select count(*) from list_moderator where address_key = ?)
                     + (select count(*) from domain_admin where address_key = ?)""", key, key, key) > 0;
    }

    public boolean may(Actor actor, Right right, MailingList list) {
        return may(Role.VISITOR, right, list) || may(role(actor, list), right, list);
    }

    /// For whoever is asked about many rights at once.
    public static boolean may(Role role, Right right, MailingList list) {
        boolean nothingToRead = list.settings().value(Setting.ARCHIVE).equals("none");
        if (right == Right.READ_ARCHIVE && nothingToRead) return false;
        return role.atLeast(right.from()) || bySetting(role, right, list.settings());
    }

    private static boolean bySetting(Role role, Right right, ListSettings settings) {
        return switch (right) {
            case READ_ARCHIVE -> opened(role, settings.value(Setting.ARCHIVE));
            case SEE_ROSTER -> opened(role, settings.value(Setting.ROSTER));
            // one that nobody can join and whose archive is not public is known only to those on it
            case SEE_LIST ->
                JoinPolicy.of(settings).onTheirOwn()
                        || settings.value(Setting.ARCHIVE).equals("public");
            default -> false;
        };
    }

    private static boolean opened(Role role, String to) {
        return to.equals("public") || to.equals("members") && role.atLeast(Role.MEMBER);
    }

    /// What can be done in a domain before there is a list.
    public boolean mayIn(Actor actor, Right right, String domain) {
        return roleIn(actor, domain).atLeast(right.from());
    }

    /// The most that somebody is to every list of a domain.
    public Role roleIn(Actor actor, String domain) {
        Role granted = highest(actor.grants().stream()
                .filter(g -> g.list().isEmpty() && g.within(domain))
                .map(Actor.Grant::role));
        if (granted.atLeast(Role.DOMAIN_ADMIN) || actor.addresses().isEmpty()) return granted;
        return adminOf(actor, domain) ? Role.DOMAIN_ADMIN : granted;
    }
}
