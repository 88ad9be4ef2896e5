package org.carillon.trust.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReveilleTest {
    private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.10");

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    private final FrozenClock clock = FrozenClock.at("2026-11-27T12:00:00Z");
    private final ListServer dns =
            new ListServer().lists("10.2.0.192.a.example", "127.0.0.2").lists("2.0.0.127.a.example", "127.0.0.2");

    private record Settings(Optional<List<String>> zones, int refuseAt, Duration timeout, Duration cache)
            implements BlockListConfig {}

    /// With the lists `a.example` and `b.example`.
    private final class Node {
        final BlockLists lists = new BlockLists(
                new Settings(Optional.of(List.of("a.example=5", "b.example=1")), 5, Duration.ofHours(1), Duration.ZERO),
                dns,
                clock,
                Optional.empty(),
                _ -> false);
        final Reveille reveille = new Reveille(sql, ids, lists);

        void aClientComes() {
            lists.hear(CLIENT, Duration.ofDays(1));
        }

        List<Optional<Instant>> resting() {
            return lists.state().stream().map(ListState::restingUntil).toList();
        }
    }

    @AfterEach
    void nobodyHasAsked() {
        sql.update("delete from house_name where name like 'block-list-asked:%'");
    }

    private static final Optional<Instant> LATER = Optional.of(Instant.parse("2026-11-27T12:00:30Z"));

    @Test
    void aRestEndsOnAllNodes() {
        dns.dead("a.example").dead("b.example");
        var one = new Node();
        var other = new Node();
        one.aClientComes();
        other.aClientComes();
        dns.wakes("a.example");

        assertEquals(
                Optional.of(new SelfTest("a.example", true, "It answers as a block list should.")),
                one.reveille.askAgain("a.example"));
        other.reveille.look();

        assertEquals(List.of(Optional.empty(), LATER), one.resting());
        assertEquals(List.of(Optional.empty(), LATER), other.resting());
    }

    @Test
    void eachWishIsDoneOnceAndTheNextOneAgain() {
        dns.dead("a.example").dead("b.example");
        var one = new Node();
        var other = new Node();
        one.reveille.askAgain("a.example");
        other.reveille.look();

        other.aClientComes();
        other.reveille.look();
        assertEquals(List.of(LATER, LATER), other.resting(), "it failed again since");

        one.reveille.askAgain("a.example");
        other.reveille.look();
        assertEquals(List.of(Optional.empty(), LATER), other.resting());
    }

    @Test
    void aListThatNobodyHasIsNotWrittenDown() {
        assertEquals(Optional.empty(), new Node().reveille.askAgain("c.example"));
        assertEquals(0, sql.number("select count(*) from house_name where name like 'block-list-asked:%'"));
    }
}
