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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.testing.Authority;
import org.carillon.testing.ErrorsHeard;
import org.carillon.testing.FakeMx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hosts that break the rules at every point of the dialogue, by scripts ([FakeMx#play]). Whatever they do: each copy
/// arrives, the counters are exact, and nothing of it is an error of ours.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class HostilePeersTest {
    private static final int COPIES = 3;

    /// As far as the offers.
    private static final String OPENED = "S: 220 hello\nC: EHLO\nS: 250-hello\nS: 250 PIPELINING\n";

    /// A host that answers command by command.
    private static final String PLAIN = "S: 220 hello\nC: EHLO\nS: 250 hello\n";

    /// All three copies in one transaction, up to the point where the text is wanted.
    private static final String ENVELOPE = "C: MAIL\nC: RCPT\nC: RCPT\nC: RCPT\nC: DATA\n";

    @Inject
    Outbox outbox;

    @Inject
    Queue queue;

    @Inject
    Messages messages;

    private FakeMx mx;
    private ErrorsHeard errors;

    @BeforeEach
    void hostIsThere() {
        errors = ErrorsHeard.begin();
        mx = FakeMx.startAt(SmarthostProfile.port());
    }

    @AfterEach
    void hostGoesHome() {
        queue.delete(new Queue.Choice.All());
        mx.close();
        errors.close();
        assertEquals(List.of(), errors.all());
        assertEquals(List.of(), mx.faults());
    }

    private long send() {
        return QuarkusTransaction.requiringNew().call(() -> {
            byte[] text = "Subject: hello\r\n\r\nHow are you?\r\n".getBytes(StandardCharsets.US_ASCII);
            var recipe = CopyRecipe.same("chess-bounces@club.example", HeaderEdits.NONE);
            var letter = new Outgoing(messages.store(text, ""), recipe, Priority.POST, "list/1", "hello");
            List<Recipient> members = IntStream.range(0, COPIES)
                    .mapToObj(i -> new Recipient(Address.of("m" + i + "@there.example"), ""))
                    .toList();
            return outbox.enqueue(letter, RecipientSource.of(members));
        });
    }

    private Queue.Counts counts(long letter) {
        return queue.letter(letter).orElseThrow().counts();
    }

    private void settled(long letter, int delivered, int failed) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertEquals(new Queue.Counts(COPIES, delivered, 0, failed), counts(letter)));
    }

    /// Name, script of the first conversation. Nothing has been delivered in it.
    static Stream<Arguments> breakers() {
        return Stream.of(
                Arguments.of("421 in the greeting", "S: 421 4.3.2 busy"),
                Arguments.of("554 in the greeting", "S: 554 5.3.2 go away"),
                Arguments.of("an empty line in place of a greeting", "S+ \\r\\n"),
                Arguments.of("a greeting that is none", "S: hello there"),
                Arguments.of("HTTP", "S+ HTTP/1.1 400 Bad Request\\r\\nContent-Length: 0\\r\\n\\r\\n"),
                Arguments.of("421 to EHLO", "S: 220 hello\nC: EHLO\nS: 421 4.3.2 busy"),
                Arguments.of("hangs up at EHLO", "S: 220 hello\nC: EHLO"),
                Arguments.of(
                        "knows neither EHLO nor HELO", "S: 220 hello\nC: EHLO\nS: 500 what?\nC: HELO\nS: 500 what?"),
                Arguments.of("an answer without end", "S: 220 hello\nC: EHLO\nS*51 250-on\nH:"),
                Arguments.of("421 to MAIL", PLAIN + "C: MAIL\nS: 421 4.3.2 busy"),
                Arguments.of("hangs up at MAIL", PLAIN + "C: MAIL"),
                Arguments.of("451 to MAIL", PLAIN + "C: MAIL\nS: 451 4.3.0 later:"),
                Arguments.of("wants us to sign in first", PLAIN + "C: MAIL\nS: 530 5.7.0 Authentication required:"),
                Arguments.of(
                        "wants STARTTLS first, in a group",
                        OPENED + ENVELOPE + "S*5 530 5.7.0 Must issue a STARTTLS command first:"),
                Arguments.of(
                        "wants us to sign in at RCPT",
                        PLAIN + "C: MAIL\nS: 250 ok\nC: RCPT\nS: 530 5.7.0 Authentication required:"),
                Arguments.of(
                        "wants STARTTLS at RCPT, in a group",
                        OPENED + ENVELOPE + "S: 250 ok\nS*4 530 5.7.0 Must issue a STARTTLS command first:"),
                Arguments.of(
                        "wants STARTTLS at DATA",
                        OPENED + ENVELOPE + "S*4 250 ok\nS: 530 5.7.0 Must issue a STARTTLS command first:"),
                Arguments.of("354 to MAIL", PLAIN + "C: MAIL\nS: 354 go on:"),
                Arguments.of("421 to RCPT", PLAIN + "C: MAIL\nS: 250 ok\nC: RCPT\nS: 421 4.3.2 busy"),
                Arguments.of("hangs up at RCPT", PLAIN + "C: MAIL\nS: 250 ok\nC: RCPT"),
                Arguments.of("421 to DATA", OPENED + ENVELOPE + "S*4 250 ok\nS: 421 4.3.2 busy"),
                Arguments.of("hangs up at DATA", OPENED + ENVELOPE + "S*4 250 ok"),
                Arguments.of("hangs up in the midst of a group", OPENED + "C: MAIL\nC: RCPT\nS*2 250 ok"),
                Arguments.of("451 to DATA", OPENED + ENVELOPE + "S*4 250 ok\nS: 451 4.3.0 later:"),
                Arguments.of("250 to DATA", OPENED + ENVELOPE + "S*5 250 ok\nH:"),
                Arguments.of("354 to RCPT", OPENED + ENVELOPE + "S: 250 ok\nS*4 354 go on\nC: .\nS: 250 ok\nH:"),
                Arguments.of("hangs up in the text", OPENED + ENVELOPE + "S*4 250 ok\nS: 354 go on\nC: Subject"),
                Arguments.of(
                        "421 after the dot", OPENED + ENVELOPE + "S*4 250 ok\nS: 354 go on\nC.\nS: 421 4.3.2 busy"),
                Arguments.of("hangs up after the dot", OPENED + ENVELOPE + "S*4 250 ok\nS: 354 go on\nC.\n"),
                Arguments.of("354 after the dot", OPENED + ENVELOPE + "S*4 250 ok\nS: 354 go on\nC.\nS: 354 go on:"),
                Arguments.of(
                        "garbage after the dot",
                        OPENED + ENVELOPE + "S*4 250 ok\nS: 354 go on\nC.\nS+ \\xff\\0\\xfe\\r\\n:"),
                Arguments.of(
                        "451 after the dot", OPENED + ENVELOPE + "S*4 250 ok\nS: 354 go on\nC.\nS: 451 4.3.0 later:"),
                Arguments.of(
                        "answers ahead of the questions", "S+ 220 hello\\r\\n250 ok\\r\\n250 ok\\r\\n250 ok\\r\\n\nH:"),
                Arguments.of(
                        "more answers than questions",
                        "S: 220 hello\nC: EHLO\nS+ 250 ok\\r\\n250 ok\\r\\n354 go on\\r\\n250 taken\\r\\n\nH:"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakers")
    void whoeverBreaksTheRulesOnlyDelays(String name, String script) {
        mx.play(script);

        settled(send(), COPIES, 0);

        assertEquals(
                COPIES,
                mx.deliveries().stream().mapToInt(d -> d.recipients().size()).sum());
        assertTrue(mx.commands().stream().filter(c -> c.equals(".")).count() <= 1, "sent again in the same attempt");
    }

    /// What is odd but clear is taken as it is meant.
    static Stream<Arguments> oddities() {
        String taken = "S*4 250 ok\nS: 354 go on\nC.\nS: 250 taken\nH:";
        return Stream.of(
                Arguments.of(
                        "lone line feeds",
                        "S+ 220 hello\\n\nC: EHLO\nS+ 250-hello\\n250 PIPELINING\\n\n" + ENVELOPE + taken),
                Arguments.of(
                        "octets that are no text",
                        "S+ 220 \\xff\\xfe\\x80\\r\\n\nC: EHLO\nS+ 250-\\0\\x1b[31m\\r\\n250 PIPELINING\\r\\n\n"
                                + ENVELOPE + taken),
                Arguments.of(
                        "codes without a text",
                        "S: 220\nC: EHLO\nS: 250-x\nS: 250 PIPELINING\n" + ENVELOPE
                                + "S*4 250\nS: 354\nC.\nS: 250\nH:"),
                Arguments.of(
                        "251 and 252 to RCPT",
                        OPENED + ENVELOPE
                                + "S: 250 ok\nS: 251 forwarded\nS*2 252 perhaps\nS: 354 go on\nC.\nS: 250 taken\nH:"),
                Arguments.of(
                        "text that goes on",
                        OPENED + ENVELOPE + "S*49 250-on\nS: 250 ok\nS*3 250 ok\nS: 354 go on\nC.\nS: 250 taken\nH:"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void whatIsOddButClearIsUnderstood(String name, String script) {
        mx.play(script);

        settled(send(), COPIES, 0);

        assertEquals(1, mx.connections());
    }

    /// It is called in the clear because its TLS has failed; but so it takes nothing.
    @Test
    void aHostThatInsistsOnTlsIsCalledUnderItAgain() {
        mx.play("S: 220 hello\nC: EHLO\nS: 250-hello\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go on\nS: what is this?\nH:")
                .play(PLAIN + "C: MAIL\nS: 530 5.7.0 Must issue a STARTTLS command first\nH:")
                .underTls(Authority.host("else.example"));

        settled(send(), COPIES, 0);

        assertTrue(mx.deliveries().stream().allMatch(FakeMx.Delivery::secured));
        assertEquals(3, mx.connections());
    }

    @Test
    void somePutOffAndSomeRefusedInOneBatchAreTold() {
        mx.play(OPENED + ENVELOPE
                + "S: 250 ok\nS: 450 4.2.1 busy\nS: 550 5.1.1 nobody\nS: 250 ok\nS: 354 go on\nC.\nS: 250 taken");

        settled(send(), 2, 1);

        assertEquals(List.of("m0@there.example"), mx.await(1).getFirst().recipients());
    }

    @Test
    void whoTakesFewAtATimeGetsTheRestInFurtherRounds() {
        mx.play(OPENED + ENVELOPE + "S*2 250 ok\nS*2 452 4.5.3 too many\nS: 354 go on\nC.\nS: 250 taken\n"
                + "C: MAIL\nC: RCPT\nC: RCPT\nC: DATA\nS*3 250 ok\nS: 354 go on\nC.\nS: 250 taken\nH:");

        settled(send(), COPIES, 0);

        assertEquals(1, mx.connections());
    }

    /// 552 means too many only once others were taken, and never when it speaks of the mailbox.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "S*3 552 mailbox full\nS: 554 5.5.1 no valid recipients\nC: RSET\nS: 250 ok\nH:",
                "S: 552 5.2.2 mailbox full\nS: 250 ok\nS: 552 5.2.2 mailbox full\nS: 354 go on\nC.\nS: 250 taken\nH:"
            })
    void aFullMailboxIsToldAtOnce(String answers) {
        mx.play(OPENED + ENVELOPE + "S: 250 ok\n" + answers);
        int taken = answers.contains("354") ? 1 : 0;

        settled(send(), taken, COPIES - taken);
    }

    @Test
    void aHostThatTakesNobodyYetWantsATextGetsAnEmptyOne() {
        mx.play(OPENED + ENVELOPE
                + "S: 250 ok\nS*3 550 5.1.1 nobody\nS: 354 go on\nC: .\nS: 554 5.5.1 no valid recipients\nH:");

        settled(send(), 0, COPIES);
    }
}
