package org.carillon.trust.greylist;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.carillon.store.Sql;

/// Takes the oldest rows out of a table, some at a time: no statement is long, however many there are, and H2 would go
/// through the whole table for each row that `in (select … limit …)` names.
///
/// @param delete the rows of the keys in an array, which it binds
/// @param type of the keys, as the database calls it
record Trim(Sql sql, String delete, String type) {
    /// Rows.
    static final int AT_ONCE = 5_000;

    /// @param oldest selects keys, the oldest first; binds how many
    /// @return how many rows went
    int surplus(long tooMany, String oldest) {
        int gone = 0;
        while (gone < tooMany) {
            int now = delete(sql.list(oldest, row -> row.getObject(1), Math.min(AT_ONCE, tooMany - gone)));
            if (now == 0) break; // another node is at it
            gone += now;
        }
        return gone;
    }

    /// @param older selects keys; binds the moment before which they are too old, and how many
    /// @return how many rows went
    int before(Instant moment, String older) {
        int gone = 0;
        int now;
        do {
            now = delete(sql.list(older, row -> row.getObject(1), moment, AT_ONCE));
            gone += now;
        } while (now > 0);
        return gone;
    }

    private int delete(List<Object> keys) {
        return keys.isEmpty() ? 0 : sql.with(connection -> delete(connection, keys));
    }

    private int delete(Connection connection, List<Object> keys) throws SQLException {
        try (var statement = connection.prepareStatement(delete)) {
            Sql.bind(statement, connection.createArrayOf(type, keys.toArray()));
            return statement.executeUpdate();
        }
    }
}
