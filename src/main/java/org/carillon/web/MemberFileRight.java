package org.carillon.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.lists.Actor;
import org.carillon.lists.By;
import org.carillon.lists.Channel;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.Rights;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;

/// Who may send a file of members, asked before a byte of it is read: it may be large, and the page that takes it asks
/// only behind it.
@ApplicationScoped
class MemberFileRight {
    private final People people;
    private final Rights rights;

    MemberFileRight(People people, Rights rights) {
        this.people = people;
        this.rights = rights;
    }

    boolean given(Person person, String list) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Address.parse(list)
                        .flatMap(MailingList::at)
                        .filter(found -> rights.may(actor(person), Right.CHANGE_MEMBERS, found))
                        .isPresent());
    }

    private Actor actor(Person person) {
        var by = new By(person.address().toString(), Channel.WEB, "");
        return new Actor(by, people.addresses(person), person.admin() ? List.of(Actor.Grant.SITE) : List.of());
    }
}
