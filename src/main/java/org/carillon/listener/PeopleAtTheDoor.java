package org.carillon.listener;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.people.SignIn;

/// Looks people up for those who sign in by mail program. A password costs a quarter of a second of arithmetic on
/// purpose: it is done on few threads of their own, so that many who sign in at once do not hold up the letters of
/// others.
@ApplicationScoped
class PeopleAtTheDoor implements Inside.Registry {
    /// Half a minute of arithmetic on one thread; mail programs do not wait much longer.
    private static final int WAITING = 100;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SignIn signIn;
    private final People people;
    private final Arithmetic arithmetic =
            new Arithmetic(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), WAITING, PATIENCE);

    PeopleAtTheDoor(SignIn signIn, People people) {
        this.signIn = signIn;
        this.people = people;
    }

    @Override
    public SignIn.Outcome ask(String address, String password, String network) {
        return arithmetic.ask(() -> forSenders(signIn.ask(address, password, network)));
    }

    /// Who made their account themselves reads lists and sends nothing from here: else any
    /// reader of a list could write to all the world in our name.
    private SignIn.Outcome forSenders(SignIn.Outcome outcome) {
        return outcome instanceof SignIn.Outcome.Welcome(Person person) && people.guest(person.id())
                ? new SignIn.Outcome.Wrong()
                : outcome;
    }

    @Override
    public boolean theirs(Person person, Address address) {
        try {
            return people.at(address).filter(owner -> owner.id() == person.id()).isPresent();
        } catch (RuntimeException away) {
            throw new PeopleAwayException(away);
        }
    }

    @PreDestroy
    void stop() {
        arithmetic.stop();
    }
}
