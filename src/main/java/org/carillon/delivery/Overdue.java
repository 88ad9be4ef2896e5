package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.carillon.store.Sql;

/// Gives up what is too old, and tells of what is late, where no courier gets at it: behind hosts that rest, or a slow
/// rate, may be more than is tried in days. Nobody is dialled for it. Any number of nodes may look at the same time.
@ApplicationScoped
class Overdue {
    /// Batches claimed in one transaction.
    private static final int AT_ONCE = 20;

    /// What has just become too old, or late, is still tried once, if a courier gets at it.
    static final Duration GRACE = Duration.ofMinutes(10);

    private final Sql sql;
    private final ByAge byAge;
    private final Claims claims;
    private final Terms terms;
    private final Reasons reasons;
    private final DelayNotices notices;
    private final Attempt.Means means;
    private final List<ByAge.Walk> walks = Arrays.stream(Priority.values())
            .map(priority -> new ByAge.Walk(priority.ordinal()))
            .toList();

    Overdue(
            Sql sql,
            ByAge byAge,
            Claims claims,
            Terms terms,
            Reasons reasons,
            DelayNotices notices,
            Attempt.Means means) {
        this.sql = sql;
        this.byAge = byAge;
        this.claims = claims;
        this.terms = terms;
        this.reasons = reasons;
        this.notices = notices;
        this.means = means;
    }

    /// Called once a minute.
    void look() {
        var ages = ByAge.Ages.from(terms.schedule().giveUp().plus(GRACE));
        for (ByAge.Walk walk : walks) byAge.goOn(walk, ages, this::giveUp);
        notices.tellOverdue();
    }

    /// Returns how many nobody else had.
    private int giveUp(List<ByAge.Row> rows) {
        int given = 0;
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<ByAge.Row> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            given += giveUpAtOnce(some.stream().map(ByAge.Row::id).toList());
        }
        return given;
    }

    private int giveUpAtOnce(List<Long> ids) {
        Map<Long, Progress.Said> why = sql.with(connection -> reasons(connection, ids));
        long asked = System.nanoTime();
        List<Batch> batches = claims.claim(List.copyOf(why.keySet()));
        // all at once, so that the leases of those that are last are renewed meanwhile
        List<Attempt> ends = batches.stream()
                .map(batch -> new Attempt(batch, terms.routes().to(batch.destination()), means, asked))
                .toList();
        for (Attempt end : ends)
            end.endUntried(Objects.requireNonNull(why.get(end.claim().id())));
        return ends.size();
    }

    /// What is said of each of these batches when it is given up.
    private Map<Long, Progress.Said> reasons(Connection connection, List<Long> ids) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select id, destination, priority, last_reply, last_host, last_ours from outbox where id = any(?)""")) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            var why = new HashMap<Long, Progress.Said>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) why.put(rows.getLong("id"), reason(rows));
            }
            return why;
        }
    }

    /// What was said last, and else why nobody has got at it. Where its hosts do not answer, that is not our fault.
    private Progress.Said reason(ResultSet row) throws SQLException {
        var last = Progress.Said.ofRow(row);
        if (!last.reply().isEmpty()) return last;
        String destination = row.getString("destination");
        String reason = reasons.soFar(destination, Priority.values()[row.getInt("priority")])
                .orElse("");
        return new Progress.Said(reason, "", "", !reasons.rests(destination));
    }
}
