package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.carillon.store.Ids;
import org.carillon.store.Rows;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Who changed what about a list and when: one trail for every way in.
@ApplicationScoped
public class Trail {
    /// @param subject what it was done to
    public record Entry(long id, Instant at, By by, String action, String subject) {}

    private static final int MAX_TEXT = 500;

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;

    Trail(Sql sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    void add(long listId, By by, String action, String subject) {
        addAll(listId, by, action, List.of(subject));
    }

    void addAll(long listId, By by, String action, List<String> subjects) {
        if (subjects.isEmpty()) return;
        Instant now = clock.instant();
        List<@Nullable Object[]> rows = subjects.stream()
                .map(subject -> new @Nullable Object[] {
                    ids.next(), listId, now, cut(by.who()), by.channel().word(), cut(by.from()), action, cut(subject)
                })
                .toList();
        String head = "insert into list_audit (id, list_id, at, actor, channel, client, action, subject)";
        sql.with(connection -> Rows.insert(connection, head, "", rows));
    }

    /// The newest entries older than `beforeId` (0: from the newest).
    public List<Entry> page(long listId, long beforeId, int limit) {
        return sql.list("""
                select id, at, actor, channel, client, action, subject from list_audit
                where list_id = ? and id < ? order by id desc limit ?""", Trail::entry, listId, beforeId == 0 ? Long.MAX_VALUE : beforeId, limit);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                Sql.instant(row, "at"),
                new By(row.getString("actor"), Channel.of(row.getString("channel")), row.getString("client")),
                row.getString("action"),
                row.getString("subject"));
    }

    private static String cut(String text) {
        return PlainText.line(text, MAX_TEXT);
    }
}
