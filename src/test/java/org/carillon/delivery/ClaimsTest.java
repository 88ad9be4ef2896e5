package org.carillon.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.FakeMx;
import org.junit.jupiter.api.Test;

/// Rows that a node has claimed, on H2.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class ClaimsTest {
    private static final Recipient BOB = new Recipient(Address.of("bob@there.example"), "b");

    @Inject
    Outbox outbox;

    @Inject
    Claims claims;

    @Inject
    Ledger ledger;

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

    /// A letter whose one batch another node is sending, with fence 7, for that many seconds more.
    private long sendingElsewhere(int seconds) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long message = messages.store("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII), "");
            var recipe = CopyRecipe.same("a@club.example", HeaderEdits.NONE);
            long letter = outbox.enqueue(
                    new Outgoing(message, recipe, Priority.LETTER, Outgoing.HOUSE, "x"),
                    RecipientSource.of(List.of(BOB)));
            sql.update("""
                    update outbox set state = 'sending', attempts = 1, fence = 7,
                    due_at = current_timestamp + cast(? as integer) * interval '1' second where outgoing_id = ?""", seconds, letter);
            return letter;
        });
    }

    private Batch batch(long letter, long fence) {
        long id = queue.batchesOf(letter, 0, 1).getFirst().id();
        var claim = new Batch.Claim(id, letter, 1, fence, clock.instant());
        return new Batch(claim, Priority.LETTER, "there.example", List.of(BOB), 0);
    }

    private static Progress allDelivered() {
        return new Progress(List.of(), 1, Map.of(), "", Optional.empty());
    }

    @Test
    void theBatchOfANodeThatDiedIsSentWhenItsLeaseEnds() {
        try (var mx = FakeMx.startAt(SmarthostProfile.port())) {
            long letter = sendingElsewhere(2);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> queue.letter(letter).orElseThrow().counts().delivered() == 1);

            assertEquals(1, mx.deliveriesTo("bob@there.example").size());
        }
    }

    @Test
    void whoLostTheClaimWritesNothing() {
        long letter = sendingElsewhere(3600);
        Letter loaded = shelf.letter(letter);

        assertThrows(
                LostClaimException.class, () -> ledger.save(batch(letter, 6), loaded, 0, allDelivered(), () -> {}));

        assertEquals(0, queue.letter(letter).orElseThrow().counts().delivered());
        ledger.save(batch(letter, 7), loaded, 0, allDelivered(), () -> {});
        assertEquals(1, queue.letter(letter).orElseThrow().counts().delivered());
    }

    @Test
    void onlyTheHolderOfTheClaimCanRenewIt() {
        long letter = sendingElsewhere(1800);
        var lost = batch(letter, 6).claim();
        var held = batch(letter, 7).claim();

        assertEquals(List.of(lost), claims.renew(List.of(held, lost)));

        queue.delete(new Queue.Choice.Letter(letter));
    }

    @Test
    void aRowThatIsBeingSentIsNotClaimedAgain() {
        long letter = sendingElsewhere(1800);

        assertTrue(claims.claim(List.of(batch(letter, 7).claim().id())).isEmpty());

        queue.delete(new Queue.Choice.Letter(letter));
    }
}
