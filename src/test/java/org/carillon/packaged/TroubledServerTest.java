package org.carillon.packaged;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.carillon.testing.Eventually;
import org.carillon.testing.FakeMx;
import org.carillon.testing.PostgresServer;
import org.carillon.testing.Sender;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What senders hear when the database goes away or the disk is full: not now, and nothing promised is lost.
@Tag("slow")
@Tag("packaged")
class TroubledServerTest {
    private static final String LIST = "chess@lists.example.org";

    @TempDir
    Path home;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void saysNotNowWhileTheDatabaseIsAwayAndGoesOnWhenItIsBack() throws Exception {
        Map<String, String> database = PostgresServer.freshDatabase();
        String name = database.get("carillon.database.url").replaceAll(".*/", "");
        try (var mx = FakeMx.start();
                var server = new PackagedServer(home, settings(database, mx))) {
            server.start();
            furnish(server);
            assertTrue(offer(server, 1).startsWith("250"));
            mx.await(1);

            administrate(database, "alter database " + name + " allow_connections false");
            administrate(
                    database, "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            String refused = offer(server, 2);
            administrate(database, "alter database " + name + " allow_connections true");

            assertTrue(refused.startsWith("451 4.3.0"), refused);
            Eventually.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> offer(server, 3).startsWith("250"));
            Eventually.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> mx.deliveries().stream().anyMatch(d -> d.text().contains("letter-3\r\n")));
            assertEquals(List.of(), sessionTraces(server.log()));
        }
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void saysNoRoomBeforeALetterIsReadWhenTheDiskIsNearlyFull() throws Exception {
        try (var mx = FakeMx.start()) {
            var settings = new HashMap<>(settings(Map.of(), mx));
            settings.put("carillon.spool.reserve", "1000000G");
            try (var server = new PackagedServer(home, settings)) {
                server.startUnready();

                String refused = offer(server, 1);

                assertTrue(refused.startsWith("452 4.3.1"), refused);
            }
        }
    }

    private static Map<String, String> settings(Map<String, String> database, FakeMx mx) {
        var settings = new HashMap<>(database);
        settings.put("carillon.delivery.route", "smarthost");
        settings.put("carillon.delivery.smarthost", "127.0.0.1:" + mx.port());
        settings.put("quarkus.datasource.jdbc.acquisition-timeout", "2S");
        return settings;
    }

    private static void furnish(PackagedServer server) {
        var api = server.api();
        api.domain("lists.example.org");
        api.list(LIST, "nonmember=accept", "explicit-destination=off");
        api.members(LIST, List.of("a@one.example"));
    }

    private static String offer(PackagedServer server, int number) throws IOException {
        String letter =
                "From: a@author.example\r\nSubject: letter-%d\r\nMessage-ID: <%d@author.example>\r\n\r\nHello\r\n"
                        .formatted(number, System.nanoTime());
        try (var sender = Sender.to(server.smtpPort())) {
            return sender.send("a@author.example", LIST, letter.getBytes(US_ASCII));
        }
    }

    private static void administrate(Map<String, String> database, String statement) throws SQLException {
        String url = database.get("carillon.database.url").replaceAll("/[^/]*$", "/postgres");
        try (var connection = DriverManager.getConnection(
                        url, database.get("carillon.database.user"), database.get("carillon.database.password"));
                var work = connection.createStatement()) {
            work.execute(statement);
        }
    }

    /// A lost database is worth an ERROR, but no session of a stranger shows the inside of the house.
    private static List<String> sessionTraces(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(l -> l.contains("at org.carillon.listener"))
                .toList();
    }
}
