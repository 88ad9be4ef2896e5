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
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.DnsServer.Manner;
import org.carillon.testing.LittleInternet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whose fault it is that a post was given up: a member is charged with their own alone, whoever gives it up.
@QuarkusTest
@TestProfile(FloodProfile.class)
class OverdueFaultTest {
    private static final String DOMAIN = "no-answer.example";

    @Inject
    Outbox outbox;

    @Inject
    ByAge byAge;

    @Inject
    Claims claims;

    @Inject
    Terms terms;

    @Inject
    Reasons reasons;

    @Inject
    DelayNotices notices;

    @Inject
    Attempt.Means means;

    @Inject
    Queue queue;

    @Inject
    Gates gates;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    LittleInternet internet;

    private final List<Failure.Refusal> refused = new CopyOnWriteArrayList<>();

    @AfterEach
    void clear() {
        queue.delete(new Queue.Choice.All());
    }

    /// Remembers, and leaves the failure to nobody else.
    @SuppressWarnings("NullAway")
    private final class Memory extends Ledger {
        private Memory() {
            super(null, null, null, null, null, null, null, null);
        }

        @Override
        Holding save(Batch batch, Letter letter, Holding before, Progress progress) {
            refused.addAll(progress.ended().refused().values());
            return new Holding(progress.left().size(), 0);
        }

        @Override
        boolean older(Batch.Claim claim, Duration age) {
            return true;
        }
    }

    private Overdue overdue() {
        Tally.Office office = means.office();
        var remembering = new Attempt.Means(
                means.shelf(),
                new Tally.Office(new Memory(), terms, clock, office.figures(), office.suppressions()),
                means.captured(),
                means.localDrop(),
                means.dispatch(),
                means.leases());
        return new Overdue(sql, byAge, claims, terms, reasons, notices, remembering);
    }

    /// A post that a courier has tried once in vain.
    private long tried() {
        internet.dns().served(DOMAIN, Manner.SERVFAIL);
        long letter = QuarkusTransaction.requiringNew().call(() -> {
            long message = messages.store("Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII), "");
            var recipe = CopyRecipe.same("chess-bounces@club.example", HeaderEdits.NONE);
            return outbox.enqueue(
                    new Outgoing(message, recipe, Priority.POST, "list/1", "x"),
                    RecipientSource.of(List.of(new Recipient(Address.of("bob@" + DOMAIN), "b"))));
        });
        await().atMost(Duration.ofMinutes(1))
                .until(() -> queue.letter(letter).orElseThrow().counts().deferred() == 1);
        return letter;
    }

    /// No courier gets at it: all places are taken.
    private Failure.Refusal givenUp(long letter) {
        int places = 0;
        while (gates.enter(DOMAIN, Priority.POST)) places++;
        try {
            sql.update(
                    "update outbox set created_at = ?, due_at = current_timestamp where outgoing_id = ?",
                    clock.instant().minus(Duration.ofDays(6)),
                    letter);
            overdue().look();
        } finally {
            for (int i = 0; i < places; i++) gates.leave(DOMAIN, Priority.POST);
        }
        assertEquals(1, refused.size());
        return refused.getFirst();
    }

    @Test
    void aDomainThatTheDnsDoesNotAnswerForIsNotOurFault() {
        Failure.Refusal why = givenUp(tried());

        assertEquals("4.4.7", why.status());
        assertEquals("", why.host());
        assertTrue(why.personal(), why.reply());
    }

    @Test
    void whatWeSaidOfOurselvesIsOurFault() {
        long letter = tried();
        sql.update(
                "update outbox set last_reply = 'the smarthost a.example has no address', last_ours = true where outgoing_id = ?",
                letter);

        assertFalse(givenUp(letter).personal());
    }

    /// Nothing was said yet, and nobody rests.
    @Test
    void whatNobodyGotAtIsOurFault() {
        long letter = tried();
        sql.update("update outbox set last_reply = '' where outgoing_id = ?", letter);

        Failure.Refusal why = givenUp(letter);

        assertFalse(why.personal(), why.reply());
    }
}
