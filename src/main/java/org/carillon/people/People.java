package org.carillon.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// The accounts of the house.
@ApplicationScoped
public class People {
    private static final String PERSON = "select id, address, name, admin, created_at from person";

    private final Sql sql;
    private final Ids ids;
    private final Passwords passwords;

    People(Sql sql, Ids ids, Passwords passwords) {
        this.sql = sql;
        this.ids = ids;
        this.passwords = passwords;
    }

    /// Makes an account; false when the address belongs to somebody.
    ///
    /// @param admin whether the person runs the whole site
    /// @throws PasswordException when the password is too short or too long
    @Transactional
    public boolean add(Address address, String name, String password, boolean admin) {
        String hash = passwords.hash(password);
        return owner(address).isEmpty() && insert(address, name, admin, hash);
    }

    private boolean insert(Address address, String name, boolean admin, String hash) {
        long id = ids.next();
        int added = sql.update("""
                insert into person (id, address, address_key, name, password_hash, admin)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""", id, address.toString(), address.key(), name, hash, admin);
        if (added == 0) return false;
        if (!addAddress(id, address)) throw new IllegalStateException(address + " was taken at the same moment");
        return true;
    }

    /// Gives a person one more address; false when it belongs to somebody.
    @Transactional
    public boolean addAddress(long personId, Address address) {
        return sql.update(
                        "insert into person_address (address_key, person_id, address) values (?, ?, ?) on conflict do nothing",
                        address.key(),
                        personId,
                        address.toString())
                > 0;
    }

    public Optional<Person> find(long id) {
        return sql.first(PERSON + " where id = ?", People::row, id);
    }

    /// Whose address that is, also with a `+tag` after the name (RFC 5233).
    public Optional<Person> at(Address address) {
        Optional<Person> exact = owner(address);
        int plus = address.local().indexOf('+');
        return exact.isPresent() || plus < 1 || address.routed()
                ? exact
                : owner(address.withLocal(address.local().substring(0, plus)));
    }

    /// Whose address exactly that is.
    public Optional<Person> owner(Address address) {
        return sql.first(
                PERSON + " where id = (select person_id from person_address where address_key = ?)",
                People::row,
                address.key());
    }

    /// All addresses of a person, the first one first.
    public List<Address> addresses(Person person) {
        var all = new ArrayList<>(List.of(person.address()));
        all.addAll(sql.list(
                "select address from person_address where person_id = ? and address_key <> ? order by address_key",
                row -> Address.of(row.getString(1)),
                person.id(),
                person.address().key()));
        return all;
    }

    /// The next people behind `after`, in the order of their numbers.
    public List<Person> page(long after, int most) {
        return sql.list(PERSON + " where id > ? order by id limit ?", People::row, after, most);
    }

    private static Person row(ResultSet row) throws SQLException {
        return new Person(
                row.getLong("id"),
                Address.of(row.getString("address")),
                row.getString("name"),
                row.getBoolean("admin"),
                Sql.instant(row, "created_at"));
    }
}
