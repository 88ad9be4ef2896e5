package org.carillon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.carillon.testing.CountingMx;
import org.carillon.testing.Eventually;
import org.carillon.testing.PostgresServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A letter at which the server dies whenever it dials: the attempt is written down before, so a server that
/// is started again and again does not ring again and again.
@Tag("slow")
@Tag("packaged")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class CrashLoopTest {
    private static final int STARTS = 4;

    @TempDir
    Path home;

    /// Kills the server that has just connected, as long as it is armed.
    private final class Deadly implements CountingMx.Manners {
        private volatile boolean armed = true;
        private PackagedServer victim;

        @Override
        public void atConnect() {
            if (armed) victim.shoot();
        }
    }

    @Test
    void dialsOnceAndOnceMoreAfterTheLeaseAndThenKeepsToTheSchedule() throws Exception {
        var manners = new Deadly();
        Map<String, String> database = PostgresServer.freshDatabase();
        try (var mx = CountingMx.start(manners);
                var server = new PackagedServer(home, settings(database, mx))) {
            manners.victim = server;
            server.start();
            server.api().domain("lists.example.org");
            server.api().list(Nodes.LIST, "nonmember=accept");
            server.api().members(Nodes.LIST, List.of("a@one.example"));
            Nodes.post(server, "deadly");
            server.awaitEnd();
            leaseEnds(database);
            server.startAndAwaitEnd();
            for (int start = 2; start < STARTS; start++) {
                server.start();
                server.kill();
            }
            assertEquals(2, mx.connections());

            manners.armed = false;
            server.start();
            Nodes.post(server, "harmless");

            Eventually.await("the other letter").atMost(Duration.ofMinutes(1)).until(() -> mx.reached() == 1);
            assertEquals(3, mx.connections());
            assertEquals(Map.of("a@one.example", 1), mx.copies());
            assertEquals(1, server.api().get("/queue").size());
        }
    }

    /// In no time: how long the starts take on a busy machine decides nothing.
    private static void leaseEnds(Map<String, String> database) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.get("carillon.database.url"),
                        database.get("carillon.database.user"),
                        database.get("carillon.database.password"));
                var statement = connection.createStatement()) {
            assertEquals(
                    1,
                    statement.executeUpdate("update outbox set due_at = current_timestamp,"
                            + " leased_until = current_timestamp where state = 'sending'"));
        }
    }

    private static Map<String, String> settings(Map<String, String> database, CountingMx mx) {
        var settings = new HashMap<>(database);
        settings.putAll(Nodes.smarthost(mx.port(), "1h"));
        settings.put("carillon.delivery.retry", "1h");
        return settings;
    }
}
