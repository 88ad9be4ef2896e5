package org.carillon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.carillon.testing.CountingMx;
import org.carillon.testing.PostgresServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The database breaks down under two servers in the middle of a post, and is there again.
@Tag("slow")
@Tag("packaged")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RestartedDatabaseTest {
    private static final int MEMBERS = Nodes.MEMBERS;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Copies that two servers can hand over while PostgreSQL has said that they are written down and has not
    /// synced that: 600 ms with `synchronous_commit = off`; and those that are not written down yet, a
    /// hundred on each connection.
    private static final long UNSYNCED =
            2 * Nodes.CONNECTIONS * (Duration.ofMillis(600).dividedBy(Nodes.PAUSE) + 100);

    private static final CountingMx.Manners SLOW = new CountingMx.Manners() {
        @Override
        public void beforeTaken(String caller) {
            LockSupport.parkNanos(Nodes.PAUSE.toNanos());
        }
    };

    @TempDir
    Path folder;

    @Test
    void allAreReachedAndTheCountsAreExact() throws Exception {
        try (var postgres = PostgresServer.own();
                var mx = CountingMx.start(SLOW);
                var nodes = new Nodes(
                        folder,
                        2,
                        PostgresServer.freshDatabase(postgres.getPort()),
                        Nodes.smarthost(mx.port(), Nodes.LEASE))) {
            nodes.start().furnish(MEMBERS, "nonmember=accept", "verp=on", "one-click=off");
            nodes.post(0, "everybody");
            for (int part = 1; part <= 2; part++) {
                int some = part * MEMBERS / 4;
                Awaitility.await("the post to be on its way")
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> mx.reached() >= some);
                PostgresServer.restart(postgres);
            }

            nodes.awaitAll(MEMBERS, PATIENCE);

            assertEquals(MEMBERS, mx.reached());
            assertTrue(mx.twice() <= 2 * UNSYNCED, mx.twice() + " copies came twice");
            nodes.post(1, "again");
            nodes.awaitAll(2 * MEMBERS, PATIENCE);
            assertEquals(List.of(), nodes.errors());
            System.out.printf("database restarted twice: %,d members, %d twice%n", MEMBERS, mx.twice() - MEMBERS);
        }
    }
}
