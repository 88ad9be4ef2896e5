package org.carillon.testing;

import org.carillon.store.Sql;

/// Two transactions that meet at the same row, in tests: the one that came first holds on until the other one is there.
public final class Waiting {
    private Waiting() {}

    /// Call it in the transaction that the other one has to wait for.
    ///
    /// @param statement how the statement begins that somebody else shall wait in
    public static void until(Sql sql, String statement) {
        Eventually.await("somebody waits in " + statement)
                .until(() -> sql.with(connection -> {
                    boolean postgres =
                            connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
                    return postgres ? refused(sql) : runs(sql, statement);
                }));
    }

    /// Tests run one after the other: nobody else waits for a lock.
    private static boolean refused(Sql sql) {
        return sql.number("select count(*) from pg_locks where not granted") > 0;
    }

    /// H2 does not say who waits for a key; whoever runs the statement while the row is locked does.
    private static boolean runs(Sql sql, String statement) {
        return sql.number(
                        "select count(*) from information_schema.sessions where executing_statement like ?",
                        statement + "%")
                > 0;
    }
}
