package org.carillon.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.carillon.store.Durable;
import org.carillon.store.Ids;
import org.carillon.store.Messages;
import org.carillon.store.Sql;

/// Writes down what became of a batch: the row, the letter's counters and the failed recipients in one
/// transaction, and only while the claim holds. These commits need not be synced: what a power cut takes is
/// tried again.
@ApplicationScoped
class Ledger {
    /// Couriers that write at the same time: far below the connections of the pool, which others need too.
    private static final int WRITERS = 6;

    /// The row as this claim left it.
    static final String MINE = " where id = ? and fence = ? and state in ('sending', 'holding') and remaining = ?";

    private static final String OVER = "state = case when state = 'holding' then 'held' else 'ready' end";

    private final Semaphore writers = new Semaphore(WRITERS);
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Durable durable;
    private final Messages messages;
    private final Bounces bounces;
    private final DelayNotices delays;
    private final Completions completions;

    Ledger(
            Sql sql,
            Ids ids,
            Clock clock,
            Durable durable,
            Messages messages,
            Bounces bounces,
            DelayNotices delays,
            Completions completions) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.durable = durable;
        this.messages = messages;
        this.bounces = bounces;
        this.delays = delays;
        this.completions = completions;
    }

    /// What the row holds.
    record Holding(int remaining, int deferred) {}

    /// Returns what the row holds now; as the other `save`, with nothing alongside.
    Holding save(Batch batch, Letter letter, Holding before, Progress progress) {
        if (!progress.allArrived()) return save(batch, letter, before, progress, () -> {});
        completions.write(new Completions.Completion(
                batch.claim(), letter, before, progress.ended().delivered()));
        return new Holding(0, 0);
    }

    /// Returns what the row holds now. `alongside` is done in the same transaction.
    ///
    /// @param before what it held when this attempt wrote last. When it holds something else, a commit in
    /// doubt came through after all, or a database that lost its power has forgotten it: then only the row
    /// knows
    /// @throws LostClaimException when somebody else has the batch, or the row holds something else; then
    /// nothing was written
    Holding save(Batch batch, Letter letter, Holding before, Progress progress, Runnable alongside) {
        var after = new Holding(progress.left().size(), progress.deferred(before.deferred()));
        writers.acquireUninterruptibly();
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                sql.with(connection -> {
                    durable.withoutSync(connection);
                    writeRow(connection, batch.claim(), before, progress, after);
                    writeFailures(connection, letter, progress.ended().refused());
                    return count(connection, letter.outgoingId(), progress, after.deferred() - before.deferred());
                });
                alongside.run();
                bounces.send(letter, batch.claim().since(), progress.ended());
                delays.tell(batch.claim(), letter, progress);
                if (after.remaining() == 0) letGo(sql, messages, letter);
            });
        } finally {
            writers.release();
        }
        return after;
    }

    /// True when the letter is that old by the clock of the database, too: a node whose clock is wrong gives
    /// nobody up.
    boolean older(Batch.Claim claim, Duration age) {
        return sql.number("""
                select count(*) from outbox
                where id = ? and created_at <= current_timestamp - cast(? as numeric(15, 3)) * interval '1' second""", claim.id(), Claims.seconds(age)) > 0;
    }

    private void writeRow(Connection connection, Batch.Claim claim, Holding before, Progress progress, Holding after)
            throws SQLException {
        List<Recipient> apart = progress.apart();
        int stay = after.remaining() - apart.size();
        if (!apart.isEmpty()) setApart(connection, claim, before, apart, after.deferred() - stay);
        var values = new ArrayList<Object>();
        if (stay > 0) {
            List<Recipient> staying =
                    progress.left().stream().filter(r -> !apart.contains(r)).toList();
            values.addAll(List.of(lines(staying), stay, apart.isEmpty() ? after.deferred() : stay));
            values.addAll(List.of(
                    progress.last().shown(),
                    progress.last().host(),
                    progress.last().ours()));
            pause(progress).map(Claims::seconds).ifPresent(values::add);
        }
        values.addAll(List.of(claim.id(), claim.fence(), before.remaining()));
        String statement = stay > 0 ? update(progress) : "delete from outbox";
        if (update(connection, statement + MINE, values.toArray()) == 0) throw new LostClaimException(claim);
    }

    /// How long those who stay in the row must wait, if they must.
    private static Optional<Duration> pause(Progress progress) {
        return switch (progress.next()) {
            case Progress.Next.GoesOn() -> Optional.empty();
            case Progress.Next.Again(Duration after) -> Optional.of(after);
            case Progress.Next.GivenBack back ->
                progress.apart().isEmpty() ? Optional.empty() : Optional.of(back.after());
        };
    }

    private static String update(Progress progress) {
        String set = """
                update outbox set recipients = ?, remaining = ?, deferred = ?, last_reply = ?, last_host = ?, last_ours = ?""";
        if (pause(progress).isPresent()) {
            return set + ", due_at = current_timestamp + cast(? as numeric(15, 3)) * interval '1' second, " + OVER;
        }
        boolean goesOn = progress.next() instanceof Progress.Next.GoesOn;
        return goesOn ? set : set + ", due_at = current_timestamp, attempts = attempts - 1, " + OVER;
    }

    /// A row of their own for those who need not wait: as if this attempt had not been.
    private void setApart(Connection connection, Batch.Claim claim, Holding before, List<Recipient> who, int deferred)
            throws SQLException {
        int written = update(
                connection,
                """
                insert into outbox (id, outgoing_id, destination, recipients, remaining, deferred, state,
                                    priority, attempts, fence, due_at, created_at, last_reply, last_host, last_ours)
                select ?, outgoing_id, destination, ?, ?, ?, case when state = 'holding' then 'held' else 'ready' end,
                       priority, attempts - 1, fence, current_timestamp, created_at, last_reply, last_host,
                       last_ours
                from outbox""" + MINE,
                ids.next(),
                lines(who),
                who.size(),
                deferred,
                claim.id(),
                claim.fence(),
                before.remaining());
        if (written == 0) throw new LostClaimException(claim);
    }

    private static String lines(List<Recipient> recipients) {
        var lines = new StringBuilder(recipients.size() * 32);
        for (Recipient recipient : recipients) lines.append(recipient.line()).append('\n');
        return lines.toString();
    }

    private void writeFailures(Connection connection, Letter letter, Map<Recipient, Failure.Refusal> refused)
            throws SQLException {
        if (refused.isEmpty()) return;
        try (var statement = connection.prepareStatement("""
                insert into failed_recipient (id, outgoing_id, tag, address, status, reply, host, handled, failed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (var one : refused.entrySet()) {
                Recipient who = one.getKey();
                Failure.Refusal why = one.getValue();
                // nobody but lists asks for failures, and what is not about the member is no failure of theirs
                boolean handled = !letter.origin().startsWith(Failures.OF_LISTS) || !why.personal();
                Sql.bind(
                        statement,
                        ids.next(),
                        letter.outgoingId(),
                        who.tag(),
                        who.address().toString(),
                        why.status(),
                        why.reply(),
                        why.host(),
                        handled,
                        clock.instant());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static int count(Connection connection, long outgoingId, Progress progress, int deferred)
            throws SQLException {
        return update(
                connection,
                """
                update outgoing set delivered = delivered + ?, deferred = deferred + ?, failed = failed + ?
                where id = ?""",
                progress.ended().delivered(),
                deferred,
                progress.ended().refused().size(),
                outgoingId);
    }

    /// The letter's row is locked by now, so of two couriers that end at the same time the second sees the
    /// other's end.
    static void letGo(Sql sql, Messages messages, Letter letter) {
        int released = sql.update("""
                update outgoing set message_id = null where id = ?
                and not exists (select 1 from outbox where outgoing_id = ?)""", letter.outgoingId(), letter.outgoingId());
        if (released > 0) messages.dropIfLoose(letter.messageId());
    }

    private static int update(Connection connection, String statement, Object... values) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            Sql.bind(prepared, values);
            return prepared.executeUpdate();
        }
    }
}
