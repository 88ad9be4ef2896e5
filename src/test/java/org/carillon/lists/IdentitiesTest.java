package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.people.People;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

/// One person with several addresses is one member.
@QuarkusTest
class IdentitiesTest extends WithLists {
    private static final By BY = By.house("test");

    @Inject
    Identities identities;

    @Inject
    Joining joining;

    @Inject
    Expansion expansion;

    @Inject
    Bans bans;

    @Inject
    People people;

    @Inject
    Sql sql;

    private final String home = "h" + System.nanoTime() + "@home.example";
    private final String work = "w" + System.nanoTime() + "@work.example";

    private void oneAccount() {
        people.add(Address.of(home), "", "correct horse", false);
        people.addAddress(people.at(Address.of(home)).orElseThrow().id(), Address.of(work));
    }

    private List<String> recipients(MailingList list, Message post) {
        var found = new ArrayList<String>();
        QuarkusTransaction.requiringNew()
                .run(() -> sql.with(connection -> {
                    expansion.each(connection, list.id(), post, (address, tag) -> found.add(address.toString()));
                    return true;
                }));
        return found;
    }

    private void set(MailingList list, String address, String key, String value) {
        members.change(
                members.find(list.id(), Address.of(address)).orElseThrow(),
                MemberChange.options(Map.of(key, value)),
                BY);
    }

    @Test
    void whoWritesFromAnotherAddressOfTheAccountIsTheMember() {
        MailingList list = join(list(), home);
        assertTrue(identities.member(list.id(), Address.of(work)).isEmpty(), "no account yet");
        oneAccount();

        assertEquals(
                home,
                identities
                        .member(list.id(), Address.of(work))
                        .orElseThrow()
                        .address()
                        .toString());
        assertTrue(identities.member(list.id(), Address.of("eve@work.example")).isEmpty());
    }

    @Test
    void nobodyEscapesABanByAnotherAddress() {
        MailingList list = join(list(), home);
        oneAccount();
        bans.add(list, home, "", BY);

        var member = identities.member(list.id(), Address.of(work));
        assertTrue(identities.ban(list.id(), Address.of(work), member).isPresent());
    }

    @Test
    void whoIsOnTheListTwiceGetsOneCopy() {
        MailingList list = join(list(), home, work, "else@x.example");
        Message post = letter("From: ben@b.example", "To: all@lists.example.org", "", "Hello");
        assertEquals(3, recipients(list, post).size());
        oneAccount();

        assertEquals(2, recipients(list, post).size());
        set(list, home, "mode", "nomail");
        assertTrue(recipients(list, post).contains(work), "the other one gets it then");
    }

    @Test
    void whatOneAddressChoseHoldsForThePerson() {
        MailingList list = join(list(), home);
        oneAccount();
        set(list, home, "own-posts", "off");
        set(list, home, "duplicates", "off");

        assertEquals(List.of(), recipients(list, letter("From: " + work, "To: all@lists.example.org", "", "")));
        assertEquals(List.of(), recipients(list, letter("From: ben@b.example", "Cc: " + work, "", "")));
        assertEquals(List.of(home), recipients(list, letter("From: ben@b.example", "Cc: x@y.example", "", "")));
    }

    @Test
    void joiningByASecondAddressMakesNoSecondMembership() {
        MailingList list = join(list("subscribe=open"), home);
        oneAccount();

        Admission became = joining.ask(list, Application.signedIn(new Mailbox("", Address.of(work)), ""), BY);

        assertInstanceOf(Admission.AlreadyBy.class, became);
        assertEquals(1, members.count(list.id()));
        Admission again = joining.ask(list, Application.signedIn(new Mailbox("", Address.of(home)), ""), BY);
        assertInstanceOf(Admission.Already.class, again);
    }
}
