package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Who changed what about a list and when: one trail for every way in.
@ApplicationScoped
public class Trail {
    /// @param subject what it was done to; a sentence about them when they are many
    /// @param people to how many it was done, see [#whole]
    public record Entry(long id, Instant at, By by, String action, String subject, int people) {
        Entry about(String subject) {
            return new Entry(id, at, by, action, subject, people);
        }
    }

    /// An entry with all it was done to, in the order in which they were given.
    public record Whole(Entry entry, List<String> subjects) {}

    static final int MAX_TEXT = 500;
    /// Entries that a search looks through at a time.
    static final int WINDOW = 5000;
    /// People in the entries that a search looks through at a time.
    static final int WINDOW_PEOPLE = 200_000;

    /// The first condition on the time, and the list in the order, are there for the index: no entry is read that is
    /// not shown, on the last page as on the first. The lines of an entry about many stay where they are.
    static final String PAGE = """
            select id, at, actor, channel, client, action, subject, people from list_audit
            where list_id = ? and at <= ? and (at < ? or id < ?) order by list_id desc, at desc, id desc limit ?""";

    /// One statement for one entry and for thousands.
    private static final String ADD = """
            insert into list_audit (id, list_id, at, actor, channel, client, action, subject, people, subjects)
            select id, cast(? as bigint), cast(? as timestamp with time zone), cast(? as text), cast(? as text),
                cast(? as text), cast(? as text), subject, people, subjects
            from unnest(cast(? as bigint array), cast(? as text array), cast(? as integer array), cast(? as text array))
                as come (id, subject, people, subjects)""";

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

    /// An entry for each of a few; of more than [Subjects#EACH], one for each [Subjects#MOST].
    void addAll(long listId, By by, String action, List<String> subjects) {
        if (subjects.isEmpty()) return;
        List<Subjects> rows = Subjects.of(subjects);
        sql.update(
                ADD,
                listId,
                clock.instant(),
                cut(by.who()),
                by.channel().word(),
                cut(by.from()),
                action,
                rows.stream().map(row -> ids.next()).toArray(Long[]::new),
                rows.stream().map(Subjects::summary).toArray(String[]::new),
                rows.stream().map(Subjects::people).toArray(Integer[]::new),
                rows.stream().map(Subjects::lines).toArray(String[]::new));
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

    /// Entries whose actor or one of whose subjects begins with that text, in any case. The
    /// subject of an entry about many is then those who are meant. Only the next [#WINDOW]
    /// entries, about [#WINDOW_PEOPLE] people, are looked through, so that it takes no longer
    /// on a trail of millions; there may be more where it says to look on.
    public Found find(long listId, Mark behind, String start, int limit) {
        return new TrailSearch(start, this::lines).among(page(listId, behind, WINDOW), limit);
    }

    private record Lines(long id, String text) {}

    private Map<Long, String> lines(Long[] entries) {
        return sql
                .list(
                        "select id, subjects from list_audit where id = any(?) and subjects is not null",
                        row -> new Lines(row.getLong(1), row.getString(2)),
                        (Object) entries)
                .stream()
                .collect(Collectors.toMap(Lines::id, Lines::text));
    }

    /// The entry at that mark, with all it was done to; nothing when the list has none there.
    public Optional<Whole> whole(long listId, Mark at) {
        return sql.first(
                """
                select id, at, actor, channel, client, action, subject, people, subjects from list_audit
                where id = ? and list_id = ? and at = ?""",
                row -> {
                    Entry entry = entry(row);
                    String lines = row.getString("subjects");
                    return new Whole(entry, lines == null ? List.of(entry.subject()) : Subjects.each(lines));
                },
                at.id(),
                listId,
                at.at());
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
                row.getString("subject"),
                row.getInt("people"));
    }

    static String cut(String text) {
        return PlainText.line(text, MAX_TEXT);
    }
}
