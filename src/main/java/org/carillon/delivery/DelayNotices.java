package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carillon.store.Sql;

/// Tells the sender of a personal letter, once for each batch, which is once for each domain, that it has not arrived
/// yet (RFC 3464 §2.3.3 `delayed`).
@ApplicationScoped
class DelayNotices {
    private final Sql sql;
    private final Terms terms;
    private final Bounces bounces;
    private final Clock clock;

    DelayNotices(Sql sql, Terms terms, Bounces bounces, Clock clock) {
        this.sql = sql;
        this.terms = terms;
        this.bounces = bounces;
        this.clock = clock;
    }

    /// In the transaction that writes the attempt down, so that nobody hears of it twice.
    void tell(Batch.Claim claim, Letter letter, Progress progress) {
        boolean attemptOver = progress.next() instanceof Progress.Next.Again
                && !progress.left().isEmpty();
        if (!attemptOver || !letter.delayed()) return;
        Duration notice = terms.config().delayNotice();
        Instant now = clock.instant();
        if (notice.isZero() || now.isBefore(claim.since().plus(notice))) return;
        boolean first =
                sql.update("update outbox set delay_told = true where id = ? and delay_told = false", claim.id()) > 0;
        Instant until = claim.since().plus(terms.config().giveUp());
        if (first) bounces.delayed(letter, claim.since(), progress, until);
    }
}
