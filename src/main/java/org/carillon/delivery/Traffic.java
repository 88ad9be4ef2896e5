package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carillon.store.DatabaseException;
import org.carillon.store.Sql;

/// How much was delivered, in pieces of five minutes, by all nodes and for some weeks.
@ApplicationScoped
public class Traffic {
    /// Length of a piece.
    public static final Duration PIECE = Duration.ofMinutes(5);

    private static final Duration KEPT = Duration.ofDays(35);

    private final Sql sql;
    private final Clock clock;
    private final Figures figures;
    private final String node = UUID.randomUUID().toString();

    Traffic(Sql sql, Clock clock, Figures figures) {
        this.sql = sql;
        this.clock = clock;
        this.figures = figures;
    }

    /// What happened in five minutes from `since` on.
    ///
    /// @param waiting recipients in the outbox at its end
    public record Piece(Instant since, long accepted, long delivered, long deferred, long failed, long waiting) {}

    /// Looks at the outbox and writes down what this node has counted since it last looked. Nothing is written of a
    /// quiet time.
    void look() {
        Map<Figures.Place, Figures.Waiting> found = new EnumMap<>(Figures.Place.class);
        sql.list(
                """
                select place, sum(remaining), min(created_at) as oldest
                from (select b.remaining, b.created_at,
                             case when d.name is null then 'OUTSIDE'
                                  when exists (select 1 from outgoing o where o.id = b.outgoing_id and o.origin like 'folder%')
                                  then 'FOLDER' else 'HERE' end as place
                      from outbox b left join mail_domain d on d.name = b.destination) as waiting
                group by place""",
                row -> found.put(
                        Figures.Place.valueOf(row.getString(1)),
                        new Figures.Waiting(
                                row.getLong(2), Duration.between(Sql.instant(row, "oldest"), clock.instant()))));
        figures.waiting(found);
        note(found.values().stream().mapToLong(Figures.Waiting::recipients).sum());
    }

    private void note(long waiting) {
        Figures.Counts counts = figures.take();
        if (counts.none() && waiting == 0) return;
        try {
            write(begun(clock.instant()), counts, waiting);
        } catch (DatabaseException away) {
            figures.giveBack(counts);
            throw away;
        }
    }

    void write(Instant since, Figures.Counts counts, long waiting) {
        sql.update(
                "insert into traffic (since, node, accepted, delivered, deferred, failed, waiting) values (?, ?, 0, 0, 0, 0, 0) on conflict do nothing",
                since,
                node);
        sql.update(
                """
                update traffic set accepted = accepted + ?, delivered = delivered + ?, deferred = deferred + ?,
                                   failed = failed + ?, waiting = ? where since = ? and node = ?""", counts.accepted(), counts.delivered(), counts.deferred(), counts.failed(), waiting, since, node);
    }

    /// When the piece that holds this moment began.
    public static Instant begun(Instant moment) {
        long seconds = PIECE.toSeconds();
        return Instant.ofEpochSecond(moment.getEpochSecond() / seconds * seconds);
    }

    /// The pieces since then, of all nodes together; those in which nothing happened are not there.
    public List<Piece> since(Instant from) {
        return sql.list(
                """
                select since, sum(accepted), sum(delivered), sum(deferred), sum(failed), max(waiting)
                from traffic where since >= ? group by since order by since""",
                row -> new Piece(
                        Sql.instant(row, "since"),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)),
                from);
    }

    /// Returns how many rows went.
    public int sweep() {
        return sql.update("delete from traffic where since < ?", clock.instant().minus(KEPT));
    }
}
