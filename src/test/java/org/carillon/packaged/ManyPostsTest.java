package org.carillon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.carillon.testing.CountingMx;
import org.carillon.testing.Eventually;
import org.carillon.testing.PostgresServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two hundred posts lie in the spool when one of the nodes that expand them is killed: each is expanded
/// once.
@Tag("slow")
@Tag("packaged")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ManyPostsTest {
    private static final int POSTS = 200;
    private static final int MEMBERS = 10;

    @TempDir
    Path folder;

    /// @param lease after a stop so long that nobody could wait for its end
    @ParameterizedTest
    @CsvSource({"kill, 3s", "stop, 1h"})
    void eachIsInTheArchiveOnceAndInTheOutboxOnce(String end, String lease) throws Exception {
        try (var mx = CountingMx.start(new CountingMx.Manners() {});
                var nodes = new Nodes(folder, 2, PostgresServer.freshDatabase(), settings(mx, lease))) {
            nodes.start().furnish(MEMBERS, "nonmember=accept");
            var posting = Thread.ofVirtual().start(() -> postAll(nodes));
            Eventually.await("some of them to be expanded")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> nodes.number("select count(*) from outgoing where origin like 'list/%'") >= POSTS / 4);

            if (end.equals("kill")) nodes.node(0).kill();
            else nodes.node(0).stop();
            posting.join();

            nodes.awaitAll(POSTS * MEMBERS, Duration.ofMinutes(5));
            assertEquals(POSTS, nodes.number("select count(*) from outgoing where origin like 'list/%'"));
            assertEquals(
                    IntStream.range(0, POSTS)
                            .mapToObj(i -> "post-" + i)
                            .sorted()
                            .toList(),
                    archived(nodes));
            assertEquals(MEMBERS, mx.reached());
            assertEquals(List.of(), nodes.errors());
        }
    }

    private static Map<String, String> settings(CountingMx mx, String lease) {
        var settings = new HashMap<>(Nodes.smarthost(mx.port(), lease));
        settings.put("carillon.spool.lease", lease);
        return settings;
    }

    /// By the node that stays: what the other takes into the spool is as good for this.
    private static void postAll(Nodes nodes) {
        for (int i = 0; i < POSTS; i++) {
            try {
                nodes.post(1, "post-" + i);
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private static List<String> archived(Nodes nodes) {
        return nodes.api(1).all("/lists/" + Nodes.LIST + "/archive/messages").stream()
                .map(post -> post.get("subject").asText())
                .sorted()
                .toList();
    }
}
