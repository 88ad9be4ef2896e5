package org.carillon.store;

import java.sql.SQLException;

/// The database did not do what was asked. The work at hand fails as a whole and may be tried again.
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int MOST = 160;

    public DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /// The cause in one line for the log, without the values of rows.
    public String brief() {
        return brief(this);
    }

    public static String brief(Throwable broken) {
        String text = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
        int end = text.indexOf("; SQL statement");
        String cut = end < 0 ? text : text.substring(0, end);
        return '"' + cut.substring(0, Math.min(MOST, cut.length())).replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
