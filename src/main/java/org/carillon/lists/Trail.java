package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Who changed what about a list and when: one trail for every way in.
@ApplicationScoped
public class Trail {
    /// @param subject what it was done to
    public record Entry(long id, Instant at, By by, String action, String subject) {}

    static final int MAX_TEXT = 500;
    /// Entries that a search looks through at a time.
    static final int WINDOW = 5000;

    /// The first condition on the time, and the list in the order, are there for the index: no entry is read that is
    /// not shown, on the last page as on the first.
    static final String PAGE = """
            select id, at, actor, channel, client, action, subject from list_audit
            where list_id = ? and at <= ? and (at < ? or id < ?) order by list_id desc, at desc, id desc limit ?""";

    /// One statement for one entry and for thousands.
    private static final String ADD = """
            insert into list_audit (id, list_id, at, actor, channel, client, action, subject)
            select id, cast(? as bigint), cast(? as timestamp with time zone), cast(? as text), cast(? as text),
                cast(? as text), cast(? as text), subject
            from unnest(cast(? as bigint array), cast(? as text array)) as come (id, subject)""";

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
        Long[] numbers = subjects.stream().map(subject -> ids.next()).toArray(Long[]::new);
        String[] cut = subjects.stream().map(Trail::cut).toArray(String[]::new);
        sql.update(ADD, listId, now, cut(by.who()), by.channel().word(), cut(by.from()), action, numbers, cut);
    }

    /// Where a page of the trail begins: behind this entry, towards the past.
    public record Mark(Instant at, long id) {
        public static final Mark NEWEST = new Mark(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

        public static Mark of(Entry entry) {
            return new Mark(entry.at(), entry.id());
        }

        /// Microseconds since 1970 and the number of the entry; [#parse] reads it again.
        @Override
        public String toString() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
        }

        /// @return nothing when the text is none
        public static Optional<Mark> parse(String text) {
            if (!text.matches("[0-9]{1,17}-[0-9]{1,18}")) return Optional.empty();
            int hyphen = text.indexOf('-');
            Instant at = Instant.EPOCH.plus(Long.parseLong(text.substring(0, hyphen)), ChronoUnit.MICROS);
            return Optional.of(new Mark(at, Long.parseLong(text.substring(hyphen + 1))));
        }
    }

    /// The newest entries behind that mark.
    public List<Entry> page(long listId, Mark behind, int limit) {
        return sql.list(PAGE, Trail::entry, listId, behind.at(), behind.at(), behind.id(), limit);
    }

    /// Some of what was found.
    ///
    /// @param further where to look on; null at the end of the trail
    public record Found(List<Entry> entries, @Nullable Mark further) {}

    /// Entries whose actor or subject begins with that text, in any case. Only the next [#WINDOW] entries are looked
    /// through, so that it takes no longer on a trail of millions; there may be more where it says to look on.
    public Found find(long listId, Mark behind, String start, int limit) {
        return among(page(listId, behind, WINDOW), start, limit);
    }

    /// @param window what [#WINDOW] entries at most were read
    static Found among(List<Entry> window, String start, int limit) {
        String wanted = start.toLowerCase(Locale.ROOT);
        List<Entry> found = window.stream()
                .filter(e -> begins(e.by().who(), wanted) || begins(e.subject(), wanted))
                .limit(limit)
                .toList();
        if (found.size() == limit) return new Found(found, Mark.of(found.getLast()));
        return new Found(found, window.size() < WINDOW ? null : Mark.of(window.getLast()));
    }

    private static boolean begins(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).startsWith(wanted);
    }

    /// Forgets what is older. Returns how many entries went.
    int forget(Instant before) {
        return sql.list("select id from mailing_list", row -> row.getLong(1)).stream()
                .mapToInt(list -> sql.update("delete from list_audit where list_id = ? and at < ?", list, before))
                .sum();
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                Sql.instant(row, "at"),
                new By(row.getString("actor"), Channel.of(row.getString("channel")), row.getString("client")),
                row.getString("action"),
                row.getString("subject"));
    }

    static String cut(String text) {
        return PlainText.line(text, MAX_TEXT);
    }
}
