package org.carillon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.carillon.testing.CountingMx;
import org.carillon.testing.Eventually;
import org.carillon.testing.PostgresServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The database breaks down under two servers in the middle of a post, and is there again.
@Tag("slow")
@Tag("packaged")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class RestartedDatabaseTest {
    private static final int MEMBERS = Nodes.MEMBERS;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// What the host takes for one copy here: slow, so that little is handed over in the time that PostgreSQL forgets.
    private static final Duration PAUSE = Nodes.PAUSE.multipliedBy(4);

    /// Copies in one transaction with `verp=off`, as configured by default.
    private static final int TOGETHER = 100;

    /// Copies that two servers can hand over on one connection while PostgreSQL has said that they are written down and
    /// has not synced that: 600 ms with `synchronous_commit = off`; and those that are not written down yet. Of a
    /// transaction all come or none.
    private static long forgotten(int together) {
        long each = Duration.ofMillis(600).dividedBy(PAUSE) + Nodes.UNWRITTEN;
        return 2L * Nodes.CONNECTIONS * Math.ceilDiv(each, together) * together;
    }

    /// @param together copies in one transaction
    private static CountingMx.Manners slow(int together) {
        return new CountingMx.Manners() {
            @Override
            public void beforeTaken(String caller) {
                LockSupport.parkNanos(PAUSE.toNanos() * together);
            }
        };
    }

    @TempDir
    Path folder;

    @ParameterizedTest(name = "verp={0}")
    @ValueSource(strings = {"on", "off"})
    void allAreReachedAndTheCountsAreExact(String verp) throws Exception {
        int together = verp.equals("on") ? 1 : TOGETHER;
        try (var postgres = PostgresServer.own();
                var mx = CountingMx.start(slow(together));
                var nodes = new Nodes(
                        folder,
                        2,
                        PostgresServer.freshDatabase(postgres.getPort()),
                        Nodes.smarthost(mx.port(), Nodes.LEASE))) {
            nodes.start().furnish(MEMBERS, "nonmember=accept", "verp=" + verp, "one-click=off");
            nodes.post(0, "everybody");
            for (int part = 1; part <= 2; part++) {
                int some = part * MEMBERS / 4;
                Eventually.await("the post to be on its way")
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> mx.reached() >= some);
                PostgresServer.restart(postgres);
            }

            nodes.awaitAll(MEMBERS, PATIENCE);

            assertEquals(MEMBERS, mx.reached());
            // had nothing been written down, it would be a quarter of the members and then half of them
            assertTrue(mx.twice() <= 2 * forgotten(together), mx.twice() + " copies came twice");
            nodes.post(1, "again");
            nodes.awaitAll(2 * MEMBERS, PATIENCE);
            assertEquals(List.of(), nodes.errors());
            System.out.printf(
                    "database restarted twice, verp=%s: %,d members, %d twice%n", verp, MEMBERS, mx.twice() - MEMBERS);
        }
    }
}
