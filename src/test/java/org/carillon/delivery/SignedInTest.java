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
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.LetterTerms;
import org.carillon.mail.MailTerms;
import org.carillon.mail.RecipientTerms;
import org.carillon.mail.Returned;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.Authority;
import org.carillon.testing.ErrorsHeard;
import org.carillon.testing.FakeMx;
import org.carillon.testing.FakeMx.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// By a smarthost that wants a password: it is verified, as nothing else was said.
@QuarkusTest
@TestProfile(SignedInProfile.class)
class SignedInTest {
    @Inject
    Outbox outbox;

    @Inject
    Queue queue;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    private FakeMx mx;

    @BeforeEach
    void hostIsThere() {
        mx = FakeMx.startAt(SignedInProfile.port())
                .underTls(Authority.host("localhost"))
                .offering("AUTH PLAIN LOGIN", "REQUIRETLS");
    }

    @AfterEach
    void hostGoesHome() {
        queue.delete(new Queue.Choice.All());
        mx.close();
    }

    private long send(boolean requireTls) {
        var terms = new MailTerms(new LetterTerms(Returned.UNSAID, "", false, requireTls), RecipientTerms.NONE);
        return QuarkusTransaction.requiringNew().call(() -> {
            byte[] text = "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
            var recipe = CopyRecipe.same("ana@club.example", HeaderEdits.NONE);
            var letter = new Outgoing(messages.store(text, ""), recipe, Priority.LETTER, Outgoing.PERSON, "x", terms);
            return outbox.enqueue(
                    letter, RecipientSource.of(List.of(new Recipient(Address.of("friend@far.example"), ""))));
        });
    }

    private void delivered(long letter) {
        await().untilAsserted(() ->
                assertEquals(1, queue.letter(letter).orElseThrow().counts().delivered()));
    }

    @Test
    void lettersLeaveUnderOurNameAndTls() {
        delivered(send(false));

        assertTrue(mx.deliveries().getFirst().secured());
        assertTrue(mx.commands().contains("AUTH PLAIN AGFuYQBzM2NyZXQ="));
    }

    @Test
    void aLetterThatMustStayUnderTlsGoesOnByASmarthostThatPromisesIt() {
        delivered(send(true));

        assertEquals("REQUIRETLS", mx.deliveries().getFirst().parameters());
    }

    @Test
    void aWrongPasswordIsToldToTheOperatorAndNotToTheSender() {
        mx.answer(Phase.AUTH, "535 5.7.8 wrong");
        try (var errors = ErrorsHeard.begin()) {
            long letter = send(false);
            await().untilAsserted(() -> assertEquals("cannot sign in at localhost: 535 5.7.8 wrong", reply(letter)));
            assertEquals(0, queue.letter(letter).orElseThrow().counts().failed());
            assertEquals(List.of(), errors.all());

            mx.well();

            delivered(letter);
            assertEquals(1, mx.deliveries().size());
        }
    }

    @Test
    void thePasswordGoesToNobodyElse() {
        mx.underTls(Authority.host("else.example"));

        long letter = send(false);

        await().untilAsserted(
                        () -> assertTrue(reply(letter).contains("No subject alternative DNS name matching localhost")));
        assertFalse(mx.commands().stream().anyMatch(c -> c.startsWith("AUTH")));
    }

    private String reply(long letter) {
        return sql.first("select last_reply from outbox where outgoing_id = ?", row -> row.getString(1), letter)
                .orElse("");
    }
}
