package org.carillon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.carillon.testing.Eventually;
import org.carillon.testing.FakeMx;
import org.carillon.testing.Sender;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The embedded database gives space back while the server runs.
@Tag("slow")
@Tag("packaged")
class DatabaseFileTest {
    private static final String LIST = "chess@lists.example.org";
    private static final int LETTERS = 20_000;
    private static final int AUTHORS = 8;
    private static final long ALLOWANCE = 256L << 20;

    @TempDir
    Path home;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void staysSmallAfterABurstHasDrained() throws Exception {
        try (var mx = FakeMx.start();
                var server = new PackagedServer(home, settings(mx))) {
            server.start();
            var api = server.api();
            api.domain("lists.example.org");
            api.list(LIST, "nonmember=accept", "explicit-destination=off", "archive=none");
            api.members(LIST, List.of("reader@one.example"));
            burst(server.smtpPort());
            api.awaitQuiet(Duration.ofMinutes(8));
            assertEquals(LETTERS, mx.deliveries().size());
            long drained = size();
            // nothing but the house itself lives in it now
            Eventually.await("the file to shrink")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertTrue(size() <= ALLOWANCE, "the file has " + size() + " bytes"));
            System.out.printf("H2 file: %,d bytes when drained, %,d in the end%n", drained, size());
        }
    }

    private static Map<String, String> settings(FakeMx mx) {
        return Map.of("carillon.delivery.route", "smarthost", "carillon.delivery.smarthost", "127.0.0.1:" + mx.port());
    }

    private static void burst(int port) throws Exception {
        var work = new ArrayList<Callable<String>>();
        for (int author = 0; author < AUTHORS; author++) {
            int who = author;
            work.add(() -> post(port, who));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) assertEquals("", done.get());
        }
    }

    /// The first reply that was no 250, or empty.
    private static String post(int port, int author) throws IOException {
        try (var sender = Sender.to(port)) {
            for (int i = 0; i < LETTERS / AUTHORS; i++) {
                byte[] letter = Stream.letter("letter-" + author + "-" + i, author);
                String reply = sender.send("author" + author + "@author.example", LIST, letter);
                if (!reply.startsWith("250")) return reply;
            }
        }
        return "";
    }

    private long size() throws IOException {
        try (var files = Files.list(home)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".mv.db"))
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        }
    }
}
