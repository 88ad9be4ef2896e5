package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.FakeMx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What people do to batches that a courier has, or that a dead one has left, on H2.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class QueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WORD = "hold on";

    @Inject
    Outbox outbox;

    @Inject
    Claims claims;

    @Inject
    DeliveryConfig config;

    @Inject
    Queue queue;

    @Inject
    Destinations destinations;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @AfterEach
    void clear() {
        queue.delete(new Queue.Choice.All());
    }

    /// A post of which each has a copy of their own.
    private long post(int members, IntFunction<String> address, String alongside) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long message =
                    messages.store(("Subject: x\r\n\r\n" + WORD + "\r\n").getBytes(StandardCharsets.US_ASCII), "");
            var recipe = new CopyRecipe("chess-bounces+{tag}@club.example", HeaderEdits.NONE, List.of(), "list/1");
            List<Recipient> all = IntStream.range(0, members)
                    .mapToObj(i -> new Recipient(Address.of(address.apply(i)), Integer.toString(i)))
                    .toList();
            long letter = outbox.enqueue(
                    new Outgoing(message, recipe, Priority.POST, "list/1", "x"), RecipientSource.of(all));
            if (!alongside.isEmpty()) sql.update("update outbox set " + alongside + " where outgoing_id = ?", letter);
            return letter;
        });
    }

    /// One recipient, whose second attempt was begun by another server; it would come again in an hour.
    private long sendingElsewhere(String leasedUntil) {
        return post(1, i -> "bob@there.example", """
                state = 'sending', attempts = 2, fence = 7, due_at = current_timestamp + interval '1' hour,
                leased_until = %s""".formatted(leasedUntil));
    }

    private Queue.WaitingBatch batch(long letter) {
        return queue.batchesOf(letter, 0, 1).getFirst();
    }

    private String written(long letter) {
        return sql.first("select state from outbox where outgoing_id = ?", row -> row.getString(1), letter)
                .orElse("gone");
    }

    @Test
    void whatADeadServerLeftCanBeTriedAtOnce() {
        long letter = sendingElsewhere("current_timestamp");

        assertEquals("ready", batch(letter).standing().state());
        assertEquals(
                "The server that was sending it is gone.",
                batch(letter).standing().lastReply());
        assertTrue(destinations.find("there.example").orElseThrow().next().isPresent());
        try (var mx = FakeMx.startAt(SmarthostProfile.port())) {
            assertEquals(1, queue.retry(new Queue.Choice.Letter(letter)));
            mx.await(1);
        }
    }

    @Test
    void whatALivingServerIsSendingIsLeftToIt() {
        long letter = sendingElsewhere("current_timestamp + interval '1' minute");

        assertEquals("sending", batch(letter).standing().state());
        assertEquals(0, queue.retry(new Queue.Choice.Letter(letter)));
    }

    @Test
    void aLeaseIsWrittenDownWhenItIsTakenAndWhenItIsRenewed() {
        try (var mx = FakeMx.startAt(SmarthostProfile.port()).holding(WORD)) {
            long letter = post(1, i -> "bob@there.example", "");
            await().atMost(PATIENCE).until(() -> mx.held() == 1);
            long id = batch(letter).id();
            assertTrue(leased(id));

            sql.update("update outbox set leased_until = created_at where id = ?", id);
            await().atMost(PATIENCE).until(() -> leased(id));

            mx.letGo(1);
            await().atMost(PATIENCE).until(() -> written(letter).equals("gone"));
        }
    }

    private boolean leased(long id) {
        return sql.number("select count(*) from outbox where id = ? and leased_until > current_timestamp", id) == 1;
    }

    @Test
    void whatIsHeldWhileItIsBeingSentEndsInGoodOrderAndLeavesOnce() {
        try (var mx = FakeMx.startAt(SmarthostProfile.port()).holding(WORD)) {
            long letter = post(5, i -> "m" + i + "@there.example", "");
            await().atMost(PATIENCE).until(() -> mx.held() == 1);

            assertEquals(1, queue.hold(new Queue.Choice.Letter(letter)));
            assertEquals("held", batch(letter).standing().state());
            assertEquals(
                    1, destinations.find("there.example").orElseThrow().amount().held());
            mx.letGo(5);

            await().atMost(PATIENCE).until(() -> written(letter).equals("held"));
            int left = mx.deliveries().size();
            assertTrue(left < 5, left + " copies");
            assertEquals(5 - left, batch(letter).recipients());

            assertEquals(1, queue.release(new Queue.Choice.Letter(letter)));
            await().atMost(PATIENCE).until(() -> written(letter).equals("gone"));
            assertEquals(5, mx.deliveries().size());
        }
    }

    @Test
    void aServerHearsOfWhatWasHeldByAnother() {
        long letter = sendingElsewhere("current_timestamp + interval '1' minute");
        var elsewhere = new Leases(claims, new Terms(config) {
            @Override
            Duration lease() {
                return Duration.ofHours(1);
            }
        });
        var claim = new Batch.Claim(batch(letter).id(), letter, 2, 7, clock.instant());
        var stop = new Stop();
        elsewhere.keep(claim, System.nanoTime(), stop);
        queue.hold(new Queue.Choice.Letter(letter));
        assertFalse(stop.asked());

        elsewhere.renew();

        assertTrue(stop.asked());
        assertFalse(stop.lost());
    }

    @Test
    void whatIsReleasedBeforeItWasAtRestIsBeingSentStill() {
        long letter = sendingElsewhere("current_timestamp + interval '1' minute");
        queue.hold(new Queue.Choice.Letter(letter));

        queue.release(new Queue.Choice.Letter(letter));

        assertEquals("sending", batch(letter).standing().state());
    }

    @Test
    void whatIsHeldStaysHeldWhenTheServerThatSentItDies() {
        long letter = sendingElsewhere("current_timestamp + interval '1' minute");
        queue.hold(new Queue.Choice.Letter(letter));
        sql.update(
                "update outbox set leased_until = current_timestamp, due_at = current_timestamp where outgoing_id = ?",
                letter);

        assertTrue(claims.claim(List.of(batch(letter).id())).isEmpty());
        assertEquals("held", batch(letter).standing().state());
    }

    /// However much there is, each step is short, and what was done stays done.
    @Test
    void muchIsDeletedInSteps() {
        long letter = post(120, i -> "bob@host%03d.example".formatted(i), "state = 'held'");
        long last = sql.number("select max(id) from outbox where outgoing_id = ?", letter);
        CompletableFuture<Integer> deleted = QuarkusTransaction.requiringNew().call(() -> {
            sql.list("select id from outbox where id = ? for update", row -> row.getLong(1), last);
            var deletion = CompletableFuture.supplyAsync(() -> queue.delete(new Queue.Choice.Letter(letter)));
            await().atMost(PATIENCE).until(() -> waiting(letter) == 20);
            return deletion;
        });

        assertEquals(120, deleted.join());
        assertEquals(
                new Queue.Counts(120, 0, 0, 120),
                queue.letter(letter).orElseThrow().counts());
        assertEquals(0, sql.number("select count(message_id) from outgoing where id = ?", letter));
    }

    /// As others see it.
    private long waiting(long letter) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.number("select count(*) from outbox where outgoing_id = ?", letter));
    }
}
