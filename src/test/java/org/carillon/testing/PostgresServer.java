package org.carillon.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// One real PostgreSQL for the whole JVM, from Maven's binaries, and fresh databases on it.
public final class PostgresServer {
    /// Quarkus gives each test profile its own class loader; a system property is what they share.
    private static final String PORT = "carillon.test.postgres.port";

    private static final String USER = "postgres";

    private PostgresServer() {}

    /// A new empty database, as the settings that let Carillon use it.
    public static Map<String, String> freshDatabase() {
        String name = "carillon_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = DriverManager.getConnection(url(port(), "postgres"), USER, USER);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot make the database " + name, broken);
        }
        return Map.of(
                "carillon.database.url", url(port(), name),
                "carillon.database.user", USER,
                "carillon.database.password", USER);
    }

    /// A server of its own that the test may stop; the JVM's end stops it too.
    public static EmbeddedPostgres own() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException("PostgreSQL does not start", broken);
        }
    }

    public static String url(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private static int port() {
        synchronized (System.class) {
            Integer known = Integer.getInteger(PORT);
            if (known != null) return known;
            int port = own().getPort();
            System.setProperty(PORT, Integer.toString(port));
            return port;
        }
    }
}
