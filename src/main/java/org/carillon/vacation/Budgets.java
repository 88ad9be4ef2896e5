package org.carillon.vacation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// Bounds the replies of an account whatever others do. Memory of who was answered is no bound: with gateways that
/// strip fields and senders that change with every letter, two machines would talk for ever. So each reply takes a
/// token from four budgets, in one transaction and before it is written: the pair, the sender's domain, the
/// account, the site. Every budget counts any span of its length, not calendar days.
@ApplicationScoped
public class Budgets {
    static final Duration DOMAIN_SPAN = Duration.ofDays(7);
    static final Duration ACCOUNT_SPAN = Duration.ofDays(1);
    static final Duration SITE_SPAN = Duration.ofHours(1);

    private final Sql sql;
    private final Ids ids;
    private final VacationConfig config;
    private final Decisions decisions;

    Budgets(Sql sql, Ids ids, VacationConfig config, Decisions decisions) {
        this.sql = sql;
        this.ids = ids;
        this.config = config;
        this.decisions = decisions;
    }

    /// Takes all four tokens in the caller's transaction, or none. The outcome is written down.
    ///
    /// @return why the reply must not be sent, or nothing when it may
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<String> claim(Claim claim) {
        Optional<String> refused = heardLately(claim).or(() -> claimLocked(claim));
        decisions.note(claim.personId(), claim.at(), claim.sender().address(), refused.orElse(Decisions.ANSWERED));
        return refused;
    }

    /// A look without locks, as most letters that are not answered end here.
    private Optional<String> heardLately(Claim claim) {
        boolean lately = sql.number(
                        """
                select count(*) from vacation_memory
                where person_id = ? and sender = ? and response = ? and last_at > ?""",
                        claim.personId(),
                        claim.sender().key(),
                        claim.response(),
                        claim.at().minus(claim.every()))
                > 0;
        return lately ? Optional.of(heard(claim)) : Optional.empty();
    }

    /// Everybody takes the site's row first, so that two claims never wait for each other in a circle.
    private Optional<String> claimLocked(Claim claim) {
        sql.list("select id from vacation_site for update", row -> row.getInt(1));
        sql.list(
                "select person_id from vacation where person_id = ? for update",
                row -> row.getLong(1),
                claim.personId());
        Optional<String> spent = spent(claim);
        if (spent.isPresent()) return spent;
        if (!takePair(claim)) return Optional.of(heard(claim));
        sql.update(
                "insert into vacation_reply (id, person_id, domain, replied_at) values (?, ?, ?, ?)",
                ids.next(),
                claim.personId(),
                claim.sender().domain(),
                claim.at());
        return Optional.empty();
    }

    /// A letter that was delayed here bears an earlier time than some replies; those count too, so that no span
    /// holds more than its budget.
    private Optional<String> spent(Claim claim) {
        String domain = claim.sender().domain();
        int domainLimit = claim.sender().inside() ? config.ownDomainPerWeek() : config.domainPerWeek();
        long toDomain = sql.number(
                "select count(*) from vacation_reply where person_id = ? and domain = ? and replied_at > ?",
                claim.personId(),
                domain,
                claim.at().minus(DOMAIN_SPAN));
        if (toDomain >= domainLimit) return Optional.of(domain + " got " + toDomain + " replies in 7 days");
        long ofAccount = sql.number(
                "select count(*) from vacation_reply where person_id = ? and replied_at > ?",
                claim.personId(),
                claim.at().minus(ACCOUNT_SPAN));
        if (ofAccount >= config.accountPerDay())
            return Optional.of("the person sent " + ofAccount + " replies in 24 hours");
        long ofSite = sql.number(
                "select count(*) from vacation_reply where replied_at > ?",
                claim.at().minus(SITE_SPAN));
        return ofSite >= config.sitePerHour()
                ? Optional.of("this site sent " + ofSite + " replies in an hour")
                : Optional.empty();
    }

    private boolean takePair(Claim claim) {
        String key = claim.sender().key();
        Instant at = claim.at();
        int first = sql.update("""
                insert into vacation_memory (person_id, sender, response, last_at) values (?, ?, ?, ?)
                on conflict do nothing""", claim.personId(), key, claim.response(), at);
        if (first > 0) return true;
        return sql.update("""
                update vacation_memory set last_at = ?
                where person_id = ? and sender = ? and response = ? and last_at <= ?""", at, claim.personId(), key, claim.response(), at.minus(claim.every())) > 0;
    }

    private static String heard(Claim claim) {
        return "the sender had this reply less than " + claim.every().toDays() + " days ago";
    }
}
