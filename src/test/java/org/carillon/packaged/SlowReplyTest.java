package org.carillon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.carillon.testing.CountingMx;
import org.carillon.testing.PostgresServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A host that takes its time after the final dot: the attempt outlives several leases, and the other node,
/// idle and ready, must not take its batch.
@Tag("slow")
@Tag("packaged")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SlowReplyTest {
    private static final int MEMBERS = 5;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"3s, 12s", "30s, 90s"})
    void eachMemberGetsOneCopy(String lease, String silence) throws Exception {
        Duration wait = Duration.parse("PT" + silence);
        var first = new CountingMx.Manners() {
            @Override
            public void beforeTaken(String caller) {
                long end = System.nanoTime() + wait.toNanos();
                while (System.nanoTime() - end < 0) LockSupport.parkNanos(end - System.nanoTime());
            }
        };
        try (var mx = CountingMx.start(first);
                var nodes = new Nodes(folder, 2, PostgresServer.freshDatabase(), Nodes.smarthost(mx.port(), lease))) {
            nodes.start().furnish(0, "nonmember=accept", "verp=off", "one-click=off");
            // at one domain, so that they are one batch with one silence
            nodes.api(0)
                    .members(
                            Nodes.LIST,
                            List.of(
                                    "a@one.example",
                                    "b@one.example",
                                    "c@one.example",
                                    "d@one.example",
                                    "e@one.example"));

            nodes.post(0, "everybody");

            nodes.awaitAll(MEMBERS, Duration.ofMinutes(3));
            assertEquals(
                    Map.of(
                            "a@one.example",
                            1,
                            "b@one.example",
                            1,
                            "c@one.example",
                            1,
                            "d@one.example",
                            1,
                            "e@one.example",
                            1),
                    mx.copies());
            assertEquals(1, mx.connections());
            assertEquals(List.of(), nodes.errors());
        }
    }
}
