package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

/// Letters written with Quarkus' mailer.
@QuarkusTest
class OutboxMailerTest {
    @Inject
    Mailer mailer;

    @Inject
    ReactiveMailer reactive;

    @Inject
    Captured captured;

    @Inject
    Sql sql;

    private static Mail mail(String to) {
        return Mail.withText(to, "Grüße", "Zeile\nzwei\n").setFrom("Chess <chess-request@club.example>");
    }

    private List<Captured.CapturedLetter> lettersTo(String recipient) {
        return captured.page(Long.MAX_VALUE, 1000).stream()
                .filter(letter -> letter.recipient().equals(recipient))
                .toList();
    }

    @Test
    void leavesThroughTheOutboxWithAnEmptySender() {
        mailer.send(mail("one@else.example"));

        await().until(() -> lettersTo("one@else.example").size() == 1);
        var letter = lettersTo("one@else.example").getFirst();
        String text = new String(captured.raw(letter.id()).orElseThrow(), StandardCharsets.UTF_8);
        assertEquals("", letter.sender());
        assertTrue(text.contains("Auto-Submitted: auto-generated\r\n"), text);
        assertTrue(text.contains("Subject: =?UTF-8?"), text);
    }

    @Test
    void keepsToTheTransactionOfTheChange() {
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    reactive.send(mail("never@else.example")).await().indefinitely();
                    throw new IllegalStateException("the change fails");
                }));
        reactive.send(mail("later@else.example").setBounceAddress("owner@club.example"))
                .await()
                .indefinitely();

        await().until(() -> lettersTo("later@else.example").size() == 1);
        assertEquals(
                "owner@club.example", lettersTo("later@else.example").getFirst().sender());
        assertTrue(lettersTo("never@else.example").isEmpty());
        assertEquals(0, sql.number("select count(*) from outbox where destination = 'else.example'"));
    }
}
