package org.carillon.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.domains.Domains;
import org.carillon.domains.Secrets;
import org.carillon.mail.Address;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// Where the rules of people may forward to: addresses in our own domains, and others once their owner has agreed by
/// a letter. Otherwise anybody with an account could have mail rain on a stranger.
@ApplicationScoped
public class ForwardTargets {
    /// One letter to an address in this time.
    private static final Duration PAUSE = Duration.ofDays(1);
    /// Letters of one person in that time.
    private static final int MOST_LETTERS = 10;

    /// @param confirmed whether its owner has agreed
    public record Target(Address address, boolean confirmed) {}

    /// What a link in a letter asks.
    public record Question(long personId, Address address, boolean confirmed) {}

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Domains domains;
    private final Secrets secrets;

    ForwardTargets(Sql sql, Ids ids, Clock clock, Domains domains, Secrets secrets) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.domains = domains;
        this.secrets = secrets;
    }

    public boolean allowed(long personId, Address address) {
        return domains.ours(address.domain())
                || sql.first(
                                "select 1 from forward_target where person_id = ? and address_key = ? and confirmed_at is not null",
                                row -> true,
                                personId,
                                address.key())
                        .isPresent();
    }

    /// The token for a letter that asks the owner of that address; nothing when none is due: it is allowed already,
    /// it was asked within a day, or the person has asked many.
    @Transactional
    public Optional<String> ask(long personId, Address address) {
        Instant now = clock.instant();
        Instant lately = now.minus(PAUSE);
        long asked = sql.number(
                "select count(*) from forward_target where person_id = ? and asked_at > ?", personId, lately);
        if (allowed(personId, address) || asked >= MOST_LETTERS) return Optional.empty();
        String token = secrets.token();
        String hash = Secrets.hash(token);
        int renewed = sql.update(
                "update forward_target set token_hash = ?, asked_at = ? where person_id = ? and address_key = ? and asked_at <= ?",
                hash,
                now,
                personId,
                address.key(),
                lately);
        int made =
                renewed > 0 ? 0 : sql.update("""
                        insert into forward_target (id, person_id, address, address_key, token_hash, asked_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""", ids.next(), personId, address.toString(), address.key(), hash, now);
        return renewed + made > 0 ? Optional.of(token) : Optional.empty();
    }

    /// Who asks for what; nothing when the token is not ours.
    public Optional<Question> question(String token) {
        return sql.first(
                "select person_id, address, confirmed_at from forward_target where token_hash = ?",
                row -> new Question(
                        row.getLong(1), Address.of(row.getString(2)), row.getTimestamp("confirmed_at") != null),
                Secrets.hash(token));
    }

    /// The owner of the address agrees; false when the token is not ours.
    @Transactional
    public boolean confirm(String token) {
        return sql.update(
                        "update forward_target set confirmed_at = coalesce(confirmed_at, ?) where token_hash = ?",
                        clock.instant(),
                        Secrets.hash(token))
                > 0;
    }

    /// The owner of the address wants no more letters; false when the token is not ours. The person who asked may
    /// ask again after a while, by setting the rules anew.
    @Transactional
    public boolean withdraw(String token) {
        return sql.update("update forward_target set confirmed_at = null where token_hash = ?", Secrets.hash(token))
                > 0;
    }

    /// Addresses outside that a person has asked for.
    public List<Target> of(long personId) {
        return sql.list(
                "select address, confirmed_at from forward_target where person_id = ? order by address_key",
                row -> new Target(Address.of(row.getString(1)), row.getTimestamp("confirmed_at") != null),
                personId);
    }
}
