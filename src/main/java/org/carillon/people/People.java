package org.carillon.people;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// The accounts of the house.
@ApplicationScoped
public class People {
    /// bcrypt looks at 72 octets only; more would be cut silently.
    private static final int MAX_PASSWORD = 72;

    private static final int MIN_PASSWORD = 8;
    /// 2^12 rounds: about a quarter of a second on a small server.
    private static final int COST = 12;

    /// Somebody with an account.
    public record Person(long id, Address address, String name, Instant createdAt) {}

    private final Sql sql;
    private final Ids ids;

    People(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /// Makes an account; false when the address has one.
    /// @throws PasswordException when the password is too short or too long
    public boolean add(Address address, String name, String password) {
        int octets = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < MIN_PASSWORD) {
            throw new PasswordException("The password needs at least " + MIN_PASSWORD + " characters.");
        }
        if (octets > MAX_PASSWORD) {
            throw new PasswordException("The password is longer than " + MAX_PASSWORD + " octets.");
        }
        String hash = BcryptUtil.bcryptHash(password, COST);
        return sql.update("""
                insert into person (id, address, address_key, name, password_hash)
                values (?, ?, ?, ?, ?) on conflict do nothing""", ids.next(), address.toString(), address.key(), name, hash) > 0;
    }

    /// The next people behind `after`, in the order of their numbers.
    public List<Person> page(long after, int most) {
        return sql.list(
                "select id, address, name, created_at from person where id > ? order by id limit ?",
                row -> new Person(
                        row.getLong(1), Address.of(row.getString(2)), row.getString(3), Sql.instant(row, "created_at")),
                after,
                most);
    }
}
