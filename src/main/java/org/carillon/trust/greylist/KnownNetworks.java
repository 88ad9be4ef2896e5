package org.carillon.trust.greylist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// The table of networks from which letters came again.
@ApplicationScoped
class KnownNetworks {
    /// What happens in one goes by as one.
    private static final Duration COARSE = Duration.ofHours(1);

    /// Far more than write to any house; a botnet that does come again brings many.
    private static final long MOST = 1_000_000;

    private final Sql sql;
    private final Ids ids;

    KnownNetworks(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /// A letter has come again. One an hour counts, as with postgrey: else one letter to some people
    /// would be enough.
    ///
    /// @param old who was last seen before this begins anew
    void passed(String network, Instant now, Instant old) {
        int first = sql.update("""
                insert into greylist_network (id, network, passes, first_at, last_at) values (?, ?, 1, ?, ?)
                on conflict do nothing""", ids.next(), network, now, now);
        if (first > 0) return;
        sql.update("""
                update greylist_network
                set passes = case when last_at < ? then 1 else passes + 1 end, last_at = ?
                where network = ? and last_at <= ?""", old, now, network, now.minus(COARSE));
    }

    /// A letter of a known network has come.
    void seen(String network, Instant now) {
        sql.update(
                "update greylist_network set last_at = ? where network = ? and last_at < ?",
                now,
                network,
                now.minus(COARSE));
    }

    long count(int passes) {
        return passes == 0 ? 0 : sql.number("select count(*) from greylist_network where passes >= ?", passes);
    }

    List<KnownNetwork> page(long after, int limit) {
        Instant from = sql.first(
                        "select first_at from greylist_network where id = ?",
                        row -> Sql.instant(row, "first_at"),
                        after)
                .orElse(Triples.END_OF_TIME);
        return sql.list("""
                select id, network, passes, first_at, last_at from greylist_network
                where first_at < ? or (first_at = ? and id < ?) order by first_at desc, id desc limit ?""", KnownNetworks::network, from, from, after, limit);
    }

    private static KnownNetwork network(ResultSet row) throws SQLException {
        return new KnownNetwork(
                row.getLong("id"),
                row.getString("network"),
                row.getInt("passes"),
                Sql.instant(row, "first_at"),
                Sql.instant(row, "last_at"));
    }

    boolean forget(long id) {
        return sql.update("delete from greylist_network where id = ?", id) > 0;
    }

    int sweep(Instant old) {
        var trim = new Trim(sql, "delete from greylist_network where id = any(?)", "bigint");
        int gone = trim.before(old, "select id from greylist_network where last_at < ? order by last_at, id limit ?");
        long tooMany = sql.number("select count(*) from greylist_network") - MOST;
        return gone + trim.surplus(tooMany, "select id from greylist_network order by last_at, id limit ?");
    }
}
