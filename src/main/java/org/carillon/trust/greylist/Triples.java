package org.carillon.trust.greylist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.store.DatabaseException;
import org.carillon.store.Ids;
import org.carillon.store.Rows;
import org.carillon.store.Sql;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The table of letters that were asked to come again. Nodes write beside each other: who comes
/// second finds the row of the first.
@ApplicationScoped
class Triples {
    private static final Logger LOG = Logger.getLogger(Triples.class);

    /// Rows of letters that wait. A flood of made-up senders drives out the oldest, which mostly are
    /// its own.
    private static final long MOST_WAITING = 1_000_000;

    /// New rows of this node after which it looks how many there are.
    private static final long LOOK_AFTER = 20_000;

    /// Marks of the last letter are not written more often than this.
    private static final Duration COARSE = Duration.ofHours(1);

    private static final String INSERT = "insert into greylist (id, network, sender, recipient, first_at, last_at)";

    private final Sql sql;
    private final Ids ids;
    private final AtomicLong fresh = new AtomicLong();

    Triples(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /// A letter to one recipient.
    ///
    /// @param passed it came again in time, or was released
    record Row(long id, String recipient, Instant firstAt, Instant lastAt, boolean passed) {}

    /// What is known of a letter and of the network it comes from.
    ///
    /// @param passes of the network; 0 when it is not known at all
    /// @param rows of those recipients for whom one like it has come
    record Seen(int passes, Instant networkAt, List<Row> rows) {}

    /// One line of the answer: each repeats what is known of the network.
    private record Line(
            int passes, Instant networkAt, @Nullable Row row) {}

    /// One statement for all of it.
    Seen look(Traits traits) {
        List<Line> lines = sql.with(connection -> {
            try (var statement = connection.prepareStatement("""
                    select g.id, g.recipient, g.first_at, g.last_at, g.passed_at, n.passes, n.last_at as network_at
                    from (select 1 as one) here
                    left join greylist_network n on n.network = ?
                    left join greylist g on g.network = ? and g.sender = ? and g.recipient = any(?)""")) {
                Sql.bind(
                        statement,
                        traits.network(),
                        traits.network(),
                        traits.sender(),
                        connection.createArrayOf("text", traits.recipients().toArray()));
                return Sql.readAll(statement, Triples::line);
            }
        });
        Line first = lines.getFirst();
        List<Row> rows = lines.stream().map(Line::row).filter(Objects::nonNull).toList();
        return new Seen(first.passes(), first.networkAt(), rows);
    }

    private static Line line(ResultSet row) throws SQLException {
        int passes = row.getInt("passes");
        Instant networkAt = Sql.optionalInstant(row, "network_at").orElse(Instant.EPOCH);
        long id = row.getLong("id");
        if (row.wasNull()) return new Line(passes, networkAt, null);
        var letter = new Row(
                id,
                row.getString("recipient"),
                Sql.instant(row, "first_at"),
                Sql.instant(row, "last_at"),
                Sql.optionalInstant(row, "passed_at").isPresent());
        return new Line(passes, networkAt, letter);
    }

    /// Writes a letter down that came for the first time, unless another node just has.
    void first(Traits traits, List<String> recipients, Instant now) {
        if (recipients.isEmpty()) return;
        List<@Nullable Object[]> rows = recipients.stream()
                .map(to -> new @Nullable Object[] {ids.next(), traits.network(), traits.sender(), to, now, now})
                .toList();
        sql.with(connection -> Rows.insert(connection, INSERT, "on conflict do nothing", rows));
        long before = fresh.getAndAdd(rows.size());
        if (before / LOOK_AFTER != (before + rows.size()) / LOOK_AFTER) {
            Thread.ofVirtual().name("greylist-trim").start(this::trimQuietly);
        }
    }

    /// How many of them had not passed yet: of two nodes one lets a letter pass.
    int pass(List<Long> letters, Instant now) {
        return update(
                "update greylist set passed_at = ?, last_at = ? where passed_at is null and id = any(?)", letters, now);
    }

    void again(List<Long> letters, Instant now) {
        update("update greylist set first_at = ?, last_at = ?, passed_at = null where id = any(?)", letters, now);
    }

    void seen(List<Row> letters, Instant now) {
        List<Long> stale = letters.stream()
                .filter(row -> !row.lastAt().plus(COARSE).isAfter(now))
                .map(Row::id)
                .toList();
        update("update greylist set passed_at = coalesce(passed_at, ?), last_at = ? where id = any(?)", stale, now);
    }

    /// @param statement with two times and the numbers of the letters
    private int update(String statement, List<Long> letters, Instant now) {
        if (letters.isEmpty()) return 0;
        return sql.with(connection -> {
            try (var update = connection.prepareStatement(statement)) {
                Sql.bind(update, now, now, connection.createArrayOf("bigint", letters.toArray()));
                return update.executeUpdate();
            }
        });
    }

    boolean forget(long id) {
        return sql.update("delete from greylist where id = ?", id) > 0;
    }

    long waiting() {
        return sql.number("select count(*) from greylist where passed_at is null");
    }

    long passed() {
        return sql.number("select count(*) from greylist where passed_at is not null");
    }

    /// Newest first; an id that is gone means from the beginning.
    List<Entry> page(long after, int limit, GreylistFilter filter) {
        Instant from = sql.first(
                        "select first_at from greylist where id = ?", row -> Sql.instant(row, "first_at"), after)
                .orElse(END_OF_TIME);
        return sql.list(
                """
                select id, network, sender, recipient, first_at, passed_at from greylist
                where (first_at < ? or (first_at = ? and id < ?)) and %s
                and (position(? in network) > 0 or position(? in sender) > 0 or position(? in recipient) > 0)
                order by first_at desc, id desc limit ?""".formatted(filter.which().condition()),
                Triples::entry,
                from,
                from,
                after,
                filter.text(),
                filter.text(),
                filter.text(),
                limit);
    }

    /// What both databases can still write.
    static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private static Entry entry(ResultSet row) throws SQLException {
        Optional<Instant> passed = Sql.optionalInstant(row, "passed_at");
        return new Entry(
                row.getLong("id"),
                row.getString("network"),
                row.getString("sender"),
                row.getString("recipient"),
                Sql.instant(row, "first_at"),
                passed);
    }

    /// @param late who came first before this and did not come again
    /// @param old who came last before this
    int sweep(Instant late, Instant old) {
        int waited = trim().before(late, """
                select id from greylist where passed_at is null and first_at < ?
                order by passed_at, first_at, id limit ?""");
        int passed = trim().before(old, """
                select id from greylist where passed_at is not null and last_at < ? order by last_at limit ?""");
        return waited + passed + trim(MOST_WAITING);
    }

    private Trim trim() {
        return new Trim(sql, "delete from greylist where id = any(?)", "bigint");
    }

    private void trimQuietly() {
        try {
            trim(MOST_WAITING);
        } catch (DatabaseException away) {
            LOG.warnf("greylist not trimmed cause=%s", away.brief());
        }
    }

    /// Leaves so many that wait, the newest.
    int trim(long most) {
        long tooMany = waiting() - most;
        if (tooMany <= 0) return 0;
        LOG.infof("greylist is full, the oldest go waiting=%d", most + tooMany);
        return trim().surplus(
                        tooMany,
                        "select id from greylist where passed_at is null order by passed_at, first_at, id limit ?");
    }
}
