package org.carillon.spool;

import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a failed statement means for the door, read from SQL states and texts of H2 and PostgreSQL.
final class SqlFailure {
    /// PostgreSQL: `disk_full`.
    private static final String PG_DISK_FULL = "53100";

    private SqlFailure() {}

    static boolean diskFull(Throwable broken) {
        for (@Nullable Throwable t = broken; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && PG_DISK_FULL.equals(sql.getSQLState())) return true;
            String text = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
            if (text.contains("no space left") || text.contains("disk full") || text.contains("disk quota"))
                return true;
        }
        return false;
    }

    /// The connection is gone or none can be had (SQL state classes 08 and 57): trying the next row makes no
    /// sense.
    static boolean connectionLost(Throwable broken) {
        for (@Nullable Throwable t = broken; t != null; t = t.getCause()) {
            if (!(t instanceof SQLException sql)) continue;
            String state = String.valueOf(sql.getSQLState());
            if (state.startsWith("08") || state.startsWith("57") || state.equals("null")) return true;
        }
        return false;
    }
}
