package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListRegisterTest extends WithLists {
    @Inject
    People people;

    @Inject
    ListEnds ends;

    private String refusal(String local) {
        return String.valueOf(assertThrows(
                        SettingException.class,
                        () -> register.create(
                                Address.of(local + "@" + DOMAIN), "", ListSettings.USUAL, List.of(), By.house("test")))
                .getMessage());
    }

    @Test
    void findsAListByItsAddressInAnyCase() {
        MailingList list = list("nonmember=accept");

        MailingList found = MailingList.at(
                        Address.of(list.address().local().toUpperCase(java.util.Locale.ROOT) + "@" + DOMAIN))
                .orElseThrow();

        assertEquals(list.id(), found.id());
        assertEquals(PostAction.ACCEPT, found.settings().action(Setting.NONMEMBER));
        assertEquals(List.of(Address.of("olga@owners.example")), found.owners());
        assertTrue(found.owns(Address.of("OLGA@owners.example")));
    }

    @Test
    void changesAllSettingsOrNone() {
        MailingList list = list();

        assertThrows(
                SettingException.class,
                () -> register.change(list, List.of("verp=off", "verp=maybe"), By.house("test")));
        assertTrue(MailingList.withId(list.id()).orElseThrow().settings().on(Setting.VERP));
        register.change(list, List.of("verp=off", "max-recipients=3"), By.house("test"));

        ListSettings settings = MailingList.withId(list.id()).orElseThrow().settings();
        assertFalse(settings.on(Setting.VERP));
        assertEquals(3, settings.maxRecipients());
    }

    @Test
    void keepsListsApartWhoseAddressesWouldClash() {
        MailingList list = list();
        String local = list.address().local();

        assertTrue(refusal(local).contains("exists already"));
        assertTrue(refusal(local + "-owner").contains("cannot stand beside"));
        String late = "late" + Long.toString(System.nanoTime() % 1_000_000, 36);
        register.create(Address.of(late + "-help@" + DOMAIN), "", ListSettings.USUAL, List.of(), By.house("test"));
        assertTrue(refusal(late).contains("cannot stand beside"));
        register.create(Address.of(local + "-news@" + DOMAIN), "", ListSettings.USUAL, List.of(), By.house("test"));
    }

    @Test
    void refusesNamesThatCannotWork() {
        domains.add(DOMAIN);
        assertTrue(refusal("postmaster").contains("every domain"));
        assertTrue(refusal("a+b").contains("letters a to z"));
        assertTrue(refusal("x".repeat(30)).contains("29"));
        assertThrows(
                SettingException.class,
                () -> register.create(
                        Address.of("chess@elsewhere.example"), "", ListSettings.USUAL, List.of(), By.house("test")));
    }

    @Test
    void managesOwnersAndIsNotFoundOnceDeleted() {
        MailingList list = list();
        join(list, "ana@example.org");

        assertTrue(register.addOwner(list, Address.of("otto@owners.example"), By.house("test")));
        assertFalse(register.addOwner(list, Address.of("OTTO@owners.example"), By.house("test")));
        assertTrue(register.removeOwner(list, Address.of("olga@owners.example"), By.house("test")));
        assertEquals(
                List.of(Address.of("otto@owners.example")),
                MailingList.withId(list.id()).orElseThrow().owners());

        ends.begin(list, By.house("test"));

        assertTrue(MailingList.withId(list.id()).isEmpty());
        assertTrue(MailingList.at(list.address()).isEmpty());
        assertTrue(refusal(list.address().local()).contains("was the address of a list"));
    }

    /// A list goes before a person: an admin of a domain must not get anybody's mail by making one.
    @Test
    void noListStandsWhereSomebodyHasAnAccount() {
        String ana = "ana" + System.nanoTime();
        domains.add(DOMAIN);
        people.add(Address.of(ana + "@" + DOMAIN), "Ana", "correct horse", false);
        people.add(Address.of("x" + ana + "-owner@" + DOMAIN), "Owen", "correct horse", false);
        people.add(Address.of("y" + ana + "-ist@" + DOMAIN), "Ida", "correct horse", false);

        assertTrue(refusal(ana).contains("belongs to somebody"), refusal(ana));
        assertTrue(refusal("x" + ana).contains("belongs to somebody"));
        register.create(Address.of("y" + ana + "@" + DOMAIN), "", ListSettings.USUAL, List.of(), By.house("test"));
    }
}
