package org.carillon.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.carillon.domains.Domains;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DirectoryTest {
    private static final String PASSWORD = "correct horse";

    @Inject
    Directory directory;

    @Inject
    Domains domains;

    @Inject
    People people;

    private long account(String address) {
        people.add(Address.of(address), "", PASSWORD, false);
        return people.owner(Address.of(address)).orElseThrow().id();
    }

    private Destination at(String address) {
        return directory.lookup(Address.of(address));
    }

    @Test
    void mailboxesAreAtAddressesForWhichAnAccountWasMade() {
        String domain = "mailboxes" + System.nanoTime() + ".example";
        domains.add(domain);
        long bob = account("bob@" + domain);
        people.addAddress(bob, Address.of("bob+x@" + domain));

        for (String local : new String[] {"bob", "BOB", "bob+lists", "bob+x"}) {
            assertEquals(new Destination.PersonInbox(bob), at(local + "@" + domain), local);
        }
    }

    @Test
    void whoProvedAnAddressElsewhereHasNoMailboxWhenItsDomainComesHere() {
        String domain = "comes" + System.nanoTime() + ".example";
        people.addGuest(Address.of("gus@" + domain), "", PASSWORD);
        people.addAddress(account("ann@elsewhere" + System.nanoTime() + ".example"), Address.of("ann@" + domain));

        domains.add(domain);

        assertEquals(new Destination.Unknown(), at("gus@" + domain));
        assertEquals(new Destination.Unknown(), at("gus+x@" + domain));
        assertEquals(new Destination.Unknown(), at("ann@" + domain));
    }
}
