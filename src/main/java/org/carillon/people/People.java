package org.carillon.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        if (addAddress(id, address)) return true;
        sql.update("delete from person where id = ?", id); // it became somebody else's in the same moment
        return false;
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

    /// Makes an account for somebody who has proven that address and whom nobody here knows:
    /// one that reads, and sends nothing by this server. False when the address belongs to
    /// somebody.
    ///
    /// @throws PasswordException when the password is too short or too long
    @Transactional
    public boolean addGuest(Address address, String name, String password) {
        if (!add(address, name, password, false)) return false;
        sql.update("update person set guest = true where address_key = ?", address.key());
        return true;
    }

    /// Made their account themselves.
    public boolean guest(long personId) {
        return sql.number("select count(*) from person where id = ? and guest = true", personId) > 0;
    }

    /// Takes an address away; false when it was not that person's, or is the first one.
    @Transactional
    public boolean removeAddress(Person person, Address address) {
        lock(person);
        return sql.update("""
                        delete from person_address where person_id = ? and address_key = ?
                            and not exists (select 1 from person where id = ? and address_key = ?)""", person.id(), address.key(), person.id(), address.key()) > 0;
    }

    /// Makes one of a person's addresses the first; false when it is none of theirs.
    @Transactional
    public boolean makeFirst(Person person, Address address) {
        lock(person);
        Optional<Address> own = addresses(person).stream()
                .filter(one -> one.key().equals(address.key()))
                .findFirst();
        return own.isPresent()
                && sql.update(
                                """
                                update person set address = ?, address_key = ? where id = ?
                                    and exists (select 1 from person_address where person_id = ? and address_key = ?)""",
                                own.get().toString(),
                                own.get().key(),
                                person.id(),
                                person.id(),
                                own.get().key())
                        > 0;
    }

    /// Until the transaction ends: an address is not made the first while it is taken away.
    private void lock(Person person) {
        sql.first("select id from person where id = ? for update", row -> row.getLong(1), person.id());
    }

    /// Those keys of addresses, and the keys of all other addresses of the people whose they are.
    public Set<String> keysBeside(Collection<String> keys) {
        var all = new TreeSet<>(keys);
        String[] known = keys.toArray(String[]::new);
        all.addAll(sql.list("""
                select b.address_key from person_address a join person_address b on b.person_id = a.person_id
                where a.address_key = any(?)""", row -> row.getString(1), (Object) known));
        return all;
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

    /// Who has a mailbox at an address of ours: it was made for them under that address. An address
    /// that somebody proved while its domain was elsewhere gives none when the domain comes here,
    /// nor does an account that somebody made themselves.
    public Optional<Person> inbox(Address address) {
        return at(address).filter(person -> first(person, address) && !guest(person.id()));
    }

    /// With any `+tag`.
    private static boolean first(Person person, Address address) {
        return person.address().sameMailbox(address) || person.address().sameMailbox(address.untagged());
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
