package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From the outbox to the captured letters, on H2.
@QuarkusTest
class OutboxTest {
    @Inject
    Outbox outbox;

    @Inject
    Captured captured;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    @BeforeEach
    void emptied() {
        await().until(() -> sql.number("select count(*) from outbox") == 0);
        sql.update("delete from captured");
    }

    static List<Recipient> recipients(int count, int domains) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Recipient(Address.of("m" + i + "@d" + i % domains + ".example"), Integer.toString(i, 36)))
                .toList();
    }

    static Outgoing letter(long message, String returnPath) {
        var recipe = new CopyRecipe(
                returnPath,
                HeaderEdits.NONE.add("List-Id", "<chess.club.example>"),
                List.of(new HeaderEdits.Added("List-Unsubscribe", "<https://club.example/u/12/{tag}/{token}>")),
                "list/12");
        return new Outgoing(message, recipe, Priority.POST, "list/12", "hello");
    }

    private long enqueue(int count, int domains) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long message = messages.store(
                    "Subject: hello\r\n\r\n.dots\r\n".getBytes(StandardCharsets.US_ASCII), "Received: by us\r\n");
            return outbox.enqueue(
                    letter(message, "chess-bounces+{tag}.{mac}@club.example"),
                    RecipientSource.of(recipients(count, domains)));
        });
    }

    @Test
    void everyRecipientGetsACopyOfTheirOwn() {
        long id = enqueue(450, 3);
        await().until(() -> sql.number("select delivered from outgoing where id = ?", id) == 450);

        var letters = captured.page(Long.MAX_VALUE, 1000);

        Set<String> who =
                letters.stream().map(Captured.CapturedLetter::recipient).collect(Collectors.toSet());
        assertEquals(450, who.size());
        assertEquals(
                450,
                letters.stream().map(Captured.CapturedLetter::sender).distinct().count());
        String copy = new String(captured.raw(letters.getFirst().id()).orElseThrow(), StandardCharsets.US_ASCII);
        assertTrue(copy.startsWith("Received: by us\r\nList-Unsubscribe: <https://club.example/u/12/"), copy);
        assertTrue(copy.endsWith("List-Id: <chess.club.example>\r\nSubject: hello\r\n\r\n.dots\r\n"), copy);
    }

    @Test
    void whenAllIsDoneTheMessageGoesAndTheCountersStay() {
        long id = enqueue(10, 1);

        await().until(() -> sql.number("select delivered from outgoing where id = ?", id) == 10);

        assertEquals(0, sql.number("select count(*) from outbox where outgoing_id = ?", id));
        assertEquals(1, sql.number("select count(*) from outgoing where id = ? and message_id is null", id));
    }

    @Test
    void aRollbackTakesTheLetterBack() {
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    enqueueHere();
                    throw new IllegalStateException("the change fails");
                }));

        assertEquals(0, sql.number("select count(*) from outgoing where subject = 'taken back'"));
    }

    private void enqueueHere() {
        long message = messages.store("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII), "");
        var recipe = CopyRecipe.same("a@club.example", HeaderEdits.NONE);
        outbox.enqueue(
                new Outgoing(message, recipe, Priority.LETTER, "house", "taken back"),
                RecipientSource.of(Address.of("b@else.example")));
    }

    @Test
    void aLetterForNobodyLeavesNoMessageBehind() {
        long before = sql.number("select count(*) from message");

        enqueue(0, 1);

        assertEquals(before, sql.number("select count(*) from message"));
    }
}
