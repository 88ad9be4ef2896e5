package org.carillon.trust.greylist;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.carillon.store.Sql;

/// Takes the oldest rows out of a table that has too many, some at a time: no statement is long, and
/// H2 would go through the whole table for each row that `in (select … limit …)` names.
final class Trim {
    private static final int AT_ONCE = 5_000;

    private Trim() {}

    /// @param oldest selects keys, the oldest first; binds how many
    /// @param delete the rows of the keys in an array, which it binds
    /// @param type of the keys, as the database calls it
    /// @return how many rows went
    static int oldest(Sql sql, long tooMany, String oldest, String delete, String type) {
        int gone = 0;
        while (gone < tooMany) {
            List<Object> some = sql.list(oldest, row -> row.getObject(1), Math.min(AT_ONCE, tooMany - gone));
            int now = some.isEmpty() ? 0 : sql.with(connection -> delete(connection, delete, type, some));
            if (now == 0) break; // another node is at it
            gone += now;
        }
        return gone;
    }

    private static int delete(Connection connection, String delete, String type, List<Object> keys)
            throws SQLException {
        try (var statement = connection.prepareStatement(delete)) {
            Sql.bind(statement, connection.createArrayOf(type, keys.toArray()));
            return statement.executeUpdate();
        }
    }
}
