package org.carillon.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.carillon.store.Durable;
import org.carillon.store.Sql;
import org.jboss.logging.Logger;

/// Who works on which row of the outbox. All times are the database's, so that the clocks of nodes may differ.
@ApplicationScoped
class Claims {
    private static final Logger LOG = Logger.getLogger(Claims.class);

    /// What people read in the queue; it names no address, for the address is what cannot be read.
    private static final String UNREADABLE = "Set aside: a line among its recipients cannot be read.";

    private static final String LETTER_UNREADABLE =
            "Set aside: its letter cannot be read; the log of the server says why.";

    /// Bounds how long rows are locked whose attempts may want to write.
    private static final int RENEWED_AT_ONCE = 500;

    private static final String HELD =
            "select id, fence from outbox where id = any(?) and state in ('sending', 'holding')";

    private final Sql sql;
    private final Terms terms;
    private final Durable durable;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Claims(Sql sql, Terms terms, Durable durable) {
        this.sql = sql;
        this.terms = terms;
        this.durable = durable;
    }

    /// Claims those of the rows that are still due and that no other node is claiming. When this returns, the
    /// attempt and the time of the next one are committed: a node that dies while dialling has not begun anew a
    /// second later. A row that cannot be read is set aside for people to look at; the others go on.
    List<Batch> claim(List<Long> ids) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.with(connection -> {
                    var batches = new ArrayList<Batch>();
                    for (Row row : locked(connection, ids)) {
                        Optional<Batch> batch = row.batch();
                        if (batch.isPresent()) batches.add(batch.get());
                        else setAside(connection, row.claim());
                    }
                    record(connection, batches);
                    return batches;
                }));
    }

    /// A claimed row as it stands in the table.
    private record Row(
            Batch.Claim claim, Priority priority, String destination, String recipients, int remaining, int deferred) {
        /// Empty when a line of the recipients cannot be read, or is missing.
        Optional<Batch> batch() {
            var readable = new ArrayList<Recipient>();
            String[] lines = recipients.split("\n");
            for (String line : lines) Recipient.ofLine(line).ifPresent(readable::add);
            if (readable.size() < lines.length || lines.length != remaining) return Optional.empty();
            return Optional.of(new Batch(claim, priority, destination, readable, deferred));
        }
    }

    private static List<Row> locked(Connection connection, List<Long> ids) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select id, outgoing_id, attempts + 1 as attempts, fence + 1 as fence, created_at,
                       priority, destination, recipients, remaining, deferred
                from outbox
                where id = any(?) and due_at <= current_timestamp and state not in ('held', 'holding')
                for update skip locked""")) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            return Sql.readAll(statement, Claims::row);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        var claim = new Batch.Claim(
                row.getLong("id"),
                row.getLong("outgoing_id"),
                row.getInt("attempts"),
                row.getLong("fence"),
                Sql.instant(row, "created_at"));
        Priority priority = Priority.values()[row.getInt("priority")];
        return new Row(
                claim,
                priority,
                row.getString("destination"),
                row.getString("recipients"),
                row.getInt("remaining"),
                row.getInt("deferred"));
    }

    /// Does nothing when the claim is lost.
    void setAside(Batch.Claim claim) {
        sql.update("""
                update outbox set state = 'held', last_reply = ?, last_host = '', last_ours = true
                where id = ? and fence = ? and state in ('sending', 'holding')""", LETTER_UNREADABLE, claim.id(), claim.fence());
    }

    private static void setAside(Connection connection, Batch.Claim claim) throws SQLException {
        try (var statement = connection.prepareStatement("""
                update outbox set state = 'held', fence = ?, last_reply = ?, last_host = '', last_ours = true where id = ?""")) {
            Sql.bind(statement, claim.fence(), UNREADABLE, claim.id());
            statement.executeUpdate();
        }
        LOG.warnf("delivery batch-set-aside batch=%d letter=%d reason=unreadable", claim.id(), claim.outgoingId());
    }

    private void record(Connection connection, List<Batch> batches) throws SQLException {
        try (var statement = connection.prepareStatement("""
                update outbox set state = 'sending', attempts = ?, fence = ?,
                       due_at = current_timestamp + cast(? as numeric(15, 3)) * interval '1' second,
                       leased_until = current_timestamp + cast(? as numeric(15, 3)) * interval '1' second
                where id = ?""")) {
            for (Batch batch : batches) {
                var claim = batch.claim();
                Sql.bind(
                        statement,
                        claim.attempts(),
                        claim.fence(),
                        seconds(untilNext(claim.attempts(), terms.lease(), terms.schedule(), random)),
                        seconds(terms.lease()),
                        claim.id());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// What a dead node was trying for the first time comes back when its lease ends; what it was trying for the
    /// n-th time after n leases, so that a letter at which nodes die hammers nobody. Never later than after a
    /// failure.
    static Duration untilNext(int attempts, Duration lease, RetrySchedule schedule, RandomGenerator random) {
        Duration leases = lease.multipliedBy(attempts);
        if (attempts == 1) return leases;
        Duration failed = schedule.after(attempts - 1, random);
        Duration wait = failed.compareTo(leases) < 0 ? failed : leases;
        return wait.compareTo(lease) > 0 ? wait : lease;
    }

    /// @param renewed as long as a lease from now on
    /// @param lost nothing can be written under them any more
    record Renewal(List<Batch.Claim> renewed, List<Batch.Claim> lost) {}

    /// Renews the leases of attempts that live: as few statements as can be, for they may be
    /// thousands and a lease is short. A row that is locked, mostly because its own attempt is
    /// just writing, is passed over, neither renewed nor lost: waiting for it would keep the
    /// others from being renewed.
    Renewal renew(List<Batch.Claim> claims) {
        var renewal = new Renewal(new ArrayList<>(), new ArrayList<>());
        for (int from = 0; from < claims.size(); from += RENEWED_AT_ONCE) {
            List<Batch.Claim> some = claims.subList(from, Math.min(claims.size(), from + RENEWED_AT_ONCE));
            QuarkusTransaction.requiringNew()
                    .run(() -> sql.with(connection -> {
                        renew(connection, some, renewal);
                        return some.size();
                    }));
        }
        return renewal;
    }

    private void renew(Connection connection, List<Batch.Claim> claims, Renewal renewal) throws SQLException {
        Object[] ids = claims.stream().map(Batch.Claim::id).toArray();
        Map<Long, Long> free = fences(connection, HELD + " for update skip locked", ids);
        List<Batch.Claim> ours = claims.stream()
                .filter(claim -> Long.valueOf(claim.fence()).equals(free.get(claim.id())))
                .toList();
        prolong(connection, ours.stream().map(Batch.Claim::id).toArray());
        renewal.renewed().addAll(ours);
        if (ours.size() == claims.size()) return;
        Map<Long, Long> all = fences(connection, HELD, ids);
        claims.stream()
                .filter(claim -> !Long.valueOf(claim.fence()).equals(all.get(claim.id())))
                .forEach(renewal.lost()::add);
    }

    /// Of the rows that somebody is sending.
    private static Map<Long, Long> fences(Connection connection, String query, Object[] ids) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            Map<Long, Long> fences = new HashMap<>();
            Sql.readAll(statement, row -> fences.put(row.getLong(1), row.getLong(2)));
            return fences;
        }
    }

    private void prolong(Connection connection, Object[] ids) throws SQLException {
        if (ids.length == 0) return;
        try (var statement = connection.prepareStatement("""
                update outbox
                set leased_until = current_timestamp + cast(? as numeric(15, 3)) * interval '1' second,
                    due_at = greatest(due_at, current_timestamp + cast(? as numeric(15, 3)) * interval '1' second)
                where id = any(?)""")) {
            statement.setBigDecimal(1, seconds(terms.lease()));
            statement.setBigDecimal(2, seconds(terms.lease()));
            statement.setArray(3, connection.createArrayOf("bigint", ids));
            statement.executeUpdate();
        }
    }

    /// Which of these somebody holds back.
    Set<Long> holding(List<Batch.Claim> claims) {
        if (claims.isEmpty()) return Set.of();
        Object[] ids = claims.stream().map(Batch.Claim::id).toArray();
        return Set.copyOf(sql.with(connection -> {
            try (var statement =
                    connection.prepareStatement("select id from outbox where id = any(?) and state = 'holding'")) {
                statement.setArray(1, connection.createArrayOf("bigint", ids));
                return Sql.readAll(statement, row -> row.getLong(1));
            }
        }));
    }

    /// The attempts do not count; does nothing for a claim that is lost.
    void giveBack(List<Batch.Claim> claims) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.with(connection -> {
                    durable.withoutSync(connection);
                    try (var statement = connection.prepareStatement("""
                    update outbox set state = case when state = 'holding' then 'held' else 'ready' end,
                           due_at = current_timestamp, attempts = attempts - 1
                    where id = ? and fence = ? and state in ('sending', 'holding')""")) {
                        for (Batch.Claim claim : claims) {
                            Sql.bind(statement, claim.id(), claim.fence());
                            statement.addBatch();
                        }
                        return statement.executeBatch();
                    }
                }));
    }

    /// For `cast(? as numeric(15, 3)) * interval '1' second`, which both databases take: a pause is not rounded up to
    /// whole seconds.
    static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(Math.max(1, duration.toMillis()), 3);
    }
}
