package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.DnsServer.Manner;
import org.carillon.testing.FakeMx;
import org.carillon.testing.LittleInternet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Much to send at once, to hosts that are slow, dead or all the same, on H2. What is asserted is who was first, never
/// how long it took.
@QuarkusTest
@TestProfile(FloodProfile.class)
class FloodTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SLOW = "a post that is taken slowly";

    /// As configured by default: at first, and for letters on top.
    private static final int CONNECTIONS = 5;

    private static final int ON_TOP = 3;

    @Inject
    Outbox outbox;

    @Inject
    Queue queue;

    @Inject
    Gates gates;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    LittleInternet internet;

    @AfterEach
    void clear() {
        queue.delete(new Queue.Choice.All());
        internet.closeHosts();
    }

    private long send(Priority priority, String text, int count, IntFunction<String> address) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long message =
                    messages.store(("Subject: " + text + "\r\n\r\nHello\r\n").getBytes(StandardCharsets.US_ASCII), "");
            var recipe = CopyRecipe.same("a@club.example", HeaderEdits.NONE);
            var letter = new Outgoing(message, recipe, priority, Outgoing.HOUSE, text);
            List<Recipient> all = IntStream.range(0, count)
                    .mapToObj(i -> new Recipient(Address.of(address.apply(i)), Integer.toString(i, 36)))
                    .toList();
            return outbox.enqueue(letter, RecipientSource.of(all));
        });
    }

    private long post(int count, IntFunction<String> address) {
        return send(Priority.POST, SLOW, count, address);
    }

    private void letter(String address) {
        send(Priority.LETTER, "a letter", 1, i -> address);
    }

    private Queue.Counts counts(long letter) {
        return queue.letter(letter).orElseThrow().counts();
    }

    private static void awaitHeld(FakeMx host, int count) {
        await().atMost(PATIENCE).until(() -> host.held() == count);
    }

    @Test
    void aLetterLeavesWhileAPostToTwentyThousandWaitsForASlowHost() {
        FakeMx slow = internet.host("mx.slow.example", "127.0.0.2").holding(SLOW);
        FakeMx other = internet.host("mx.other.example", "127.0.0.3");
        internet.domain("slow.example", "mx.slow.example").domain("other.example", "mx.other.example");
        long post = post(20_000, i -> "m" + i + "@slow.example");
        awaitHeld(slow, CONNECTIONS);

        letter("friend@other.example");
        letter("friend@slow.example");

        assertEquals(List.of("friend@other.example"), other.await(1).getFirst().recipients());
        assertEquals(List.of("friend@slow.example"), slow.await(1).getFirst().recipients());
        assertEquals(0, counts(post).delivered(), "of the post nothing has arrived yet");
        assertTrue(slow.open() <= CONNECTIONS + ON_TOP, slow.open() + " connections");
    }

    @Test
    void atAHostThatBearsOneConnectionAPostMakesRoomForALetter() {
        FakeMx slow = internet.host("mx.one.example", "127.0.0.2").holding(SLOW);
        internet.domain("one.example", "mx.one.example");
        for (int i = 0; i < 5; i++) slow.answerOnce(FakeMx.Phase.GREETING, "421 4.7.0 too many connections");
        for (int i = 0; i < 5; i++) send(Priority.POST, "turned away", 1, n -> "m@one.example");
        await().atMost(PATIENCE).until(() -> slow.connections() == 5);
        long post = post(1000, i -> "m" + i + "@one.example");
        awaitHeld(slow, 1);

        letter("friend@one.example");
        await().atMost(PATIENCE).until(() -> gates.wanted("mx.one.example"));
        // what is under way, and what was announced in the same write
        slow.letGo(2);

        slow.await(3);
        assertEquals(List.of("friend@one.example"), slow.deliveries().getLast().recipients());
        assertTrue(counts(post).delivered() <= 200, counts(post).toString());
    }

    @Test
    void twoHundredDomainsWithTheSameMailHostsShareItsConnections() {
        FakeMx big = internet.host("mx.big.example", "127.0.0.2").holding(SLOW);
        FakeMx other = internet.host("mx.other.example", "127.0.0.3");
        internet.domain("other.example", "mx.other.example");
        for (int i = 0; i < 200; i++) internet.domain("d" + i + ".example", "mx.big.example");
        long post = post(200, i -> "m@d" + i + ".example");
        awaitHeld(big, CONNECTIONS);

        letter("friend@other.example");
        other.await(1);

        assertEquals(CONNECTIONS, big.connections());
        assertEquals(0, counts(post).delivered());
        big.letGo(200);
        big.await(200);
        assertTrue(big.connections() <= 20, big.connections() + " connections in all");
    }

    @Test
    void aThousandDeadDestinationsDoNotHoldUpOneThatLives() {
        FakeMx living = internet.host("mx.living.example", "127.0.0.2");
        internet.domain("zz-living.example", "mx.living.example");
        for (int i = 0; i < 500; i++) {
            internet.domain("gone" + i + ".example", "mx.gone" + i + ".example");
            internet.dns().zone("mx.gone" + i + ".example. 60 IN A 127.0.0.99"); // nobody listens there
            internet.dns().served("mute" + i + ".example", Manner.SILENT);
        }
        long dead = post(1000, i -> "m@" + (i < 500 ? "gone" + i : "mute" + (i - 500)) + ".example");

        send(Priority.POST, "to one that lives", 1, i -> "friend@zz-living.example");

        living.await(1);
        assertTrue(untried(dead) > 0, "all thousand were tried before");
        await().atMost(PATIENCE).until(() -> counts(dead).deferred() >= 500);
        assertEquals(0, counts(dead).failed());
    }

    private long untried(long letter) {
        return sql.number("select count(*) from outbox where outgoing_id = ? and attempts = 0", letter);
    }

    @Test
    void aRateIsKeptAndWaitingForItIsNoAttempt() {
        FakeMx host = internet.host("mx.rated.example", "127.0.0.2");
        internet.domain("rated.example", "mx.rated.example");

        long post = post(25, i -> "m" + i + "@rated.example");

        await().atMost(PATIENCE).until(() -> counts(post).delivered() == 10);
        await().atMost(PATIENCE)
                .until(
                        () -> queue.batchesOf(post, 0, 5).getFirst().standing().lastReply(),
                        said -> said.equals("Waits for its rate: at most 10/1h recipients."));
        Queue.WaitingBatch waiting = queue.batchesOf(post, 0, 5).getFirst();
        assertEquals(15, waiting.recipients());
        assertEquals(0, waiting.standing().attempts());
        assertEquals(new Queue.Counts(25, 10, 0, 0), counts(post));
        assertEquals(
                10,
                host.deliveries().stream().mapToInt(d -> d.recipients().size()).sum());
    }

    @Test
    void theHostSeesOurChosenAddressAndName() {
        FakeMx host = internet.host("mx.seen.example", "127.0.0.2");
        internet.domain("seen.example", "mx.seen.example");

        letter("friend@seen.example");
        host.await(1);

        assertEquals(Set.of("127.0.0.9"), host.callers());
        assertTrue(
                host.commands().contains("EHLO out.carillon.example"),
                host.commands().toString());
    }

    @Test
    void aWayOfItsOwnGoesBeforeTheDnsAndToTheNextHostWhereOneIsAway() {
        FakeMx second = internet.host("unused.example", "127.0.0.51");
        FakeMx byDns = internet.host("mx.dns.example", "127.0.0.2");
        internet.domain("a.byroute.example", "mx.dns.example").domain("byroute.example", "mx.dns.example");

        letter("friend@a.byroute.example");
        letter("friend@byroute.example");

        assertEquals(
                List.of("friend@a.byroute.example"), second.await(1).getFirst().recipients());
        assertEquals(
                List.of("friend@byroute.example"), byDns.await(1).getFirst().recipients());
    }
}
