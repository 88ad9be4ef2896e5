package org.carillon.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Quarkus fixes the driver at build time; this one reads the URL at run time and hands over to H2's or
/// PostgreSQL's. It also adds the H2 options that every connection needs: the file cannot be opened without the
/// ones it was made with.
public final class AnyDriver implements Driver {
    private static final String H2 = "jdbc:h2:";
    private static final String H2_FILE = "jdbc:h2:file:";
    /// H2's file layer that opens the file again when an interrupted thread has closed it under all the others.
    private static final String H2_RETRY = "jdbc:h2:retry:";
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;RETENTION_TIME=1000"
                    + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000;QUERY_CACHE_SIZE=256";

    private static Driver of(String url) {
        return url.startsWith(H2) ? new org.h2.Driver() : new org.postgresql.Driver();
    }

    /// H2 refuses a relative path without `./`; and the options stand in one place.
    static String complete(String url) {
        if (!url.startsWith(H2)) return url;
        String plain = url;
        if (url.startsWith(H2_FILE)) {
            String[] parts = url.substring(H2_FILE.length()).split(";", 2);
            plain = H2_RETRY + Path.of(parts[0]).toAbsolutePath() + (parts.length > 1 ? ";" + parts[1] : "");
        }
        return plain.contains("MODE=PostgreSQL") ? plain : plain + H2_OPTIONS;
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        Connection connection = of(url).connect(complete(url), info);
        if (connection != null && !url.startsWith(H2)) furnish(connection);
        return connection;
    }

    /// Two settings of PostgreSQL, said as statements, since not every pool between takes start options.
    ///
    /// It keeps the plan of a statement that is used often. Made while a queue is empty, it reads the whole
    /// table, and goes on to do so when thousands of rows have come, until the table is analyzed again a minute
    /// later. Planning costs little beside that.
    ///
    /// And it keeps the locks of a transaction whose client stands still, or has lost its power, for as long as
    /// the connection seems to be there, which may be for ever: no other node could take what is locked.
    private static void furnish(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_custom_plan");
            statement.execute("set idle_in_transaction_session_timeout = '30s'");
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return of(url).acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return of(url).getPropertyInfo(complete(url), info);
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
