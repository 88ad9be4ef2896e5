package org.carillon.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Plain SQL with bound parameters. Inside a JTA transaction every call uses that transaction's connection, the
/// same that Hibernate has; outside each call commits by itself.
@ApplicationScoped
public class Sql {
    /// The SQL state of a row whose key is there already, in H2 and PostgreSQL.
    private static final String UNIQUE = "23505";

    /// Turns the current row into a value.
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Work with a connection, such as a batch insert.
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    public int update(String sql, @Nullable Object... values) {
        return with(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return statement.executeUpdate();
            }
        });
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) {
        return with(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return readAll(statement, reader);
            }
        });
    }

    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /// A count or another single number; 0 when there is no row.
    public long number(String sql, @Nullable Object... values) {
        return first(sql, row -> row.getLong(1), values).orElse(0L);
    }

    public <T> T with(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException broken) {
            throw new DatabaseException(broken);
        }
    }

    /// Statements that may meet a unique key which somebody else has just written: false then; they are undone, and
    /// the transaction at hand goes on.
    public boolean unlessTaken(Runnable statements) {
        update("savepoint unless_taken");
        try {
            statements.run();
            update("release savepoint unless_taken");
            return true;
        } catch (DatabaseException broken) {
            boolean taken = broken.getCause() instanceof SQLException fault && UNIQUE.equals(fault.getSQLState());
            if (!taken) throw broken;
            update("rollback to savepoint unless_taken");
            return false;
        }
    }

    public static <T> List<T> readAll(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) all.add(reader.read(rows));
            return all;
        }
    }

    /// Binds in order; an [Instant] becomes a timestamp with time zone.
    public static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            switch (value) {
                case null -> statement.setNull(i + 1, Types.NULL);
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> statement.setObject(i + 1, value);
            }
        }
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
