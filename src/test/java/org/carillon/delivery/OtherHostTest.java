package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.testing.FakeMx;
import org.carillon.testing.FakeMx.Phase;
import org.carillon.testing.LittleInternet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A domain with several mail hosts, or with none (RFC 5321 §5.1).
@QuarkusTest
@TestProfile(SafeWaysProfile.class)
class OtherHostTest {
    @Inject
    Outbox outbox;

    @Inject
    Queue queue;

    @Inject
    Messages messages;

    @Inject
    Gates gates;

    @Inject
    Dispatch dispatch;

    @Inject
    DeliveryConfig config;

    LittleInternet internet;

    @AfterEach
    void emptyTheQueue() {
        queue.delete(new Queue.Choice.All());
    }

    private long send(String recipient) {
        return QuarkusTransaction.requiringNew().call(() -> {
            byte[] text = "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
            var recipe = CopyRecipe.same("ana@club.example", HeaderEdits.NONE);
            var letter = new Outgoing(messages.store(text, ""), recipe, Priority.POST, "list/1", "x");
            return outbox.enqueue(letter, RecipientSource.of(List.of(new Recipient(Address.of(recipient), ""))));
        });
    }

    private Queue.Counts counts(long letter) {
        return queue.letter(letter).orElseThrow().counts();
    }

    /// 421 is what most hosts say to too many connections, and while they go down.
    @Test
    void aHostThatHasNoTimeDoesNotKeepTheLetterFromTheNext() {
        internet.domain("busy.example", "first.busy.example", "second.busy.example");
        try (var first = internet.host("first.busy.example", "127.0.4.1");
                var second = internet.host("second.busy.example", "127.0.4.2")) {
            first.answer(Phase.GREETING, "421 4.3.2 too many connections");

            long letter = send("a@busy.example");

            await().untilAsserted(() -> assertEquals(1, counts(letter).delivered()));
            assertEquals(1, second.deliveries().size());
        }
    }

    /// A host that hangs up costs a session, and an attempt has two.
    @Test
    void anAttemptHasTwoSessions() {
        internet.domain("rude.example", "a.rude.example", "b.rude.example", "c.rude.example");
        try (var first = internet.host("a.rude.example", "127.0.4.3");
                var second = internet.host("b.rude.example", "127.0.4.4");
                var third = internet.host("c.rude.example", "127.0.4.5")) {
            for (FakeMx each : List.of(first, second, third)) each.answer(Phase.GREETING, FakeMx.HANG_UP);

            long letter = send("a@rude.example");
            await().untilAsserted(() -> assertEquals(1, counts(letter).deferred()));

            int called = first.callers().size()
                    + second.callers().size()
                    + third.callers().size();
            assertEquals(2, called);
        }
    }

    /// Its two addresses are one host that hangs up; the next one is called in the same attempt.
    @Test
    void aHostThatHangsUpAtBothItsAddressesDoesNotHideTheNext() {
        internet.domain("dual.example", "first.dual.example", "second.dual.example");
        try (var four = internet.host("first.dual.example", "127.0.4.6");
                var six = internet.host("first.dual.example", "127.0.4.7");
                var second = internet.host("second.dual.example", "127.0.4.8")) {
            for (FakeMx each : List.of(four, six)) each.answer(Phase.GREETING, FakeMx.HANG_UP);

            long letter = send("a@dual.example");

            await().untilAsserted(() -> assertEquals(1, counts(letter).delivered()));
            assertEquals(1, second.deliveries().size());
            assertEquals(1, four.connections() + six.connections());
        }
    }

    /// The first host breaks off the handshake, and is silent when it is called in the clear; that is two.
    @Test
    void aSecondCallWithoutTlsIsASessionToo() {
        internet.domain("torn.example", "a.torn.example", "b.torn.example");
        try (var first = internet.host("a.torn.example", "127.0.4.9");
                var second = internet.host("b.torn.example", "127.0.4.10")) {
            first.play(
                    "S: 220 hello\nC: EHLO\nS: 250-hello\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go on\nS: what is this?\nH:");
            first.answer(Phase.GREETING, FakeMx.HANG_UP);

            long letter = send("a@torn.example");
            await().untilAsserted(() -> assertEquals(1, counts(letter).deferred()));

            assertEquals(2, first.connections());
            assertEquals(0, second.connections());
        }
    }

    @Test
    void domainsWithTheSameHostsShareTheirPlaces() {
        internet.dns().zone("""
                        one.example. 60 IN MX 10 a.provider.example.
                        one.example. 60 IN MX 20 b.provider.example.
                        one.example. 60 IN MX 30 c.provider.example.
                        two.example. 60 IN MX 5 a.provider.example.
                        two.example. 60 IN MX 6 c.provider.example.
                        two.example. 60 IN MX 6 b.provider.example.
                        three.example. 60 IN MX 5 b.provider.example.
                        """);

        assertEquals("a.provider.example b.provider.example c.provider.example", dispatch.group("one.example"));
        assertEquals(dispatch.group("one.example"), dispatch.group("two.example"));
        assertEquals("b.provider.example", dispatch.group("three.example"));
    }

    /// What the DNS alone decides says nothing of how many connections a host bears.
    @Test
    void aLetterThatReachesNoHostOpensNoFurtherPlace() {
        internet.dns().zone("null.example. 60 IN MX 0 .");

        long letter = send("a@null.example");

        await().untilAsserted(() -> assertEquals(1, counts(letter).failed()));
        await().untilAsserted(
                        () -> assertEquals(config.connections().start(), gates.free("null.example", Priority.POST)));
    }
}
