package org.carillon.packaged;

import static org.carillon.packaged.Nodes.LIST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.carillon.testing.CountingMx;
import org.carillon.testing.Eventually;
import org.carillon.testing.PostgresServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two and three servers on one database send one post; something happens to one of them in the middle.
@Tag("slow")
@Tag("packaged")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ManyNodesTest {
    private static final int MEMBERS = Nodes.MEMBERS;
    private static final int CONNECTIONS = Nodes.CONNECTIONS;

    /// Copies that may come twice when one node is lost.
    private static final int TWICE = CONNECTIONS * Nodes.UNWRITTEN;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Slow enough that the post is not over before something can happen to it.
    private static final CountingMx.Manners SLOW = new CountingMx.Manners() {
        @Override
        public void beforeTaken(String caller) {
            LockSupport.parkNanos(Nodes.PAUSE.toNanos());
        }
    };

    @TempDir
    Path folder;

    private Nodes nodes(int count, CountingMx mx, String lease) throws Exception {
        var nodes = new Nodes(folder, count, PostgresServer.freshDatabase(), Nodes.smarthost(mx.port(), lease));
        nodes.start().furnish(MEMBERS, "nonmember=accept", "verp=on", "one-click=off");
        return nodes;
    }

    /// Returns the first node that has brought so much that, had it written down nothing at all, no bound could hide
    /// it.
    private static int awaitBusy(CountingMx mx, int count) {
        OptionalInt busy = Eventually.await("the post to be on its way")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> IntStream.range(0, count)
                                .filter(node -> mx.broughtBy(Nodes.name(node)) >= 3 * TWICE)
                                .findFirst(),
                        OptionalInt::isPresent);
        assertTrue(mx.reached() < MEMBERS, "all of it is done already");
        return busy.getAsInt();
    }

    /// What the dead node had claimed is another's soon after its lease: nothing lies there whose lease has been over
    /// for many times its length, by the clock of the database.
    private static void takenOver(Nodes nodes) {
        long left = nodes.number("""
                select count(*) from outbox
                where state = 'sending' and leased_until < current_timestamp - interval '45' second""");
        assertEquals(0, left, "batches of the dead node");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whenOneIsKilledTheOthersTakeOverAndAllAreReached(int count) throws Exception {
        try (var mx = CountingMx.start(SLOW);
                var nodes = nodes(count, mx, Nodes.LEASE)) {
            nodes.post(0, "everybody");
            int busy = awaitBusy(mx, count);

            nodes.node(busy).kill();
            long killed = System.nanoTime();

            nodes.awaitAll(MEMBERS, PATIENCE, ManyNodesTest::takenOver);
            assertEquals(MEMBERS, mx.reached());
            assertTrue(mx.twice() <= TWICE, mx.twice() + " copies came twice");
            assertEquals(List.of(), nodes.errors());
            System.out.printf(
                    "%d nodes, one killed: %,d members, %d twice, all of it %.1f s after the kill%n",
                    count, mx.reached(), mx.twice(), (System.nanoTime() - killed) / 1e9);
        }
    }

    @Test
    void whenOneIsStoppedInGoodOrderTheNextGoesOnAtOnceAndNothingComesTwice() throws Exception {
        // so long a lease that nobody could wait for its end
        try (var mx = CountingMx.start(SLOW);
                var nodes = nodes(2, mx, "1h")) {
            nodes.post(0, "everybody");
            int busy = awaitBusy(mx, 2);

            nodes.node(busy).stop();

            nodes.awaitAll(MEMBERS, PATIENCE);
            assertEquals(MEMBERS, mx.reached());
            assertEquals(0, mx.twice());
            assertEquals(List.of(), nodes.errors());
        }
    }

    @Test
    void whoWakesUpAfterItsLeaseWritesNothingAndSendsNothing() throws Exception {
        try (var mx = CountingMx.start(SLOW);
                var nodes = nodes(2, mx, Nodes.LEASE)) {
            nodes.post(0, "everybody");
            int busy = awaitBusy(mx, 2);
            nodes.node(busy).freeze();
            nodes.awaitAll(MEMBERS, PATIENCE);
            int sent = mx.broughtBy(Nodes.name(busy));

            nodes.node(busy).thaw();

            Eventually.await("the node to see that it lost its claims")
                    .atMost(PATIENCE)
                    .until(() -> !nodes.node(busy).lines("delivery claim-lost").isEmpty());
            // one on each connection may have been on its way out when the process stood still
            int after = mx.broughtBy(Nodes.name(busy)) - sent;
            assertTrue(after <= CONNECTIONS, after + " copies more, " + sent + " before");
            assertTrue(mx.twice() <= TWICE, mx.twice() + " copies came twice");
            nodes.post(busy, "again");
            nodes.awaitAll(2 * MEMBERS, PATIENCE);
            assertTrue(mx.broughtBy(Nodes.name(busy)) > sent + after);
            assertEquals(MEMBERS, mx.reached());
            assertEquals(List.of(), nodes.errors());
        }
    }

    /// The rows that it has locked are nobody's until the database ends its transaction, which is after 30 s.
    @Test
    void whoStandsStillInTheMidstOfWritingKeepsNothingFromTheOthers() throws Exception {
        try (var mx = CountingMx.start(SLOW);
                var nodes = nodes(2, mx, Nodes.LEASE)) {
            nodes.post(0, "everybody");
            int busy = awaitBusy(mx, 2);
            nodes.freezeInTransaction(busy);

            nodes.awaitAll(MEMBERS, PATIENCE);
            nodes.node(busy).thaw();

            nodes.post(busy, "again");
            nodes.awaitAll(2 * MEMBERS, PATIENCE);
            assertEquals(MEMBERS, mx.reached());
            assertEquals(List.of(), nodes.errors());
        }
    }

    @Test
    void theListIsTheSameOnEachOfThem() throws Exception {
        try (var mx = CountingMx.start(SLOW);
                var nodes = nodes(3, mx, "30s")) {
            for (int node = 0; node < 3; node++) {
                assertEquals(
                        LIST,
                        nodes.api(node).get("/lists/" + LIST).get("address").asText());
                nodes.post(node, "from-" + node);
            }

            nodes.awaitAll(3 * MEMBERS, PATIENCE);

            assertEquals(2 * MEMBERS, mx.twice());
            for (int node = 0; node < 3; node++) assertTrue(mx.broughtBy(Nodes.name(node)) > 0);
            assertEquals(List.of(), nodes.errors());
        }
    }
}
