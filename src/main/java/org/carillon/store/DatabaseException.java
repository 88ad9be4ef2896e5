package org.carillon.store;

import java.sql.SQLException;

/// The database did not do what was asked. The work at hand fails as a whole and may be tried again.
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
