package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

/// Many ends in one commit, on H2.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class CompletionsTest {
    private static final int HOSTS = 50;

    @Inject
    Outbox outbox;

    @Inject
    Completions completions;

    @Inject
    Shelf shelf;

    @Inject
    Queue queue;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    /// A letter to one person at each of some hosts, which another node is sending, with fence 7; `deferred` of them
    /// were
    /// put off before.
    private long letter(int hosts, int deferred) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long message = messages.store("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII), "");
            var all = new ArrayList<Recipient>();
            for (int i = 0; i < hosts; i++) {
                all.add(new Recipient(Address.of("bob@host%02d.example".formatted(i)), "b" + i));
            }
            var recipe = CopyRecipe.same("a@club.example", HeaderEdits.NONE);
            long letter = outbox.enqueue(
                    new Outgoing(message, recipe, Priority.LETTER, Outgoing.HOUSE, "x"), RecipientSource.of(all));
            sql.update("""
                    update outbox set state = 'sending', attempts = 1, fence = 7,
                    due_at = current_timestamp + interval '1' hour where outgoing_id = ?""", letter);
            sql.update("update outgoing set deferred = ? where id = ?", deferred, letter);
            return letter;
        });
    }

    private Completions.Completion end(long letter, Queue.WaitingBatch row, long fence, int deferred) {
        var claim = new Batch.Claim(row.id(), letter, 1, fence, clock.instant());
        return new Completions.Completion(claim, shelf.letter(letter), new Ledger.Holding(1, deferred), 1);
    }

    @Test
    void couriersThatEndTogetherCountExactlyAndLetGoOfTheMessage() throws Exception {
        long one = letter(HOSTS, HOSTS);
        long other = letter(HOSTS, 0);
        var all = new ArrayList<Completions.Completion>();
        for (var row : queue.batchesOf(one, 0, HOSTS)) all.add(end(one, row, 7, 1));
        for (var row : queue.batchesOf(other, 0, HOSTS)) all.add(end(other, row, 7, 0));
        Completions.Completion last = all.removeLast();

        try (var couriers = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = new ArrayList<Future<?>>();
            for (var completion : all) ends.add(couriers.submit(() -> completions.write(completion)));
            for (Future<?> end : ends) end.get();
        }

        assertEquals(
                new Queue.Counts(HOSTS, HOSTS, 0, 0),
                queue.letter(one).orElseThrow().counts());
        assertEquals(
                new Queue.Counts(HOSTS, HOSTS - 1, 0, 0),
                queue.letter(other).orElseThrow().counts());
        assertEquals(List.of(), queue.batchesOf(one, 0, 1));
        assertEquals(0, messagesOf(one));
        assertEquals(1, messagesOf(other));

        completions.write(last);
        assertEquals(0, messagesOf(other));
    }

    private long messagesOf(long letter) {
        return sql.number("select count(message_id) from outgoing where id = ?", letter);
    }

    @Test
    void whoLostTheClaimWritesNothingAndSpoilsNothing() throws Exception {
        long letter = letter(HOSTS, 0);
        List<Queue.WaitingBatch> rows = queue.batchesOf(letter, 0, HOSTS);
        int lost = 0;
        try (var couriers = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < HOSTS; i++) {
                var completion = end(letter, rows.get(i), i % 10 == 3 ? 6 : 7, 0);
                ends.add(couriers.submit(() -> written(completion)));
            }
            for (Future<Boolean> end : ends) if (!end.get()) lost++;
        }

        assertEquals(HOSTS / 10, lost);
        assertEquals(
                new Queue.Counts(HOSTS, HOSTS - lost, 0, 0),
                queue.letter(letter).orElseThrow().counts());
        assertEquals(lost, queue.batchesOf(letter, 0, HOSTS).size());
        queue.delete(new Queue.Choice.Letter(letter));
    }

    private boolean written(Completions.Completion completion) {
        try {
            completions.write(completion);
            return true;
        } catch (LostClaimException gone) {
            return false;
        }
    }

    @Test
    void aRowThatHoldsSomethingElseIsNotTouched() {
        long letter = letter(1, 0);
        var row = queue.batchesOf(letter, 0, 1).getFirst();
        var claim = new Batch.Claim(row.id(), letter, 1, 7, clock.instant());
        var tooMany = new Completions.Completion(claim, shelf.letter(letter), new Ledger.Holding(2, 0), 2);

        assertThrows(LostClaimException.class, () -> completions.write(tooMany));

        assertTrue(queue.find(row.id()).isPresent());
        queue.delete(new Queue.Choice.Letter(letter));
    }
}
