package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.carillon.domains.Domains;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.store.Sql;

/// What a token may be given: never more than who makes it may themselves.
@ApplicationScoped
public class TokenGrants {
    private final Domains domains;
    private final Rights rights;
    private final People people;
    private final Sql sql;

    TokenGrants(Domains domains, Rights rights, People people, Sql sql) {
        this.sql = sql;
        this.domains = domains;
        this.rights = rights;
        this.people = people;
    }

    /// What somebody asks for a token, with `domain` and `list` empty where they are not named.
    /// @throws SettingException when there is no such role, domain or list, or they do not fit together
    public Actor.Grant grant(String role, String domain, String list) {
        Role wanted = List.of(Role.SITE_ADMIN, Role.DOMAIN_ADMIN, Role.OWNER, Role.MODERATOR).stream()
                .filter(r -> Token.word(r).equals(role))
                .findFirst()
                .orElseThrow(() -> new SettingException("The role must be admin, domain-admin, owner or moderator."));
        if (wanted == Role.SITE_ADMIN) return everything(domain + list);
        if (wanted == Role.DOMAIN_ADMIN && (domain.isEmpty() || !list.isEmpty())) {
            throw new SettingException("A token with the role domain-admin is for one domain: name it, and no list.");
        }
        if (domain.isEmpty() == list.isEmpty()) {
            throw new SettingException("A token with the role " + role
                    + " is for one list, or for all lists of one domain: name the one or the other.");
        }
        return list.isEmpty() ? new Actor.Grant(wanted, ours(domain), "") : on(wanted, Address.of(list));
    }

    private static Actor.Grant everything(String named) {
        if (named.isEmpty()) return Actor.Grant.SITE;
        throw new SettingException("A token with the role admin is for everything: name no domain and no list.");
    }

    private String ours(String domain) {
        return domains.all().stream()
                .filter(domain::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() ->
                        new SettingException("\"" + SettingValue.shown(domain) + "\" is not a domain of this server."));
    }

    private static Actor.Grant on(Role role, Address list) {
        Address there = MailingList.at(list).orElseThrow(() -> none(list)).address();
        return new Actor.Grant(role, there.domain(), there.local());
    }

    private static SettingException none(Address list) {
        return new SettingException("There is no list " + list + ".");
    }

    /// As [#grant], for somebody who may give that away. What they may not know of is not there for them.
    ///
    /// @throws SettingException when they may not, too
    public Actor.Grant grant(Actor actor, String role, String domain, String list) {
        if (!list.isEmpty() && !actor.everywhere()) refuseUnknown(actor, Address.of(list));
        Actor.Grant grant = grant(role, domain, list);
        if (may(actor, grant)) return grant;
        throw new SettingException("You may not make such a token: it would be allowed more than you are.");
    }

    private void refuseUnknown(Actor actor, Address list) {
        boolean known = MailingList.at(list)
                .filter(l -> rights.may(actor, Right.SEE_LIST, l))
                .isPresent();
        if (!known) throw none(list);
    }

    /// Make such a token, see and withdraw it.
    public boolean may(Actor actor, Actor.Grant grant) {
        if (actor.everywhere()) return true;
        if (grant.domain().isEmpty()) return false;
        Role role = grant.list().isEmpty()
                ? rights.roleIn(actor, grant.domain())
                : MailingList.at(new Address(grant.list(), grant.domain()))
                        .map(list -> rights.role(actor, list))
                        .orElse(Role.VISITOR);
        return role.atLeast(Right.CHANGE_TOKENS.from()) && role.atLeast(grant.role());
    }

    /// As [#may(Actor, Actor.Grant)], for a token.
    boolean may(Actor.Grant parent, Actor.Grant grant) {
        return may(new Actor(By.house("token"), List.of(), List.of(parent)), grant);
    }

    /// Runs something that a token can be for.
    public boolean any(Actor actor) {
        if (actor.everywhere()) return true;
        String[] keys = actor.addresses().stream().map(Address::key).toArray(String[]::new);
        return sql.number("""
                        select count(*) from (select 1 from list_owner where address_key = any(?)
                        union all select 1 from domain_admin where address_key = any(?)) something""", keys, keys) > 0;
    }

    /// Whoever made it may still do as much.
    boolean good(Token token) {
        Long maker = token.maker();
        if (maker == null) return true;
        Optional<Person> person = people.find(maker);
        return person.isPresent() && may(actor(person.get()), token.grant());
    }

    private Actor actor(Person person) {
        By by = By.house("token");
        return new Actor(by, people.addresses(person), person.admin() ? List.of(Actor.Grant.SITE) : List.of());
    }
}
