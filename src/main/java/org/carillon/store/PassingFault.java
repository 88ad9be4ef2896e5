package org.carillon.store;

import java.sql.SQLException;
import java.util.Set;

/// Faults of the database that pass by themselves: a lost connection, a deadlock, a lock that was not to be had in
/// time, a restart. What met one may simply be done again.
public final class PassingFault {
    /// Classes of SQL states (SQL standard, PostgreSQL appendix A): connection, transaction rollback, intervention.
    private static final Set<String> CLASSES = Set.of("08", "40", "57");

    /// H2's lock timeout.
    private static final String LOCK_TIMEOUT = "HYT00";

    /// H2: the object or the database is closed, the connection is broken, the database has been closed.
    private static final Set<String> CLOSED = Set.of("90007", "90067", "90098", "90121");

    /// PostgreSQL: a transaction was ended in which we had said nothing for too long.
    private static final String STOOD_STILL = "25P03";

    private PassingFault() {}

    public static boolean among(Throwable broken) {
        return DatabaseException.cause(broken, one -> one instanceof SQLException sql && passes(sql))
                .isPresent();
    }

    private static boolean passes(SQLException fault) {
        String state = fault.getSQLState();
        if (state == null) return true; // the pool has no connection to give
        return state.equals(LOCK_TIMEOUT)
                || state.equals(STOOD_STILL)
                || CLOSED.contains(state)
                || (state.length() > 2 && CLASSES.contains(state.substring(0, 2)));
    }
}
