package org.carillon.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Numbers for rows that are written in bulk: taken from a database sequence a thousand at a time, so that a
/// batch of inserts needs no answer from the database. Unique over all nodes and rising on each; gaps are
/// normal.
@ApplicationScoped
public class Ids {
    /// The sequence `row_number` counts blocks of this size.
    private static final int BLOCK = 1000;

    private final DataSource database;
    private long next;
    private long end;

    Ids(DataSource database) {
        this.database = database;
    }

    public synchronized long next() {
        if (next == end) {
            long block = fetchBlock();
            next = block * BLOCK;
            end = next + BLOCK;
        }
        return next++;
    }

    private long fetchBlock() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select nextval('row_number')")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException broken) {
            throw new DatabaseException(broken);
        }
    }
}
