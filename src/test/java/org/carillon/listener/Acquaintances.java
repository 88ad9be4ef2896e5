package org.carillon.listener;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.carillon.mail.Address;
import org.carillon.people.Person;
import org.carillon.people.SignIn;

/// Two people without a database. `away@` cannot be looked up, `hasty@` has tried too often.
final class Acquaintances implements Inside.Registry {
    private static final Map<String, Person> PEOPLE = Map.of(
            "mia@club.example", person(7, "mia@club.example"), "noé@club.example", person(8, "noé@club.example"));

    private static Person person(long id, String address) {
        return new Person(id, Address.of(address), "", false, Instant.EPOCH);
    }

    /// The password is always `open sesame`.
    @Override
    public SignIn.Outcome ask(String address, String password, String network) {
        if (address.startsWith("away@"))
            throw new PeopleAwayException(new IllegalStateException("the database is away"));
        if (address.startsWith("hasty@")) return new SignIn.Outcome.Wait(Duration.ofMinutes(12));
        Person person = PEOPLE.get(address);
        return person != null && password.equals("open sesame")
                ? new SignIn.Outcome.Welcome(person)
                : new SignIn.Outcome.Wrong();
    }

    @Override
    public boolean theirs(Person person, Address address) {
        if (address.local().equals("away"))
            throw new PeopleAwayException(new IllegalStateException("the database is away"));
        return address.key().equals(person.address().key())
                || person.id() == 7 && address.key().equals("mia@elsewhere.example");
    }
}
