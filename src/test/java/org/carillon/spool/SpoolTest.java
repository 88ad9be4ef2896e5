package org.carillon.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.pipeline.Pipeline;
import org.carillon.store.Durable;
import org.carillon.store.Ids;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SpoolTest {
    private static final byte[] LETTER = "Subject: hello\r\n\r\nworld\r\n".getBytes(US_ASCII);

    @Inject
    Claims claims;

    @Inject
    SetAside setAside;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    @Inject
    DataSource database;

    @Inject
    Durable durable;

    @Inject
    Ids ids;

    @Inject
    Pipeline pipeline;

    /// The house's own pipeline would claim the letters of these tests.
    @BeforeEach
    void emptyAndUnattended() throws Exception {
        pipeline.stop();
        sql.update("delete from spool");
    }

    @AfterEach
    void attendedAgain() {
        sql.update("delete from spool");
        pipeline.start();
    }

    @Test
    void letsManySessionsShareCommitsAndLosesNone() throws Exception {
        List<Callable<Acceptance>> sessions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int number = i;
            sessions.add(
                    () -> offer("s" + number + "@a.example", "Received: x\r\n", "a@lists.example", "b@lists.example"));
        }

        Set<Long> stored = stored(sessions);

        assertEquals(60, stored.size());
        assertEquals(120, sql.number("select count(*) from spool where state = 'ready'"));
    }

    @Test
    void aLetterThatBreaksASharedCommitFailsAlone() throws Exception {
        List<Callable<Acceptance>> sessions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String trace = i == 7 ? null : "Received: y\r\n"; // the column takes no null
            sessions.add(() -> offer("s@a.example", trace, "a@lists.example"));
        }

        List<Acceptance> answers = answers(sessions);

        assertEquals(
                19, answers.stream().filter(Acceptance.Stored.class::isInstance).count());
        assertInstanceOf(Acceptance.Away.class, answers.get(7));
        assertEquals(19, sql.number("select count(*) from spool"));
    }

    @Test
    void handsALetterToOneClaimantOnly() throws Exception {
        offerAlone("a@lists.example");

        assertEquals(1, claims.claim(10).size());
        assertEquals(0, claims.claim(10).size());
    }

    @Test
    void aClaimThatWasTakenOverCanWriteNothing() throws Exception {
        offerAlone("a@lists.example");
        SpoolItem first = claims.claim(1).getFirst();
        leaseRunsOut();
        SpoolItem second = claims.claim(1).getFirst();

        assertFalse(claims.renew(first));
        assertThrows(LostClaimException.class, () -> finish(first));
        assertTrue(claims.renew(second));
        finish(second);
        assertEquals(0, sql.number("select count(*) from spool"));
        assertTrue(messages.find(second.messageId()).isEmpty());
    }

    @Test
    void setsALetterAsideAfterThreeFailuresAndTriesItAgainWhenAsked() throws Exception {
        offerAlone("a@lists.example");
        List<Boolean> aside = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            aside.add(claims.fail(claims.claim(1).getFirst(), "out of luck"));
            leaseRunsOut();
        }

        assertEquals(List.of(false, false, true), aside);
        assertEquals(0, claims.claim(1).size());
        SetAside.Entry entry = setAside.page(0, 10).getFirst();
        assertEquals("shunted", entry.state());
        assertEquals("out of luck", entry.error());
        assertTrue(setAside.retry(entry.id()));
        assertFalse(setAside.retry(entry.id()));
        assertEquals(1, claims.claim(1).size());
    }

    @Test
    void aRowThatCannotBeReadIsSetAsideAlone() throws Exception {
        offerAlone("a@lists.example");
        offerAlone("b@lists.example");
        sql.update("update spool set sender = ? where recipient = ?", "no address", "a@lists.example");

        List<SpoolItem> claimed = claims.claim(10);

        assertEquals(
                List.of("b@lists.example"),
                claimed.stream().map(i -> i.recipient().toString()).toList());
        assertEquals(1, setAside.count("shunted"));
    }

    @Test
    void aDatabaseFaultCostsNoTry() throws Exception {
        offerAlone("a@lists.example");
        for (int i = 0; i < 5; i++) {
            claims.postpone(claims.claim(1).getFirst());
            leaseRunsOut();
        }

        assertEquals(0, setAside.page(0, 10).getFirst().attempts());
    }

    @Test
    void keepsTheMessageWhileAnotherRecipientNeedsIt() throws Exception {
        var commits = commits();
        commits.offer(letter(envelope("s@a.example", "a@lists.example", "b@lists.example"), ""))
                .get();
        List<SpoolItem> both = claims.claim(10);

        finish(both.getFirst());
        assertTrue(messages.find(both.getFirst().messageId()).isPresent());
        finish(both.getLast());
        assertTrue(messages.find(both.getFirst().messageId()).isEmpty());
    }

    private static Incoming letter(Envelope envelope, String trace) {
        return new Incoming(envelope, LETTER, trace, "", OptionalLong.empty());
    }

    private GroupCommit commits() {
        var commits = new GroupCommit(database, durable, ids, () -> {});
        Thread.ofVirtual().start(commits);
        return commits;
    }

    private volatile GroupCommit current;

    private Acceptance offer(String sender, String trace, String... recipients) throws Exception {
        return current.offer(letter(envelope(sender, recipients), trace)).get();
    }

    private void offerAlone(String recipient) throws Exception {
        assertInstanceOf(
                Acceptance.Stored.class,
                commits().offer(letter(envelope("s@a.example", recipient), "")).get());
    }

    private List<Acceptance> answers(List<Callable<Acceptance>> sessions) throws Exception {
        current = commits();
        var answers = new ArrayList<Acceptance>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Acceptance> answer : threads.invokeAll(sessions)) answers.add(answer.get());
        }
        return answers;
    }

    private Set<Long> stored(List<Callable<Acceptance>> sessions) throws Exception {
        return answers(sessions).stream()
                .map(Acceptance.Stored.class::cast)
                .map(Acceptance.Stored::messageId)
                .collect(Collectors.toSet());
    }

    private static Envelope envelope(String sender, String... recipients) {
        return new Envelope(
                Address.of(sender),
                List.of(recipients).stream().map(Address::of).toList());
    }

    private void leaseRunsOut() {
        sql.update("update spool set due_at = current_timestamp - interval '1' second");
    }

    private void finish(SpoolItem item) {
        QuarkusTransaction.requiringNew().run(() -> claims.finish(item));
    }
}
