package org.carillon.trust.blocklist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.mail.PlainText;
import org.carillon.store.DatabaseException;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.carillon.trust.Networks;
import org.jboss.logging.Logger;

/// Hosts and networks that whoever runs the site lets in, although block lists have them. Kept in the database for all
/// nodes, and in memory for the doors.
@ApplicationScoped
public class Exemptions {
    private static final Logger LOG = Logger.getLogger(Exemptions.class);

    /// Each client is compared with all of them.
    static final int MOST = 1_000;

    /// How long another node may not notice a change.
    private static final Duration NOTICED = Duration.ofSeconds(10);

    private static final int LONGEST_REASON = 200;

    /// What both databases can still write.
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private static final String ALL = "";

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Cache<String, Networks> known =
            Caffeine.newBuilder().expireAfterWrite(NOTICED).build();
    private volatile Networks last = new Networks(List.of());

    Exemptions(Sql sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /// How it went to let somebody in.
    public sealed interface Added {
        /// @param network as it is kept
        /// @param fresh false when it was there before; then it stays as it was
        record Done(String network, boolean fresh) implements Added {}

        record Unfit(String sentence) implements Added {}
    }

    /// @param network an address, or a network such as `192.0.2.0/24`
    /// @param by who lets it in
    public Added add(String network, String reason, String by) {
        ExemptNetwork read;
        try {
            read = ExemptNetwork.parse(network);
        } catch (IllegalArgumentException unfit) {
            return new Added.Unfit(String.valueOf(unfit.getMessage()));
        }
        if (sql.number("select count(*) from exempt_client") >= MOST) {
            return new Added.Unfit("There are " + MOST + " already: take some out, or join them to networks.");
        }
        int fresh =
                sql.update("""
                insert into exempt_client (id, network, reason, added_by, added_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""", ids.next(), read.text(), PlainText.line(reason, LONGEST_REASON), by, clock.instant());
        known.invalidateAll();
        return new Added.Done(read.text(), fresh > 0);
    }

    /// False when it was gone. Other nodes notice within seconds.
    public boolean remove(long id) {
        boolean gone = sql.update("delete from exempt_client where id = ?", id) > 0;
        known.invalidateAll();
        return gone;
    }

    /// The newest first.
    ///
    /// @param after the id of the last one seen; at first 0
    public List<Exemption> page(long after, int limit) {
        Instant from = sql.first(
                        "select added_at from exempt_client where id = ?", row -> Sql.instant(row, "added_at"), after)
                .orElse(END_OF_TIME);
        return sql.list("""
                select id, network, reason, added_by, added_at from exempt_client
                where added_at < ? or (added_at = ? and id < ?) order by added_at desc, id desc limit ?""", Exemptions::exemption, from, from, after, limit);
    }

    private static Exemption exemption(ResultSet row) throws SQLException {
        return new Exemption(
                row.getLong("id"),
                row.getString("network"),
                row.getString("reason"),
                row.getString("added_by"),
                Sql.instant(row, "added_at"));
    }

    /// Asked for each client; hardly ever asks the database. Without one, what was known last still holds.
    boolean contain(InetAddress client) {
        Networks all = known.getIfPresent(ALL);
        return (all == null ? read() : all).contains(client);
    }

    private Networks read() {
        try {
            last = Networks.parse(
                    "exempt_client",
                    sql.list("select network from exempt_client limit ?", row -> row.getString(1), MOST));
        } catch (DatabaseException away) {
            LOG.warnf("exempt clients not read cause=%s", away.brief());
        }
        known.put(ALL, last);
        return last;
    }
}
