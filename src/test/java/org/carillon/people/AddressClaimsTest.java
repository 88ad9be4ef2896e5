package org.carillon.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.mail.Address;
import org.carillon.people.AddressClaims.Outcome;
import org.carillon.store.Sql;
import org.carillon.testing.Waiting;
import org.junit.jupiter.api.Test;

/// What bounds the addresses of a person.
@QuarkusTest
class AddressClaimsTest {
    @Inject
    AddressClaims claims;

    @Inject
    People people;

    @Inject
    Sql sql;

    private static Address fresh() {
        return Address.of("a-" + UUID.randomUUID() + "@home.example");
    }

    /// An account with so many addresses.
    private Person person(int addresses) {
        Address first = fresh();
        people.add(first, "", "correct horse", false);
        Person person = people.owner(first).orElseThrow();
        for (int i = 1; i < addresses; i++) people.addAddress(person.id(), fresh());
        return person;
    }

    private String token(Person person) {
        return claims.ask(person.id(), fresh()).orElseThrow();
    }

    @Test
    void aPersonHasAtMostTwentyAddresses() {
        Person mia = person(19);
        String last = token(mia);
        String more = token(mia);

        assertEquals(Outcome.ADDED, claims.redeem(mia.id(), last));
        assertEquals(Outcome.FULL, claims.redeem(mia.id(), more));
        assertEquals(20, people.addresses(mia).size());
    }

    @Test
    void twoTokensAtTheSameMomentAddOneWhereOneIsLeft() throws Exception {
        Person mia = person(19);
        String one = token(mia);
        String two = token(mia);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> second = QuarkusTransaction.requiringNew().call(() -> {
                assertEquals(Outcome.ADDED, claims.redeem(mia.id(), one));
                Future<Outcome> waits = threads.submit(() -> claims.redeem(mia.id(), two));
                Waiting.until(sql, "select id from person");
                return waits;
            });
            assertEquals(Outcome.FULL, second.get());
        }
        assertEquals(20, people.addresses(mia).size());
    }

    @Test
    void tenLettersADayAreAllAlsoForWhoConfirmsEachAtOnce() {
        Person mia = person(1);
        for (int i = 0; i < 10; i++) {
            Address address = fresh();
            String token = claims.ask(mia.id(), address).orElseThrow();
            assertEquals(Outcome.ADDED, claims.redeem(mia.id(), token));
            assertTrue(people.removeAddress(mia, address));
        }

        assertTrue(claims.ask(mia.id(), fresh()).isEmpty());
    }
}
