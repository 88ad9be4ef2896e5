package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

/// Who is what to a list, by the addresses that are proven to be theirs.
@QuarkusTest
class RightsTest extends WithLists {
    @Inject
    Rights rights;

    @Inject
    Bans bans;

    @Inject
    Sql sql;

    private static Actor person(String address) {
        return new Actor(By.house(address), List.of(Address.of(address)), List.of());
    }

    @Test
    void eachIsTheMostThatTheirAddressesMakeThem() {
        MailingList list = list();
        members.admit(list, new Mailbox("", Address.of("mia@example.org")), MemberMode.REGULAR, By.house("test"));
        register.addModerator(list, Address.of("mo@example.org"), By.house("test"));
        register.addOwner(list, Address.of("olga@example.org"), By.house("test"));
        adminOf(list.address().domain(), "dora@example.org");
        MailingList now = MailingList.withId(list.id()).orElseThrow();

        assertEquals(Role.VISITOR, rights.role(Actor.nobody(By.house("test")), now));
        assertEquals(Role.VISITOR, rights.role(person("vera@example.org"), now));
        assertEquals(Role.MEMBER, rights.role(person("MIA@example.org"), now));
        assertEquals(Role.MODERATOR, rights.role(person("mo@example.org"), now));
        assertEquals(Role.OWNER, rights.role(person("olga@example.org"), now));
        assertEquals(Role.DOMAIN_ADMIN, rights.role(person("dora@example.org"), now));
        var both = new Actor(
                By.house("x"), List.of(Address.of("mia@example.org"), Address.of("mo@example.org")), List.of());
        assertEquals(Role.MODERATOR, rights.role(both, now));
    }

    private void adminOf(String domain, String address) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "insert into domain_admin (domain, address, address_key) values (?, ?, ?)",
                        domain,
                        address,
                        Address.of(address).key()));
    }

    @Test
    void aBannedMemberReadsNoMoreThanAStranger() {
        MailingList list = list("archive=members", "roster=members");
        members.admit(list, new Mailbox("", Address.of("bad@example.org")), MemberMode.REGULAR, By.house("test"));
        assertTrue(rights.may(person("bad@example.org"), Right.READ_ARCHIVE, list));

        bans.add(list, "bad@example.org", "", By.house("test"));

        assertEquals(Role.VISITOR, rights.role(person("bad@example.org"), list));
        assertFalse(rights.may(person("bad@example.org"), Right.READ_ARCHIVE, list));
        assertFalse(rights.may(person("bad@example.org"), Right.SEE_ROSTER, list));
    }

    @Test
    void anOwnerOfOneListIsNobodyToTheNext() {
        MailingList list = list();
        MailingList other = list();
        register.addOwner(list, Address.of("olga@example.org"), By.house("test"));
        MailingList now = MailingList.withId(list.id()).orElseThrow();

        assertTrue(rights.may(person("olga@example.org"), Right.CHANGE_SETTINGS, now));
        assertFalse(rights.may(person("olga@example.org"), Right.SEE_MEMBERS, other));
    }

    @Test
    void aGrantReachesItsListOrItsDomainOnly() {
        MailingList list = list();
        MailingList other = list();
        String domain = list.address().domain();
        var token = new Actor(
                By.house("token"),
                List.of(),
                List.of(new Actor.Grant(Role.OWNER, domain, list.address().local())));
        var domainToken =
                new Actor(By.house("token"), List.of(), List.of(new Actor.Grant(Role.DOMAIN_ADMIN, domain, "")));

        assertEquals(Role.OWNER, rights.role(token, list));
        assertEquals(Role.VISITOR, rights.role(token, other));
        assertFalse(rights.mayIn(token, Right.CREATE, domain));
        assertEquals(Role.DOMAIN_ADMIN, rights.role(domainToken, other));
        assertTrue(rights.mayIn(domainToken, Right.CREATE, domain));
        assertFalse(rights.mayIn(domainToken, Right.CREATE, "elsewhere.example"));
    }
}
