package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.store.Sql;

/// What people see of the outbox, and what they may do to it. Pages go by number: the last one seen leads to
/// the next page.
@ApplicationScoped
public class Queue {
    private static final String BATCHES = """
            select b.id, b.outgoing_id, b.destination, b.remaining, b.state, b.attempts, b.due_at, b.last_reply,
                   b.last_host, b.priority, b.due_at <= current_timestamp as due,
                   b.leased_until > current_timestamp as leased
            from outbox b""";
    private static final String LEFT = "The server that was sending it is gone.";
    /// Destinations that are woken by their names, and one that means all.
    private static final int MOST_AT_ONCE = Wakes.MOST + 1;

    private static final int LOOKED_AT = 20;

    private static final String LETTERS =
            "select id, origin, mark, subject, created_at, accepted, delivered, deferred, failed from outgoing";

    private final Sql sql;
    private final Bell bell;
    private final Removal removal;
    private final Reasons reasons;
    private final Leases leases;
    private final Wakes wakes;

    Queue(Sql sql, Bell bell, Removal removal, Reasons reasons, Leases leases, Wakes wakes) {
        this.wakes = wakes;
        this.leases = leases;
        this.reasons = reasons;
        this.sql = sql;
        this.bell = bell;
        this.removal = removal;
    }

    /// Recipients of one letter at one destination that wait.
    public record WaitingBatch(long id, long letter, String destination, int recipients, Standing standing) {}

    /// @param state `ready`, `sending` or `held`
    /// @param next when it is tried again; while it is being sent, when it is if its server goes away
    /// @param lastReply what was said last; where the batch is due and something here holds it back, what that
    ///     is; or empty
    /// @param lastHost who said so; empty when nobody but us did
    public record Standing(String state, int attempts, Instant next, String lastReply, String lastHost) {}

    /// A letter that left or is leaving, and what became of it.
    ///
    /// @param mark what it is to its origin, such as the place of a post in the archive; or empty
    public record SentLetter(long id, String origin, String mark, String subject, Instant at, Counts counts) {}

    /// @param deferred of those that still wait, how many have been tried already
    public record Counts(int accepted, int delivered, int deferred, int failed) {}

    /// Which batches are meant.
    public sealed interface Choice {
        /// @param id as in [WaitingBatch]
        record Batch(long id) implements Choice {}

        /// @param id as in [SentLetter]
        record Letter(long id) implements Choice {}

        record Destination(String domain) implements Choice {}

        record All() implements Choice {}
    }

    public List<WaitingBatch> batches(long after, int limit) {
        return sql.list(BATCHES + " where b.id > ? order by b.id limit ?", this::batch, after, limit);
    }

    public List<WaitingBatch> batchesOf(long letter, long after, int limit) {
        return sql.list(
                BATCHES + " where b.outgoing_id = ? and b.id > ? order by b.id limit ?",
                this::batch,
                letter,
                after,
                limit);
    }

    public List<WaitingBatch> batchesTo(String destination, long after, int limit) {
        return sql.list(
                BATCHES + " where b.destination = ? and b.id > ? order by b.id limit ?",
                this::batch,
                destination,
                after,
                limit);
    }

    public Optional<WaitingBatch> find(long batch) {
        return sql.first(BATCHES + " where b.id = ?", this::batch, batch);
    }

    /// The newest first.
    /// @param before the last number seen, at first `Long.MAX_VALUE`
    public List<SentLetter> letters(long before, int limit) {
        return sql.list(LETTERS + " where id < ? order by id desc limit ?", Queue::letter, before, limit);
    }

    /// Those of one origin, such as `list/12`.
    public List<SentLetter> lettersOf(String origin, long before, int limit) {
        return sql.list(
                LETTERS + " where origin = ? and id < ? order by id desc limit ?",
                Queue::letter,
                origin,
                before,
                limit);
    }

    public Optional<SentLetter> letter(long id) {
        return sql.first(LETTERS + " where id = ?", Queue::letter, id);
    }

    /// The letter that is that to its origin, if it is still known; the last one when there were several.
    public Optional<SentLetter> marked(String origin, String mark) {
        return sql.first(
                LETTERS + " where origin = ? and mark = ? order by id desc limit 1", Queue::letter, origin, mark);
    }

    /// Who will not get this letter, and why.
    public List<Failure> failures(long letter, long after, int limit) {
        return sql.list("""
                select f.id, o.origin, f.address, f.tag, f.status, f.reply, f.host, f.failed_at
                from failed_recipient f join outgoing o on o.id = f.outgoing_id
                where f.outgoing_id = ? and f.id > ? order by f.id limit ?""", Failures::failure, letter, after, limit);
    }

    /// Recipients that wait.
    public long length() {
        return sql.number("select sum(remaining) from outbox");
    }

    /// Stops trying until [#release]. Who is just sending one of them ends in good order first, so that no copy leaves
    /// twice. Returns how many batches.
    public int hold(Choice choice) {
        int held = change("""
                update outbox
                set state = case when state = 'sending' and leased_until > current_timestamp then 'holding'
                                 else 'held' end,
                    fence = case when state = 'sending' and leased_until > current_timestamp then fence
                                 else fence + 1 end
                where state in ('ready', 'sending') and\s""", choice);
        if (held > 0) leases.endHeld();
        return held;
    }

    public int release(Choice choice) {
        return change("""
                update outbox
                set state = case when state = 'holding' and leased_until > current_timestamp then 'sending'
                                 else 'ready' end,
                    due_at = case when state = 'holding' and leased_until > current_timestamp then due_at
                                  else current_timestamp end
                where state in ('held', 'holding') and\s""", choice);
    }

    /// Tries at once what waits for its time, and what was left by a server that is gone; hosts that rest are called
    /// again, by all nodes. What still waits then, [#waits] says.
    public int retry(Choice choice) {
        int tried = dueNow(choice);
        if (tried == 0) return 0;
        // when that is committed, for it may have taken long: who wakes sooner finds nothing due
        wakes.ask(sql.list(
                "select distinct destination from outbox where " + condition(choice) + " limit " + MOST_AT_ONCE,
                row -> row.getString(1),
                value(choice)));
        wakes.look();
        return tried;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int dueNow(Choice choice) {
        return change("""
                update outbox set due_at = current_timestamp
                where (state = 'ready' or state = 'sending' and leased_until <= current_timestamp) and\s""", choice);
    }

    /// Why one of these does not leave though it is due, such as its rate; empty when all may.
    public Optional<String> waits(Choice choice) {
        return sql
                .list(
                        """
                        select distinct destination, priority from outbox
                        where state = 'ready' and due_at <= current_timestamp and %s limit %d""".formatted(condition(choice), LOOKED_AT),
                        row -> reasons.why(row.getString(1), Priority.values()[row.getInt(2)]),
                        value(choice))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Gives the recipients up: they count as failed, and nobody is told.
    public int delete(Choice choice) {
        return removal.remove(condition(choice), value(choice));
    }

    @Transactional
    int change(String update, Choice choice) {
        int changed = sql.update(update + condition(choice), value(choice));
        for (Priority priority : Priority.values()) bell.ringAfterCommit(priority);
        return changed;
    }

    private static String condition(Choice choice) {
        return switch (choice) {
            case Choice.Batch batch -> "id = ?";
            case Choice.Letter letter -> "outgoing_id = ?";
            case Choice.Destination destination -> "destination = ?";
            case Choice.All all -> "id > ?";
        };
    }

    private static Object value(Choice choice) {
        return switch (choice) {
            case Choice.Batch batch -> batch.id();
            case Choice.Letter letter -> letter.id();
            case Choice.Destination destination -> destination.domain();
            case Choice.All all -> 0L;
        };
    }

    private WaitingBatch batch(ResultSet row) throws SQLException {
        return new WaitingBatch(
                row.getLong("id"),
                row.getLong("outgoing_id"),
                row.getString("destination"),
                row.getInt("remaining"),
                standing(row));
    }

    private Standing standing(ResultSet row) throws SQLException {
        String written = row.getString("state");
        boolean left = written.equals("sending") && !row.getBoolean("leased");
        String state = left ? "ready" : written.equals("holding") ? "held" : written;
        Optional<String> held = state.equals("ready") && row.getBoolean("due")
                ? reasons.why(row.getString("destination"), Priority.values()[row.getInt("priority")])
                : left ? Optional.of(LEFT) : Optional.empty();
        return new Standing(
                state,
                row.getInt("attempts"),
                Sql.instant(row, "due_at"),
                held.orElse(row.getString("last_reply")),
                held.isPresent() ? "" : row.getString("last_host"));
    }

    private static SentLetter letter(ResultSet row) throws SQLException {
        return new SentLetter(
                row.getLong("id"),
                row.getString("origin"),
                row.getString("mark"),
                row.getString("subject"),
                Sql.instant(row, "created_at"),
                new Counts(
                        row.getInt("accepted"), row.getInt("delivered"), row.getInt("deferred"), row.getInt("failed")));
    }
}
