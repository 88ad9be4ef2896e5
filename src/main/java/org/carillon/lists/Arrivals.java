package org.carillon.lists;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.carillon.lists.Admissions.Newcomer;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Writes those who come as rows, in the order of their addresses: two that bring the same people would otherwise wait
/// for each other. PostgreSQL takes thousands as columns in one statement and answers once; H2 runs in our own process,
/// where a small statement that it has read once costs no way to a server.
final class Arrivals {
    /// @param id in the order in which they stand in the file
    record Numbered(long id, Newcomer who) {
        Address address() {
            return who.who().address();
        }

        String name() {
            return Members.shortName(who.who().name());
        }

        @Nullable
        String action() {
            PostAction action = who.action();
            return action == null ? null : action.word();
        }

        Member.Preferences chosen() {
            return who.preferences();
        }
    }

    private static final String HEAD = """
            insert into member (id, list_id, address, address_key, address_start, domain, name, name_start,
                mode, own_posts, duplicates, hidden, ack, paused_until, action, posts, created_at)
            """;

    private static final String ONE =
            HEAD + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)" + " on conflict do nothing";

    private static final String MANY = HEAD + """
            select id, ?, address, address_key, address_start, domain, name, name_start,
                mode, own_posts, duplicates, hidden, ack, cast(paused_until as timestamp with time zone), action, 0, ?
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as come (id, address, address_key, address_start,
                domain, name, name_start, mode, own_posts, duplicates, hidden, ack, paused_until, action)
            on conflict do nothing returning id""";

    private Arrivals() {}

    /// Those who were not there, in the order of their numbers.
    static List<Numbered> write(Connection connection, long listId, List<Numbered> newcomers, Instant now)
            throws SQLException {
        List<Numbered> ordered = newcomers.stream()
                .sorted(Comparator.comparing(one -> one.address().key()))
                .toList();
        boolean columns = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        Set<Long> added =
                columns ? asColumns(connection, listId, ordered, now) : oneByOne(connection, listId, ordered, now);
        return newcomers.stream().filter(one -> added.contains(one.id())).toList();
    }

    private static Set<Long> oneByOne(Connection connection, long listId, List<Numbered> ordered, Instant now)
            throws SQLException {
        var added = new HashSet<Long>();
        try (var statement = connection.prepareStatement(ONE)) {
            for (Numbered one : ordered) {
                Sql.bind(statement, row(listId, one, now));
                statement.addBatch();
            }
            int[] inserted = statement.executeBatch();
            IntStream.range(0, inserted.length)
                    .filter(i -> inserted[i] > 0)
                    .forEach(i -> added.add(ordered.get(i).id()));
        }
        return added;
    }

    private static @Nullable Object[] row(long listId, Numbered one, Instant now) {
        Address a = one.address();
        String name = one.name();
        Member.Preferences chosen = one.chosen();
        return new @Nullable Object[] {
            one.id(),
            listId,
            a.toString(),
            a.key(),
            MemberSearch.start(a.key()),
            a.domain(),
            name,
            MemberSearch.start(name),
            chosen.mode().word(),
            chosen.ownPosts(),
            chosen.duplicates(),
            chosen.hidden(),
            chosen.ack(),
            chosen.pausedUntil(),
            one.action(),
            now
        };
    }

    private static Set<Long> asColumns(Connection connection, long listId, List<Numbered> ordered, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(MANY)) {
            Sql.bind(statement, listId, now);
            var to = new Columns(statement, ordered);
            to.column("bigint", Numbered::id);
            to.column("text", one -> one.address().toString());
            to.column("text", one -> one.address().key());
            to.column("bytea", one -> MemberSearch.start(one.address().key()));
            to.column("text", one -> one.address().domain());
            to.column("text", Numbered::name);
            to.column("bytea", one -> MemberSearch.start(one.name()));
            to.column("text", one -> one.chosen().mode().word());
            to.column("boolean", one -> one.chosen().ownPosts());
            to.column("boolean", one -> one.chosen().duplicates());
            to.column("boolean", one -> one.chosen().hidden());
            to.column("boolean", one -> one.chosen().ack());
            to.column("text", one -> time(one.chosen().pausedUntil()));
            to.column("text", Numbered::action);
            return Set.copyOf(Sql.readAll(statement, row -> row.getLong(1)));
        }
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC).toString();
    }

    /// Parameters that hold a column each.
    private static final class Columns {
        private static final int BEFORE = 2;

        private final PreparedStatement statement;
        private final List<Numbered> rows;
        private int index = BEFORE;

        Columns(PreparedStatement statement, List<Numbered> rows) {
            this.statement = statement;
            this.rows = rows;
        }

        void column(String type, Function<Numbered, @Nullable Object> value) throws SQLException {
            Object[] values = rows.stream().map(value).toArray(size -> array(type, size));
            statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
        }

        private static Object[] array(String type, int size) {
            return switch (type) {
                case "bytea" -> new byte[size][];
                case "bigint" -> new Long[size];
                case "boolean" -> new Boolean[size];
                default -> new String[size];
            };
        }
    }
}
