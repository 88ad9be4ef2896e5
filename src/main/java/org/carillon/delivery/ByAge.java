package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.carillon.store.Sql;

/// The outbox from its oldest batch on. Which batches are meant is found by the index of ages, and without their texts;
/// and only so much in one go, whatever waits or is held: the rest comes the next time.
@ApplicationScoped
class ByAge {
    private static final String COLUMNS = """
            select id, outgoing_id, created_at,
                   due_at <= current_timestamp and state not in ('held', 'holding') as due
            from outbox where priority = ?""";
    private static final String THAT_LONG_AGO = "current_timestamp - cast(? as numeric(15, 3)) * interval '1' second";
    private static final String IN_ORDER = " and created_at > " + THAT_LONG_AGO + " and created_at <= " + THAT_LONG_AGO
            + " order by priority, created_at, id limit ?";

    /// All batches of one letter have the same age, and may be many.
    static final String AS_OLD = COLUMNS + " and created_at = ? and id > ?" + IN_ORDER;

    static final String YOUNGER = COLUMNS + " and created_at > ?" + IN_ORDER;

    /// Rows read at once, and how often in one go.
    static final int PAGE = 500;

    static final int MOST_PAGES = 40;

    /// Rows worked on after which the rest waits for the next time.
    static final int ENOUGH = 1000;

    private static final Duration EVER = Duration.ofDays(36_500);

    private final Sql sql;

    ByAge(Sql sql) {
        this.sql = sql;
    }

    /// By the clock of the database.
    ///
    /// @param from so old at least
    /// @param to younger than that
    record Ages(Duration from, Duration to) {
        static Ages from(Duration least) {
            return new Ages(least, EVER);
        }
    }

    /// @param letter see [Outbox]
    /// @param due neither held nor waiting for its time
    record Row(long id, long letter, Instant since, boolean due) {}

    /// Where somebody has come to who goes through all batches of one priority, again and again. Of one thread.
    static final class Walk {
        private static final Row START = new Row(0, 0, Instant.EPOCH, false);

        private final int priority;
        private Row last = START;

        /// @param priority as in the table: [Priority#ordinal]
        Walk(int priority) {
            this.priority = priority;
        }
    }

    /// Goes on from where it ended the last time, and from the oldest when it had come to the end.
    ///
    /// @param work on those that are due; says how many there was something to do with
    void goOn(Walk walk, Ages ages, ToIntFunction<List<Row>> work) {
        int done = 0;
        for (int pages = 0; pages < MOST_PAGES && done < ENOUGH; pages++) {
            List<Row> page = page(walk, ages);
            boolean end = page.size() < PAGE;
            // before the work: what breaks it does not keep it from all that is younger
            walk.last = end ? Walk.START : page.getLast();
            List<Row> due = page.stream().filter(Row::due).toList();
            if (!due.isEmpty()) done += work.applyAsInt(due);
            if (end) return;
        }
    }

    private List<Row> page(Walk walk, Ages ages) {
        Row last = walk.last;
        BigDecimal to = Claims.seconds(ages.to());
        BigDecimal from = Claims.seconds(ages.from());
        var rows = new ArrayList<Row>(
                sql.list(AS_OLD, ByAge::row, walk.priority, last.since(), last.id(), to, from, PAGE));
        if (rows.size() == PAGE) return rows;
        int more = PAGE - rows.size();
        rows.addAll(sql.list(YOUNGER, ByAge::row, walk.priority, last.since(), to, from, more));
        return rows;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"), row.getLong("outgoing_id"), Sql.instant(row, "created_at"), row.getBoolean("due"));
    }
}
