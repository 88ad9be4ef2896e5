package org.carillon.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.BodyText;
import org.carillon.mail.Message;
import org.carillon.store.Sql;

/// The queries of readers. Each takes the same time in a big archive as in a small one, that of a month as long
/// as the month has posts; none locks anything.
@ApplicationScoped
public class Reading {
    /// Posts of one thread that are shown together.
    public static final int MAX_THREAD = 5000;

    /// Characters of a post's text.
    public static final int MAX_TEXT = 1 << 20;

    private static final String CONVERSATION =
            "select id, root_hash, subject, started_at, latest_at, posts from conversation ";

    private static final String MONTHLY = """
            select c.id, c.root_hash, c.subject, c.started_at, c.latest_at, c.posts, m.latest_in_month
            from (select conversation_id, max(sent_at) as latest_in_month from archived_post
                  where list_key = ? and sent_at >= ? and sent_at < ? group by conversation_id) m
            join conversation c on c.id = m.conversation_id
            where m.latest_in_month < ? or (m.latest_in_month = ? and c.id < ?)
            order by m.latest_in_month desc, c.id desc limit ?""";

    private final Sql sql;

    Reading(Sql sql) {
        this.sql = sql;
    }

    /// Months that have posts, the latest first.
    public List<MonthCount> months(String listKey) {
        return sql.list(
                "select posted, posts from archive_month where list_key = ? order by posted desc",
                row -> new MonthCount(row.getString(1), row.getInt(2)),
                listKey);
    }

    /// Threads by their latest post. `cursor` is empty or the `next` of the page before.
    /// @throws IllegalArgumentException when the cursor is none of ours
    public ConversationPage threads(String listKey, String cursor, int limit) {
        Cursor after = cursor.isEmpty() ? Cursor.END : Cursor.parse(cursor);
        List<Keyed> found = sql.list(
                CONVERSATION + """
                where list_key = ? and latest_at <= ? and (latest_at < ? or id < ?)
                order by list_key, latest_at desc, id desc limit ?""",
                row -> new Keyed(row.getLong("id"), conversation(row)),
                listKey,
                after.at(),
                after.at(),
                after.id(),
                limit + 1);
        List<Keyed> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? shown.getLast().cursor().toString() : "";
        return new ConversationPage(shown.stream().map(Keyed::conversation).toList(), next);
    }

    /// Threads with posts that were sent in that month (UTC), by the latest of these posts. `cursor` as in
    /// [#threads].
    /// @throws IllegalArgumentException when the cursor is none of ours
    public ConversationPage month(String listKey, YearMonth month, String cursor, int limit) {
        Cursor after = cursor.isEmpty() ? Cursor.END : Cursor.parse(cursor);
        List<Monthly> found = sql.list(
                MONTHLY,
                row -> new Monthly(
                        new Cursor(Sql.instant(row, "latest_in_month"), row.getLong("id")), conversation(row)),
                listKey,
                month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                after.at(),
                after.at(),
                after.id(),
                limit + 1);
        List<Monthly> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? shown.getLast().cursor().toString() : "";
        return new ConversationPage(shown.stream().map(Monthly::conversation).toList(), next);
    }

    private record Monthly(Cursor cursor, Conversation conversation) {}

    private record Keyed(long id, Conversation conversation) {
        Cursor cursor() {
            return new Cursor(conversation.latestAt(), id);
        }
    }

    /// Posts in the order in which they came. `cursor` is empty or the `next` of the page before.
    /// @throws IllegalArgumentException when the cursor is none of ours
    public PostPage posts(String listKey, String cursor, int limit) {
        Cursor after = cursor.isEmpty() ? Cursor.START : Cursor.parse(cursor);
        List<PostLine> found = sql.list("""
                select id, id_hash, header_id, author, author_address, subject, sent_at, archived_at from archived_post
                where list_key = ? and archived_at >= ? and (archived_at > ? or id > ?) and message_id is not null
                order by list_key, archived_at, id limit ?""", Reading::postLine, listKey, after.at(), after.at(), after.id(), limit + 1);
        List<PostLine> shown = found.subList(0, Math.min(limit, found.size()));
        boolean more = found.size() > limit;
        String next =
                more ? new Cursor(shown.getLast().archivedAt(), shown.getLast().number()).toString() : "";
        return new PostPage(shown, next);
    }

    /// How many posts there are.
    public long count(String listKey) {
        return sql.number("select coalesce(sum(posts), 0) from archive_month where list_key = ?", listKey);
    }

    /// The post of that number, from 1 in the order in which they came. Takes longer the higher it is: for a letter,
    /// not for a page.
    public Optional<PostLine> numbered(String listKey, long number) {
        if (number < 1) return Optional.empty();
        return sql.first("""
                select id, id_hash, header_id, author, author_address, subject, sent_at, archived_at from archived_post
                where list_key = ? and message_id is not null
                order by list_key, archived_at, id limit 1 offset ?""", Reading::postLine, listKey, number - 1);
    }

    private static PostLine postLine(ResultSet row) throws SQLException {
        return new PostLine(
                row.getLong("id"),
                row.getString("id_hash"),
                row.getString("header_id"),
                line(row),
                Sql.instant(row, "archived_at"));
    }

    /// The thread in which the post or placeholder of that hash stands.
    public Optional<ThreadTree> thread(String listKey, String hash) {
        Optional<Keyed> found = sql.first(
                CONVERSATION
                        + "where id = (select conversation_id from archived_post where list_key = ? and id_hash = ?)",
                row -> new Keyed(row.getLong("id"), conversation(row)),
                listKey,
                hash);
        return found.map(keyed -> tree(keyed.id, keyed.conversation));
    }

    private ThreadTree tree(long id, Conversation conversation) {
        List<ReadingOrder.Row> rows = sql.list("""
                select id, parent_id, id_hash, message_id, header_id, author, author_address, subject, sent_at
                from archived_post where conversation_id = ? order by conversation_id, id limit ?""", Reading::row, id, MAX_THREAD + 1);
        boolean complete = rows.size() <= MAX_THREAD;
        return new ThreadTree(conversation, ReadingOrder.of(complete ? rows : rows.subList(0, MAX_THREAD)), complete);
    }

    private static ReadingOrder.Row row(ResultSet row) throws SQLException {
        boolean missing = row.getObject("message_id") == null;
        return new ReadingOrder.Row(
                row.getLong("id"),
                row.getLong("parent_id"),
                row.getString("id_hash"),
                missing,
                row.getString("header_id"),
                line(row));
    }

    /// One post, not a placeholder.
    public Optional<ArchivedPost> post(String listKey, String hash) {
        return sql.first(
                """
                select p.id_hash, c.root_hash, p.header_id, p.author, p.author_address, p.subject, p.sent_at,
                    p.archived_at, m.size, m.bytes
                from archived_post p join conversation c on c.id = p.conversation_id join message m on m.id = p.message_id
                where p.list_key = ? and p.id_hash = ?""",
                row -> new ArchivedPost(
                        row.getString("id_hash"),
                        row.getString("root_hash"),
                        row.getString("header_id"),
                        line(row),
                        Sql.instant(row, "archived_at"),
                        row.getInt("size"),
                        BodyText.of(new Message(row.getBytes("bytes")), MAX_TEXT)),
                listKey,
                hash);
    }

    /// The bytes of a post as they were sent to the list.
    /// What was found out about a post's sender when it came in; see [org.carillon.store.Messages.Kept].
    public Optional<String> provenance(String listKey, String hash) {
        return sql.first("""
                select m.provenance from archived_post p join message m on m.id = p.message_id
                where p.list_key = ? and p.id_hash = ?""", row -> row.getString(1), listKey, hash);
    }

    public Optional<byte[]> raw(String listKey, String hash) {
        return sql.first("""
                select m.bytes from archived_post p join message m on m.id = p.message_id
                where p.list_key = ? and p.id_hash = ?""", row -> row.getBytes(1), listKey, hash);
    }

    private static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                row.getString("root_hash"),
                row.getString("subject"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "latest_at"),
                row.getInt("posts"));
    }

    private static Twig.Line line(ResultSet row) throws SQLException {
        return new Twig.Line(
                row.getString("author"),
                row.getString("author_address"),
                row.getString("subject"),
                Sql.optionalInstant(row, "sent_at").orElse(null));
    }
}
