package org.carillon.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Asks for a password. A known and an unknown address get the same answer after the same work, and who tries
/// too often must wait.
@ApplicationScoped
public class SignIn {
    /// How it ended.
    public sealed interface Outcome {
        record Welcome(Person person) implements Outcome {}

        /// No such account, or not its password: nobody is told which.
        record Wrong() implements Outcome {}

        record Wait(Duration howLong) implements Outcome {}
    }

    /// No person's number.
    private static final long NOBODY = 0;

    private final Sql sql;
    private final People people;
    private final Tries tries;
    private final Passwords passwords;

    SignIn(Sql sql, People people, Tries tries, Passwords passwords) {
        this.sql = sql;
        this.people = people;
        this.tries = tries;
        this.passwords = passwords;
    }

    /// @param network where the question comes from: an address literal without a port; null when a proxy hides it
    public Outcome ask(String address, String password, @Nullable String network) {
        Optional<Address> asked = Address.parse(address.strip());
        Optional<Person> person = asked.flatMap(people::at);
        // tries with all addresses of a person, and with each `+tag` of them, are tries for one account
        String account = person.map(p -> "person " + p.id())
                .or(() -> asked.map(Address::key))
                .orElse("");
        Optional<Duration> wait = tries.take(account, network);
        if (wait.isPresent()) return new Outcome.Wait(wait.get());
        boolean right = passwords.right(password, hash(person.map(Person::id).orElse(NOBODY)));
        if (!right || person.isEmpty()) return new Outcome.Wrong();
        tries.forgive(account, network);
        return new Outcome.Welcome(person.get());
    }

    /// Asked for nobody as well, by the same statement.
    private Optional<String> hash(long person) {
        return sql.first("select password_hash from person where id = ?", row -> row.getString(1), person);
    }
}
