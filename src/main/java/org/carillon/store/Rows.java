package org.carillon.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes many rows with few statements: a statement of a hundred rows costs a database hardly more than one of
/// one row.
public final class Rows {
    private static final int BATCH = 100;

    private Rows() {}

    /// @param head `insert into t (a, b)`
    /// @param tail what follows the values, such as `on conflict do nothing`; may be empty
    /// @param rows each with as many values as there are columns in the head
    /// @return how many rows were inserted
    public static int insert(Connection connection, String head, String tail, List<@Nullable Object[]> rows)
            throws SQLException {
        int inserted = 0;
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<@Nullable Object[]> some = rows.subList(from, Math.min(rows.size(), from + BATCH));
            inserted += insertSome(connection, head, tail, some);
        }
        return inserted;
    }

    private static int insertSome(Connection connection, String head, String tail, List<@Nullable Object[]> rows)
            throws SQLException {
        int columns = rows.getFirst().length;
        String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        String sql = head + " values " + String.join(", ", Collections.nCopies(rows.size(), row)) + " " + tail;
        try (var statement = connection.prepareStatement(sql)) {
            var values = new @Nullable Object[rows.size() * columns];
            for (int i = 0; i < rows.size(); i++) System.arraycopy(rows.get(i), 0, values, i * columns, columns);
            Sql.bind(statement, values);
            return statement.executeUpdate();
        }
    }
}
