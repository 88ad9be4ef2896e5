package org.carillon.trust.refusals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carillon.store.Ids;
import org.carillon.store.Rows;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// The tables of refusals. Nodes write beside each other, one at a time for a moment.
@ApplicationScoped
class RefusalTable {
    /// Rows of a day, of all nodes together; nobody reads more, and a flood must not fill the disk.
    static final int MOST_A_DAY = 20_000;

    private static final String INSERT =
            "insert into refusal (id, refused_at, reason, door, client, helo, sender, recipient, author, reply, sentence)";

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final Sql sql;
    private final Ids ids;

    RefusalTable(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /// @param counted by day and reason, those in `rows` among them
    void write(List<Refusal> rows, Map<Tallies.Key, Long> counted) {
        Map<LocalDate, List<Refusal>> byDay = rows.stream()
                .collect(Collectors.groupingBy(r -> Tallies.Key.of(r).day(), TreeMap::new, Collectors.toList()));
        for (Tallies.Key key : counted.keySet()) byDay.computeIfAbsent(key.day(), day -> List.of());
        if (byDay.isEmpty()) return;
        // days in order, so that two nodes never wait for each other in a circle
        QuarkusTransaction.requiringNew().run(() -> byDay.forEach((day, some) -> writeDay(day, some, counted)));
    }

    private void writeDay(LocalDate day, List<Refusal> rows, Map<Tallies.Key, Long> counted) {
        ensure(day, "");
        long kept = sql.number("select kept from refusal_count where on_day = ? and reason = '' for update", day);
        int room = (int) Math.max(0, Math.min(rows.size(), MOST_A_DAY - kept));
        if (room > 0) sql.with(connection -> insert(connection, rows.subList(0, room)));
        sql.update("update refusal_count set kept = kept + ? where on_day = ? and reason = ''", room, day);
        for (Reason reason : Reason.values()) {
            Long count = counted.get(new Tallies.Key(day, reason));
            if (count != null) add(day, reason.name(), count);
        }
    }

    private void ensure(LocalDate day, String reason) {
        sql.update(
                "insert into refusal_count (on_day, reason, counted, kept) values (?, ?, 0, 0) on conflict do nothing",
                day,
                reason);
    }

    private void add(LocalDate day, String reason, long count) {
        ensure(day, reason);
        sql.update(
                "update refusal_count set counted = counted + ? where on_day = ? and reason = ?", count, day, reason);
    }

    private int insert(Connection connection, List<Refusal> rows) throws SQLException {
        List<@Nullable Object[]> values = rows.stream().map(this::values).toList();
        return Rows.insert(connection, INSERT, "", values);
    }

    private @Nullable Object[] values(Refusal one) {
        var caller = one.caller();
        var letter = one.letter();
        return new @Nullable Object[] {
            ids.next(),
            one.at(),
            one.reason().name(),
            caller.door(),
            caller.client(),
            caller.helo(),
            letter.sender(),
            letter.recipient(),
            letter.author(),
            one.reply(),
            one.sentence()
        };
    }

    /// Newest first; an id that is gone means from the beginning.
    List<RefusalRow> page(long before, int limit, RefusalFilter filter) {
        Instant from = sql.first(
                        "select refused_at from refusal where id = ?", row -> Sql.instant(row, "refused_at"), before)
                .orElse(END_OF_TIME);
        Reason reason = filter.reason();
        return sql.list(
                """
                select * from refusal where (refused_at < ? or (refused_at = ? and id < ?)) and (? = '' or reason = ?)
                and position(? in lower(client || ' ' || helo || ' ' || sender || ' ' || recipient || ' ' || author
                                        || ' ' || reply || ' ' || sentence)) > 0
                order by refused_at desc, id desc limit ?""",
                RefusalTable::row,
                from,
                from,
                before,
                reason == null ? "" : reason.name(),
                reason == null ? "" : reason.name(),
                filter.text(),
                limit);
    }

    private static RefusalRow row(ResultSet row) throws SQLException {
        var caller = new Refusal.Caller(row.getString("door"), row.getString("client"), row.getString("helo"));
        var letter = new Refusal.Letter(row.getString("sender"), row.getString("recipient"), row.getString("author"));
        var refusal = new Refusal(
                Sql.instant(row, "refused_at"),
                Reason.named(row.getString("reason")).orElse(Reason.OTHER),
                caller,
                letter,
                row.getString("reply"),
                row.getString("sentence"));
        return new RefusalRow(row.getLong("id"), refusal);
    }

    /// The most frequent first.
    Map<Reason, Long> counts(LocalDate day) {
        return sql
                .list(
                        """
                        select reason, counted from refusal_count where on_day = ? and counted > 0
                        order by counted desc, reason""",
                        row -> Map.entry(
                                Reason.named(row.getString("reason")).orElse(Reason.OTHER), row.getLong("counted")),
                        day)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, LinkedHashMap::new));
    }

    int sweep(Instant old) {
        return sql.update("delete from refusal where refused_at < ?", old)
                + sql.update("delete from refusal_count where on_day < ?", LocalDate.ofInstant(old, ZoneOffset.UTC));
    }
}
