package org.carillon.trust.greylist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.store.DatabaseException;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.jboss.logging.Logger;

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

    private final Sql sql;
    private final Ids ids;
    private final AtomicLong fresh = new AtomicLong();

    Triples(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    enum Stage {
        NEW,
        WAITING,
        PASSED
    }

    /// What is known of a letter and of the network it comes from; times of what is not there are
    /// the beginning of time.
    ///
    /// @param passes of the network
    record Seen(long id, Stage stage, Instant firstAt, Instant lastAt, int passes, Instant networkAt) {}

    /// One statement for both.
    Seen look(Triple triple) {
        return sql.first("""
                select g.id, g.first_at, g.last_at, g.passed_at, n.passes, n.last_at as network_at
                from (select 1 as one) here
                left join greylist_network n on n.network = ?
                left join greylist g on g.network = ? and g.sender = ? and g.recipient = ?""", Triples::seen, triple.network(), triple.network(), triple.sender(), triple.recipient())
                .orElseThrow();
    }

    private static Seen seen(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        Stage stage = row.wasNull()
                ? Stage.NEW
                : Sql.optionalInstant(row, "passed_at").isPresent() ? Stage.PASSED : Stage.WAITING;
        return new Seen(
                id,
                stage,
                Sql.optionalInstant(row, "first_at").orElse(Instant.EPOCH),
                Sql.optionalInstant(row, "last_at").orElse(Instant.EPOCH),
                row.getInt("passes"),
                Sql.optionalInstant(row, "network_at").orElse(Instant.EPOCH));
    }

    /// Writes a letter down that came for the first time, unless another node just has.
    void first(Triple triple, Instant now) {
        sql.update("""
                insert into greylist (id, network, sender, recipient, first_at, last_at) values (?, ?, ?, ?, ?, ?)
                on conflict do nothing""", ids.next(), triple.network(), triple.sender(), triple.recipient(), now, now);
        if (fresh.incrementAndGet() % LOOK_AFTER == 0) {
            Thread.ofVirtual().name("greylist-trim").start(this::trimQuietly);
        }
    }

    /// False when it has passed already or is gone: of two nodes one lets it pass.
    boolean pass(long id, Instant now) {
        return sql.update(
                        "update greylist set passed_at = ?, last_at = ? where id = ? and passed_at is null",
                        now,
                        now,
                        id)
                > 0;
    }

    void again(long id, Instant now) {
        sql.update("update greylist set first_at = ?, last_at = ?, passed_at = null where id = ?", now, now, id);
    }

    void seen(Seen before, Instant now) {
        if (before.lastAt().plus(COARSE).isAfter(now)) return;
        sql.update("update greylist set last_at = ? where id = ? and last_at < ?", now, before.id(), now);
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
        return sql.update("delete from greylist where passed_at is null and first_at < ?", late)
                + sql.update("delete from greylist where passed_at is not null and last_at < ?", old)
                + trim(MOST_WAITING);
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
        return sql.update("""
                delete from greylist where id in (
                    select id from greylist where passed_at is null order by first_at, id limit ?)""", tooMany);
    }
}
