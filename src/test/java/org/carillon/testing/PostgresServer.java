package org.carillon.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        return freshDatabase(port());
    }

    /// The same on that server.
    public static Map<String, String> freshDatabase(int port) {
        String name = "carillon_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = DriverManager.getConnection(url(port, "postgres"), USER, USER);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot make the database " + name, broken);
        }
        return Map.of(
                "carillon.database.url", url(port, name),
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

    /// Breaks all connections, rolls back what was under way, and starts again from what had been synced: as
    /// after a power cut.
    public static void restart(EmbeddedPostgres server) {
        try {
            Path data = dataDirectory(server);
            String postmaster =
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
            Path programs = Path.of("/proc", postmaster, "exe").toRealPath().getParent();
            var command = new ArrayList<String>();
            if ("root".equals(System.getProperty("user.name"))) command.addAll(List.of("unshare", "-U"));
            command.addAll(List.of(programs.resolve("pg_ctl").toString(), "-D", data.toString()));
            command.addAll(List.of("-m", "immediate", "-w", "-t", "60", "-l", data + "/restarted.log", "restart"));
            Process restart = new ProcessBuilder(command).inheritIO().start();
            if (restart.waitFor() != 0) throw new IllegalStateException(command + " ended with " + restart.exitValue());
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException("PostgreSQL does not restart", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path dataDirectory(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show data_directory")) {
            row.next();
            return Path.of(row.getString(1));
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
