package org.carillon.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.carillon.trust.blocklist.BlockList;
import org.carillon.trust.blocklist.BlockLists;
import org.carillon.trust.blocklist.ListState;
import org.carillon.trust.blocklist.Verdict;
import org.carillon.trust.greylist.Decision;
import org.carillon.trust.greylist.Greylist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The settings as an operator writes them.
@QuarkusTest
@TestProfile(StrangersTest.Written.class)
class StrangersTest {
    public static class Written implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "carillon.dns.server",
                    "127.0.0.1:1",
                    "carillon.dns.timeout",
                    "1s",
                    "carillon.trust.block-lists.zones",
                    "a.example=5=127.0.0.2,127.0.0.3,b.example=-2",
                    "carillon.trust.greylist.on",
                    "true",
                    "carillon.trust.greylist.delay",
                    "10m",
                    "carillon.trust.greylist.whitelist",
                    "slow.example,198.51.100.0/24");
        }
    }

    @Inject
    Strangers strangers;

    @Inject
    BlockLists blockLists;

    @Inject
    Greylist greylist;

    @Inject
    Sql sql;

    @Test
    void readsTheBlockLists() {
        assertEquals(
                List.of(
                        new BlockList("a.example", 5, Set.of("127.0.0.2", "127.0.0.3")),
                        new BlockList("b.example", -2, Set.of())),
                blockLists.state().stream().map(ListState::list).toList());
    }

    @Test
    void asksNobodyAboutAHostThatIsTrusted() {
        assertEquals(
                new Verdict.Clear(),
                blockLists
                        .hear(InetAddress.ofLiteral("127.0.0.1"), Duration.ofMinutes(1))
                        .verdict());
    }

    @Test
    void asksAListAgainThatSomebodyWantsAskedOnWhateverNode() {
        blockLists.hear(InetAddress.ofLiteral("192.0.2.10"), Duration.ofMinutes(1));
        assertEquals(List.of(true, true), resting());

        sql.update("insert into house_name (name, text) values ('block-list-asked:b.example', '1')");
        strangers.look();

        assertEquals(List.of(true, false), resting());
    }

    @AfterEach
    void nobodyHasAsked() {
        sql.update("delete from house_name where name like 'block-list-asked:%'");
    }

    private List<Boolean> resting() {
        return blockLists.state().stream()
                .map(one -> one.restingUntil().isPresent())
                .toList();
    }

    @Test
    void readsTheGreylist() {
        assertEquals(new Decision.Wait(Duration.ofMinutes(10)), ask("192.0.2.10"));
        assertInstanceOf(Decision.Pass.class, ask("198.51.100.1"));
    }

    private Decision ask(String client) {
        var sender = Address.of("bob@b.example");
        var recipient = Address.of("ana@club.example");
        Instant now = Instant.parse("2031-01-01T12:00:00Z");
        return greylist.ask(InetAddress.ofLiteral(client), "", sender, recipient, now);
    }

    @Test
    void aWellMadeSettingIsNoFault() {
        strangers.check();
        assertTrue(strangers.sweep() >= 0);
    }
}
