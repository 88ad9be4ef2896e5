package org.carillon.people;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.carillon.mail.Address;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInTest {
    private static final String HERE = "203.0.113.7";

    @Inject
    SignIn signIn;

    @Inject
    People people;

    @Test
    void boundsTheTriesForAPersonAndNotForAWayToWriteHer() {
        String ana = "ana-" + UUID.randomUUID();
        people.add(Address.of(ana + "@home.example"), "Ana", "correct horse", false);
        Person person = people.at(Address.of(ana + "@home.example")).orElseThrow();
        people.addAddress(person.id(), Address.of(ana + "@club.example"));

        for (int i = 0; i < 5; i++) {
            assertInstanceOf(SignIn.Outcome.Wrong.class, signIn.ask(ana + "+" + i + "@home.example", "guess", HERE));
        }
        assertInstanceOf(SignIn.Outcome.Wrong.class, signIn.ask(ana + "@club.example", "guess", HERE));
        assertInstanceOf(SignIn.Outcome.Wait.class, signIn.ask(ana + "+x@home.example", "guess", HERE));
        assertInstanceOf(SignIn.Outcome.Wait.class, signIn.ask(ana + "@home.example", "correct horse", HERE));
    }
}
