package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.carillon.store.Sql;

/// Gives up what is too old, and tells of what is late, where no courier gets at it: behind hosts that rest, or a slow
/// rate, may be more than is tried in days. Nobody is dialled for it. Any number of nodes may look at the same time.
@ApplicationScoped
class Overdue {
    /// Batches claimed in one transaction, and how often in one look.
    private static final int AT_ONCE = 20;

    private static final int MOST_CLAIMS = 50;

    /// Who has just become too old is still tried once, if a courier gets at it.
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final Sql sql;
    private final Claims claims;
    private final Terms terms;
    private final Reasons reasons;
    private final DelayNotices notices;
    private final Attempt.Means means;

    Overdue(Sql sql, Claims claims, Terms terms, Reasons reasons, DelayNotices notices, Attempt.Means means) {
        this.sql = sql;
        this.claims = claims;
        this.terms = terms;
        this.reasons = reasons;
        this.notices = notices;
        this.means = means;
    }

    /// What is said of a batch that is too old.
    ///
    /// @param byUs it waits for no host but for ourselves
    private record Why(Progress.Said said, boolean byUs) {}

    private record Row(long id, Why why) {}

    /// Called once a minute.
    void look() {
        for (Priority priority : Priority.values()) giveUp(priority);
        notices.tellOverdue();
    }

    private void giveUp(Priority priority) {
        for (int i = 0; i < MOST_CLAIMS; i++) {
            List<Row> rows = tooOld(priority);
            if (rows.isEmpty() || giveUp(rows) == 0) return;
        }
    }

    private List<Row> tooOld(Priority priority) {
        return sql.list(
                """
                select id, destination, last_reply, last_host from outbox
                where priority = ? and due_at <= current_timestamp and state not in ('held', 'holding')
                  and created_at <= current_timestamp - cast(? as numeric(15, 3)) * interval '1' second
                order by priority, due_at limit ?""",
                row -> row(row, priority),
                priority.ordinal(),
                Claims.seconds(terms.schedule().giveUp().plus(GRACE)),
                AT_ONCE);
    }

    private Row row(ResultSet row, Priority priority) throws SQLException {
        String destination = row.getString("destination");
        var last = Progress.Said.ofShown(row.getString("last_reply"), row.getString("last_host"));
        boolean byUs = last.host().isEmpty() && !reasons.rests(destination);
        if (!last.reply().isEmpty()) return new Row(row.getLong("id"), new Why(last, byUs));
        String reason = reasons.soFar(destination, priority).orElse("");
        return new Row(row.getLong("id"), new Why(new Progress.Said(reason, "", ""), byUs));
    }

    /// Returns how many nobody else had.
    private int giveUp(List<Row> rows) {
        Map<Long, Why> why = new HashMap<>();
        for (Row row : rows) why.put(row.id(), row.why());
        long asked = System.nanoTime();
        List<Batch> batches = claims.claim(rows.stream().map(Row::id).toList());
        // all at once, so that the leases of those that are last are renewed meanwhile
        List<Attempt> ends = batches.stream()
                .map(batch -> new Attempt(batch, terms.routes().to(batch.destination()), means, asked))
                .toList();
        for (Attempt end : ends) {
            Why one = Objects.requireNonNull(why.get(end.claim().id()));
            end.endUntried(one.said(), one.byUs());
        }
        return ends.size();
    }
}
