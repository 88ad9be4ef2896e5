package org.carillon.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.store.DatabaseException;
import org.carillon.store.Sql;
import org.jboss.logging.Logger;

/// Tells the sender of a personal letter, once, which of its recipients have no copy yet (RFC 3464 §2.3.3 `delayed`).
@ApplicationScoped
class DelayNotices {
    private static final Logger LOG = Logger.getLogger(DelayNotices.class);

    /// Letters told of in one go.
    private static final int AT_ONCE = 100;

    /// Batches of one letter whose recipients are named.
    private static final int MOST_BATCHES = 200;

    private final Sql sql;
    private final Terms terms;
    private final Bounces bounces;
    private final Shelf shelf;
    private final Reasons reasons;
    private final Clock clock;

    DelayNotices(Sql sql, Terms terms, Bounces bounces, Shelf shelf, Reasons reasons, Clock clock) {
        this.sql = sql;
        this.terms = terms;
        this.bounces = bounces;
        this.shelf = shelf;
        this.reasons = reasons;
        this.clock = clock;
    }

    /// In the transaction that writes the attempt down, so that nobody hears of it twice.
    void tell(Batch.Claim claim, Letter letter, Progress progress) {
        boolean attemptOver = progress.next() instanceof Progress.Next.Again
                && !progress.left().isEmpty();
        if (!attemptOver || !letter.delayed()) return;
        Duration notice = terms.config().delayNotice();
        if (notice.isZero() || clock.instant().isBefore(claim.since().plus(notice))) return;
        if (first(letter.outgoingId())) send(letter, claim.since());
    }

    /// Tells of letters that are late while no courier gets at them. A few at a time.
    void tellOverdue() {
        Duration notice = terms.config().delayNotice();
        if (notice.isZero()) return;
        for (Priority priority : Priority.values()) {
            for (long letter : late(priority, notice)) tellQuietly(letter);
        }
    }

    private List<Long> late(Priority priority, Duration notice) {
        return sql.list(
                """
                select distinct b.outgoing_id from outbox b join outgoing o on o.id = b.outgoing_id
                where b.priority = ? and b.due_at <= current_timestamp and b.state not in ('held', 'holding')
                  and b.created_at <= current_timestamp - cast(? as numeric(15, 3)) * interval '1' second
                  and o.delay_told = false and o.origin in (?, ?)
                order by b.outgoing_id limit ?""",
                row -> row.getLong(1),
                priority.ordinal(),
                Claims.seconds(notice),
                Outgoing.PERSON,
                Outgoing.FOLDER,
                AT_ONCE);
    }

    /// One that cannot be told of does not keep the others from it, nor is it tried again and again.
    private void tellQuietly(long letter) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (first(letter)) tell(letter);
            });
        } catch (RuntimeException broken) {
            if (DatabaseException.among(broken)) throw broken;
            LOG.errorf(broken, "delivery notice-broken letter=%d", letter);
            first(letter);
        }
    }

    private void tell(long outgoingId) {
        Letter letter = shelf.letter(outgoingId);
        if (!letter.delayed()) return;
        sql.first(
                        "select min(created_at) as since from outbox where outgoing_id = ?",
                        row -> Sql.optionalInstant(row, "since"),
                        outgoingId)
                .flatMap(since -> since)
                .ifPresent(since -> send(letter, since));
    }

    /// True for whoever comes first; the others wait here until that is committed.
    private boolean first(long outgoingId) {
        return sql.update("update outgoing set delay_told = true where id = ? and delay_told = false", outgoingId) > 0;
    }

    private void send(Letter letter, Instant since) {
        List<Fate> fates = sql.list("""
                        select destination, priority, recipients, last_reply, last_host from outbox
                        where outgoing_id = ? order by id limit ?""", this::waiting, letter.outgoingId(), MOST_BATCHES).stream()
                .flatMap(List::stream)
                .toList();
        if (!fates.isEmpty())
            bounces.delayed(letter, since, fates, since.plus(terms.config().giveUp()));
    }

    private List<Fate> waiting(ResultSet row) throws SQLException {
        var said = Progress.Said.ofShown(row.getString("last_reply"), row.getString("last_host"));
        var why = said.reply().isEmpty()
                ? new Progress.Said(reason(row.getString("destination"), row.getInt("priority")), "", "")
                : said;
        return Stream.of(row.getString("recipients").split("\n"))
                .map(Recipient::ofLine)
                .flatMap(Optional::stream)
                .map(who -> Fate.delayed(who, why))
                .toList();
    }

    private String reason(String destination, int priority) {
        return reasons.soFar(destination, Priority.values()[priority]).orElse("");
    }
}
