package org.carillon.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
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

    /// Batches of one letter whose recipients are named.
    private static final int MOST_BATCHES = 200;

    private final Sql sql;
    private final ByAge byAge;
    private final Terms terms;
    private final Bounces bounces;
    private final Shelf shelf;
    private final Reasons reasons;
    private final Clock clock;

    /// Letters of people are no posts.
    private final ByAge.Walk walk = new ByAge.Walk(Priority.LETTER.ordinal());

    DelayNotices(Sql sql, ByAge byAge, Terms terms, Bounces bounces, Shelf shelf, Reasons reasons, Clock clock) {
        this.sql = sql;
        this.byAge = byAge;
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
        if (!late(claim.since(), clock.instant())) return;
        if (first(letter.outgoingId())) send(letter, claim.since());
    }

    /// What is to come back is late no more.
    private boolean late(Instant since, Instant now) {
        Duration notice = terms.config().delayNotice();
        if (notice.isZero() || now.isBefore(since.plus(notice))) return false;
        return !terms.schedule().expired(since, now);
    }

    /// Tells of letters that are late while no courier gets at them; not of those that come back now.
    void tellOverdue() {
        Duration notice = terms.config().delayNotice();
        if (notice.isZero()) return;
        var ages = new ByAge.Ages(notice.plus(Overdue.GRACE), terms.config().giveUp());
        byAge.goOn(walk, ages, this::tellAll);
    }

    private int tellAll(List<ByAge.Row> rows) {
        Object[] letters = rows.stream().map(ByAge.Row::letter).distinct().toArray();
        List<Long> untold = sql.with(connection -> untold(connection, letters));
        untold.forEach(this::tellQuietly);
        return untold.size();
    }

    private static List<Long> untold(Connection connection, Object[] letters) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select id from outgoing
                where id = any(?) and delay_told = false and origin in (?, ?) order by id""")) {
            statement.setArray(1, connection.createArrayOf("bigint", letters));
            statement.setString(2, Outgoing.PERSON);
            statement.setString(3, Outgoing.FOLDER);
            return Sql.readAll(statement, row -> row.getLong(1));
        }
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
                        select destination, priority, recipients, last_reply, last_host, last_ours from outbox
                        where outgoing_id = ? order by id limit ?""", this::waiting, letter.outgoingId(), MOST_BATCHES).stream()
                .flatMap(List::stream)
                .toList();
        if (!fates.isEmpty())
            bounces.delayed(letter, since, fates, since.plus(terms.config().giveUp()));
    }

    private List<Fate> waiting(ResultSet row) throws SQLException {
        var said = Progress.Said.ofRow(row);
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
