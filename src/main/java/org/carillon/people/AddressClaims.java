package org.carillon.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.domains.Domains;
import org.carillon.domains.Secrets;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// Addresses that people say are theirs. Each is theirs once two things have met: the token of
/// the letter to that address, and the account of the one who asked for it. The one without the
/// other does nothing.
@ApplicationScoped
public class AddressClaims {
    /// How long a token is good.
    public static final Duration LIFE = Duration.ofDays(3);

    /// Addresses of one person. A post compares each with each.
    public static final int MOST_ADDRESSES = 20;

    private static final Duration SPAN = Duration.ofDays(1);
    /// Letters of one person in that time.
    private static final int MOST_LETTERS = 10;

    /// What became of a claim.
    public enum Outcome {
        ADDED,
        /// It was theirs before.
        YOURS,
        /// It belongs to somebody else with an account.
        ANOTHERS,
        /// Whoever runs this server gives it: its domain is ours by now.
        OURS,
        /// It has a role on lists, and no guest comes to one by a letter.
        STAFFS,
        /// They have as many as anybody may have.
        FULL,
        /// No such token of this person, or no longer.
        UNKNOWN
    }

    private final Sql sql;
    private final Clock clock;
    private final Secrets secrets;
    private final People people;
    private final Domains domains;

    AddressClaims(Sql sql, Clock clock, Secrets secrets, People people, Domains domains) {
        this.domains = domains;
        this.sql = sql;
        this.clock = clock;
        this.secrets = secrets;
        this.people = people;
    }

    /// The token for a letter to that address; nothing when the person has asked for many today.
    @Transactional
    public Optional<String> ask(long personId, Address address) {
        Instant now = clock.instant();
        sql.update("delete from address_claim where expires_at <= ? and asked_at <= ?", now, now.minus(SPAN));
        long lately = sql.number(
                "select count(*) from address_claim where person_id = ? and asked_at > ?", personId, now.minus(SPAN));
        if (lately >= MOST_LETTERS) return Optional.empty();
        String token = secrets.token();
        sql.update("""
                insert into address_claim (token_hash, person_id, address, address_key, asked_at, expires_at)
                values (?, ?, ?, ?, ?, ?)""", Secrets.hash(token), personId, address.toString(), address.key(), now, now.plus(LIFE));
        return Optional.of(token);
    }

    /// Which address that person's token stands for; nothing for a token of somebody else.
    public Optional<Address> find(long personId, String token) {
        return sql.first(
                "select address from address_claim where token_hash = ? and person_id = ? and expires_at > ?",
                row -> Address.of(row.getString(1)),
                Secrets.hash(token),
                personId,
                clock.instant());
    }

    /// Whether that person has as many addresses as anybody may have.
    public boolean full(long personId) {
        return sql.number("select count(*) from person_address where person_id = ?", personId) >= MOST_ADDRESSES;
    }

    /// Uses the token up. It counts once, though in the end nothing may come of it.
    @Transactional
    public Outcome redeem(long personId, String token) {
        Optional<Address> address = find(personId, token);
        int used = sql.update(
                "update address_claim set expires_at = ? where token_hash = ? and person_id = ? and expires_at > ?",
                clock.instant(),
                Secrets.hash(token),
                personId,
                clock.instant());
        if (address.isEmpty() || used == 0) return Outcome.UNKNOWN;
        Optional<Person> owner = people.owner(address.get());
        if (owner.isPresent()) return owner.get().id() == personId ? Outcome.YOURS : Outcome.ANOTHERS;
        if (domains.ours(address.get().domain())
                && people.at(address.get()).filter(p -> p.id() == personId).isEmpty()) return Outcome.OURS;
        sql.first("select id from person where id = ? for update", row -> row.getLong(1), personId);
        if (full(personId)) return Outcome.FULL;
        return people.addAddress(personId, address.get()) ? Outcome.ADDED : Outcome.ANOTHERS;
    }
}
