package org.carillon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.carillon.testing.Eventually;
import org.carillon.testing.FakeMx;
import org.carillon.testing.PostgresServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server is killed again and again while letters stream in. What it said 250 to reaches everybody.
@Tag("slow")
@Tag("packaged")
class KilledServerTest {
    private static final String LIST = "chess@lists.example.org";
    private static final List<String> MEMBERS =
            List.of("a@one.example", "b@one.example", "c@two.example", "d@two.example", "e@three.example");
    private static final int ROUNDS = 10;
    private static final int AUTHORS = 4;
    private static final Pattern NUMBER = Pattern.compile("^Subject: (letter-\\d+)\r?$", Pattern.MULTILINE);

    /// Copies that may be handed over and not yet written down when a kill comes: a row for each
    /// connection to the smarthost (20 by default) and 100 more, each with both members of a
    /// domain.
    private static final int IN_FLIGHT = (20 + 100) * 2;

    /// So many copies arrive between two kills at least.
    private static final int BETWEEN = 50;

    @TempDir
    Path home;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void keepsEveryPromiseOnH2() throws Exception {
        killAgainAndAgain(Map.of(), 20_260_714);
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void keepsEveryPromiseOnPostgres() throws Exception {
        killAgainAndAgain(PostgresServer.freshDatabase(), 41_072_602);
    }

    private void killAgainAndAgain(Map<String, String> database, long seed) throws Exception {
        var dice = new Random(seed);
        try (var mx = FakeMx.start();
                var server = new PackagedServer(home, settings(database, mx))) {
            server.start();
            furnish(server);
            Stream stream = new Stream(server.smtpPort(), LIST, AUTHORS);
            try (stream) {
                for (int round = 0; round < ROUNDS; round++) {
                    int before = mx.deliveries().size();
                    Eventually.await("copies between two kills")
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> mx.deliveries().size() >= before + BETWEEN);
                    Thread.sleep(dice.nextInt(2_500));
                    server.kill();
                    server.start();
                }
                Thread.sleep(500);
            }
            server.api().awaitQuiet(Duration.ofMinutes(8));
            judge(stream, mx);
            noErrors(server.log());
        }
    }

    private static Map<String, String> settings(Map<String, String> database, FakeMx mx) {
        var settings = new HashMap<>(database);
        settings.put("carillon.delivery.route", "smarthost");
        settings.put("carillon.delivery.smarthost", "127.0.0.1:" + mx.port());
        settings.put("carillon.delivery.lease", "5s");
        // a letter that was on the wire at a kill is tried again at the time that was written down before it
        // was dialled
        settings.put("carillon.delivery.retry", "3s");
        return settings;
    }

    private static void furnish(PackagedServer server) {
        var api = server.api();
        api.domain("lists.example.org");
        api.list(LIST, "nonmember=accept", "explicit-destination=off");
        api.members(LIST, MEMBERS);
    }

    private static void judge(Stream stream, FakeMx mx) {
        var copies = new HashMap<String, Integer>();
        for (FakeMx.Delivery delivery : mx.deliveries()) {
            var number = NUMBER.matcher(delivery.text());
            assertTrue(number.find(), delivery.text());
            for (String to : delivery.recipients()) copies.merge(number.group(1) + " to " + to, 1, Integer::sum);
        }
        var missing = new TreeSet<String>();
        for (String letter : stream.promised()) {
            for (String member : MEMBERS) {
                if (!copies.containsKey(letter + " to " + member)) missing.add(letter + " to " + member);
            }
        }
        int twice = copies.values().stream().mapToInt(n -> n - 1).sum();
        System.out.printf(
                "killed %d times: %d letters promised, %d copies arrived, %d twice%n",
                ROUNDS, stream.promised().size(), copies.size(), twice);
        assertEquals(List.of(), stream.surprises());
        assertEquals("", String.join("\n", missing), "promised but not delivered");
        assertTrue(stream.promised().size() >= ROUNDS, "the stream ran dry");
        assertTrue(twice <= ROUNDS * IN_FLIGHT, twice + " copies came twice");
    }

    private static void noErrors(Path log) throws IOException {
        var errors = Files.readAllLines(log).stream()
                .filter(l -> l.contains(" ERROR "))
                .toList();
        assertEquals(List.of(), errors);
    }
}
