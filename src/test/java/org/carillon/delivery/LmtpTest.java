package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A mail store that is spoken to by LMTP (RFC 2033): it answers for each recipient by itself.
@QuarkusTest
class LmtpTest {
    private static final String OPENED = "S: 220 hello\nC: LHLO\nS: 250-hello\nS: 250 PIPELINING\n"
            + "C: MAIL\nC: RCPT\nC: RCPT\nC: RCPT\nC: DATA\n";

    @Inject
    Outbox outbox;

    @Inject
    Queue queue;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    @Inject
    Shelf shelf;

    @Inject
    Ledger ledger;

    @Inject
    Terms terms;

    @Inject
    Clock clock;

    @Inject
    Figures figures;

    @Inject
    Suppressions suppressions;

    private final Caller caller = new Caller();
    private long letter;

    @AfterEach
    void hangUp() {
        caller.close();
        queue.delete(new Queue.Choice.All());
        assertEquals(List.of(), caller.mx().faults());
    }

    /// A batch for three, claimed by this test.
    private Tally claimed() {
        List<Recipient> three = IntStream.range(0, 3)
                .mapToObj(i -> new Recipient(Address.of("m" + i + "@there.example"), ""))
                .toList();
        letter = QuarkusTransaction.requiringNew().call(() -> {
            byte[] text = "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
            var recipe = CopyRecipe.same("ana@club.example", HeaderEdits.NONE);
            var outgoing = new Outgoing(messages.store(text, ""), recipe, Priority.POST, "list/1", "x");
            long id = outbox.enqueue(outgoing, RecipientSource.of(three));
            sql.update(
                    "update outbox set state = 'sending', fence = 7, due_at = due_at + interval '1' hour where outgoing_id = ?",
                    id);
            return id;
        });
        long row = sql.number("select id from outbox where outgoing_id = ?", letter);
        var claim = new Batch.Claim(row, letter, 1, 7, clock.instant());
        var batch = new Batch(claim, Priority.POST, "there.example", three, 0);
        return new Tally(batch, shelf.letter(letter), new Tally.Office(ledger, terms, clock, figures, suppressions));
    }

    private void transmit(Tally tally) throws IOException {
        Session session = caller.connect(caller.peer(TlsPolicy.NONE).with(Protocol.LMTP));
        var all = Transaction.of(tally.letter(), tally.untried(), 100);
        try {
            new Transmission(session, tally, all, new Stop()).run();
        } finally {
            tally.end(false);
        }
    }

    private Queue.Counts counts() {
        return queue.letter(letter).orElseThrow().counts();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIPELINING", "8BITMIME"})
    void eachRecipientHasAnAnswerOfTheirOwn(String offer) throws IOException {
        caller.mx()
                .speakingLmtp()
                .offering(offer)
                .answerRecipientAtDot("m1@there.example", "452 4.2.2 mailbox full")
                .answerRecipientAtDot("m2@there.example", "554 5.6.0 not that");

        transmit(claimed());

        assertEquals(new Queue.Counts(3, 1, 1, 1), counts());
        assertEquals(
                "m2@there.example",
                queue.failures(letter, 0, 5).getFirst().address().toString());
        assertEquals(1, caller.mx().deliveries().size());
    }

    @Test
    void whoIsRefusedBeforeTheTextHasNoAnswerAfterIt() throws IOException {
        caller.mx().speakingLmtp().answerRecipient("m0@there.example", "550 5.1.1 nobody");

        transmit(claimed());

        assertEquals(new Queue.Counts(3, 2, 0, 1), counts());
        assertEquals(
                "m0@there.example",
                queue.failures(letter, 0, 5).getFirst().address().toString());
    }

    @Test
    void whoseAnswerWasHeardBeforeTheLineBrokeIsDoneWith() {
        caller.mx().play(OPENED + "S*4 250 ok\nS: 354 go on\nC.\nS: 250 taken");

        assertThrows(PeerGoneException.class, () -> transmit(claimed()));

        assertEquals(new Queue.Counts(3, 1, 2, 0), counts());
    }

    @Test
    void aStoreThatWantsATextForNobodyIsHungUpOn() {
        caller.mx().play(OPENED + "S: 250 ok\nS*3 550 5.1.1 nobody\nS: 354 go on\nC: .\nH:");

        var gone = assertThrows(PeerGoneException.class, () -> transmit(claimed()));

        assertTrue(gone.reason().contains("for nobody"), gone.reason());
        assertEquals(new Queue.Counts(3, 0, 0, 3), counts());
    }
}
