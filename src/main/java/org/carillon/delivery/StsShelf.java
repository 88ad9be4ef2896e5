package org.carillon.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.store.Sql;

/// The policies of domains as they were last fetched, for all nodes.
@ApplicationScoped
class StsShelf {
    private final Sql sql;
    private final Clock clock;

    StsShelf(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// @param id of the record in the DNS by which it was found
    record Kept(String id, StsPolicy policy, Instant fetchedAt) {
        /// Old enough to be asked for again, long before it is over (RFC 8461 §3.3).
        boolean stale(Instant now) {
            Duration half = policy.maxAge().dividedBy(2);
            Duration day = Duration.ofDays(1);
            return now.isAfter(fetchedAt.plus(half.compareTo(day) < 0 ? half : day));
        }
    }

    /// Empty when there is none, or when its time is over.
    Optional<Kept> policy(String domain) {
        return sql.first(
                "select record_id, mode, hosts, fetched_at, expires_at from sts_policy where domain = ? and expires_at > ?",
                row -> {
                    Instant fetched = Sql.instant(row, "fetched_at");
                    String hosts = row.getString("hosts");
                    var policy = new StsPolicy(
                            StsPolicy.Mode.valueOf(row.getString("mode")),
                            hosts.isEmpty() ? List.of() : List.of(hosts.split(" ")),
                            Duration.between(fetched, Sql.instant(row, "expires_at")));
                    return new Kept(row.getString("record_id"), policy, fetched);
                },
                domain,
                clock.instant());
    }

    void keep(String domain, String id, StsPolicy policy) {
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("delete from sts_policy where domain = ? or expires_at < ?", domain, now);
            sql.update(
                    """
                    insert into sts_policy (domain, record_id, mode, hosts, fetched_at, expires_at)
                    values (?, ?, ?, ?, ?, ?) on conflict do nothing""",
                    domain,
                    id,
                    policy.mode().name(),
                    String.join(" ", policy.hosts()),
                    now,
                    now.plus(policy.maxAge()));
        });
    }
}
