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
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.FakeMx;
import org.carillon.testing.LittleInternet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What waits where no courier gets at it: behind hosts that rest, and behind a rate. On H2.
@QuarkusTest
@TestProfile(FloodProfile.class)
class OverdueTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int BATCHES = 200;
    private static final AtomicInteger TESTS = new AtomicInteger();

    @Inject
    Outbox outbox;

    @Inject
    Queue queue;

    @Inject
    Gates gates;

    @Inject
    Directions directions;

    @Inject
    Dispatch dispatch;

    @Inject
    Bell bell;

    @Inject
    Overdue overdue;

    @Inject
    DelayNotices delays;

    @Inject
    Shelf shelf;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    LittleInternet internet;

    /// Each test has hosts of its own, so that nothing is known of them.
    private final String dead = "n" + TESTS.incrementAndGet() + ".example";

    private final String host = "mx." + dead;
    private FakeMx home;
    private long before;

    @BeforeEach
    void everybodyButOneIsAway() {
        home = internet.host("mx.home.example", "127.0.6.1");
        internet.domain("home.example", "mx.home.example");
        internet.dns().zone(host + ". 60 IN A 127.0.6.99"); // nobody listens there
        for (int i = 0; i < BATCHES; i++) internet.domain(domain(i), host);
        before = notices();
    }

    private String domain(int i) {
        return "d" + i + "." + dead;
    }

    @AfterEach
    void clear() {
        queue.delete(new Queue.Choice.All());
        internet.closeHosts();
    }

    private long send(String origin, int count, IntFunction<String> address) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long message = messages.store("Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII), "");
            var recipe = CopyRecipe.same("ana@home.example", HeaderEdits.NONE);
            List<Recipient> all = IntStream.range(0, count)
                    .mapToObj(i -> new Recipient(Address.of(address.apply(i)), Integer.toString(i)))
                    .toList();
            return outbox.enqueue(new Outgoing(message, recipe, Priority.LETTER, origin, "x"), RecipientSource.of(all));
        });
    }

    private long toTheDead(String origin, int count) {
        return send(origin, count, i -> "bob@" + domain(i));
    }

    private void awaitRest() {
        await().atMost(PATIENCE)
                .until(() ->
                        gates.rests(host) && sql.number("select count(*) from outbox where state = 'sending'") == 0);
    }

    private void awaitTried(long letter) {
        await().atMost(PATIENCE).until(() -> counts(letter).deferred() > 0);
    }

    /// As if it had been put in so long ago; all of it is due.
    private void age(long letter, Duration age) {
        sql.update(
                "update outbox set created_at = ?, due_at = current_timestamp where outgoing_id = ?",
                clock.instant().minus(age),
                letter);
    }

    private Queue.Counts counts(long letter) {
        return queue.letter(letter).orElseThrow().counts();
    }

    @Test
    void whatRestsWithItsHostsIsGivenUpWhenItIsTooOld() {
        long letter = toTheDead(Outgoing.HOUSE, BATCHES);
        awaitRest();
        age(letter, Duration.ofDays(5).plusHours(1));
        assertTrue(counts(letter).failed() < BATCHES, "a courier got at all of them");

        overdue.look();

        await().atMost(PATIENCE).until(() -> counts(letter).failed() == BATCHES);
        assertEquals(0, sql.number("select count(*) from outbox where outgoing_id = ?", letter));
        List<Failure> failures = queue.failures(letter, 0, BATCHES);
        assertEquals(BATCHES, failures.size());
        assertTrue(failures.stream().allMatch(f -> f.refusal().status().equals("4.4.7")));
        assertTrue(
                failures.stream().anyMatch(f -> f.refusal().reply().equals("Nobody answers at its mail hosts.")),
                () -> failures.getLast().refusal().toString());
    }

    @Test
    void whatIsYoungerAndWhatIsHeldStays() {
        long young = toTheDead(Outgoing.HOUSE, 20);
        long held = toTheDead(Outgoing.HOUSE, 20);
        awaitRest();
        age(young, Duration.ofDays(5).minusHours(1));
        queue.hold(new Queue.Choice.Letter(held));
        age(held, Duration.ofDays(6));

        overdue.look();

        assertEquals(0, counts(young).failed() + counts(held).failed());
    }

    @Test
    void whoWroteHearsOnceOfAllWhoHaveNoCopyYet() {
        long letter = toTheDead(Outgoing.PERSON, 20);
        awaitRest();
        age(letter, Duration.ofHours(5));

        overdue.look();
        overdue.look();

        String notice = home.await(1).getFirst().text();
        assertTrue(notice.contains("Subject: Your letter has not arrived yet\r\n"), notice);
        for (int i = 0; i < 20; i++) {
            assertTrue(notice.contains("Final-Recipient: rfc822; bob@" + domain(i) + "\r\n"), notice);
        }
        assertEquals(1, notices());
    }

    /// A letter to three domains is one letter.
    @Test
    void severalAttemptsMakeOneNotice() {
        long letter = toTheDead(Outgoing.PERSON, 3);
        await().atMost(PATIENCE).until(() -> counts(letter).deferred() == 3);
        age(letter, Duration.ofHours(5));

        await().atMost(PATIENCE)
                .until(() -> sql.number("select min(attempts) from outbox where outgoing_id = ?", letter) >= 2);

        String notice = home.await(1).getFirst().text();
        for (int i = 0; i < 3; i++) assertTrue(notice.contains("bob@" + domain(i)), notice);
        assertEquals(1, notices());
    }

    private long notices() {
        return sql.number("select count(*) from outgoing where subject = 'Your letter has not arrived yet'") - before;
    }

    /// Or they would read that it is tried until yesterday.
    @Test
    void nobodyHearsOfTheDelayOfWhatComesBackNow() {
        long letter = toTheDead(Outgoing.PERSON, 20);
        awaitRest();
        age(letter, Duration.ofDays(5).plusMinutes(1));

        overdue.look();

        assertEquals(0, notices());
    }

    /// The same where the attempt itself was the last one, and the clock of the database is behind.
    @Test
    void whoseTimeIsOverIsNotToldOfADelayByTheAttempt() {
        long id = toTheDead(Outgoing.PERSON, 1);
        awaitTried(id);
        Letter letter = shelf.letter(id);
        var bob = new Recipient(Address.of("bob@" + domain(0)), "0");
        var later = new Progress(
                List.of(bob),
                new Progress.Ended(0, Map.of(), Map.of()),
                new Progress.Said("450 later", host, ""),
                new Progress.Next.Again(Duration.ofHours(1)));
        var since = clock.instant().minus(Duration.ofDays(5));

        QuarkusTransaction.requiringNew().run(() -> delays.tell(new Batch.Claim(1, id, 9, 9, since), letter, later));

        assertEquals(0, notices());
    }

    /// It is due at that moment, and may just be on its way.
    @Test
    void whatIsLateSinceAMomentIsTriedFirst() {
        long letter = toTheDead(Outgoing.PERSON, 20);
        awaitRest();
        age(letter, Duration.ofHours(4).plusMinutes(1));
        overdue.look();
        assertEquals(0, notices());

        age(letter, Duration.ofHours(4).plusMinutes(11));
        overdue.look();

        assertEquals(1, notices());
    }

    @Test
    void nobodyHearsOfTheDelayOfAPost() {
        long letter = toTheDead("list/1", 20);
        awaitRest();
        age(letter, Duration.ofHours(5));

        overdue.look();

        assertEquals(0, notices());
    }

    @Test
    void hostsThatRestAreCalledAgainWhenSomebodyWantsIt() {
        long letter = toTheDead(Outgoing.HOUSE, 20);
        awaitRest();
        try (var back = FakeMx.startAt("127.0.6.99", internet.port())) {
            assertEquals(0, back.connections());

            queue.retry(new Queue.Choice.Letter(letter));

            await().atMost(PATIENCE).until(() -> counts(letter).delivered() == 20);
        }
    }

    /// Each has its own view of who rests.
    @Test
    void otherNodesHearOfIt() {
        var elsewhere = new Gates(5, 20, System::nanoTime);
        for (int i = 0; i < 2; i++) {
            assertTrue(elsewhere.enter(host, Priority.LETTER));
            elsewhere.leave(host, Priority.LETTER, Gates.Manner.ABSENT, 5);
        }
        assertTrue(elsewhere.rests(host));
        long letter = toTheDead(Outgoing.HOUSE, 1);

        queue.retry(new Queue.Choice.Letter(letter));
        await().atMost(PATIENCE).until(() -> directions.group(domain(0)).isPresent());
        new Wakes(sql, directions, elsewhere, dispatch, bell).look();

        assertFalse(elsewhere.rests(host));
    }

    @Test
    void aRateIsKeptWhoeverWantsItAndTheAnswerSaysSo() {
        internet.host("mx.rated-too.example", "127.0.6.2");
        internet.domain("rated-too.example", "mx.rated-too.example");
        long letter = send(Outgoing.HOUSE, 25, i -> "m" + i + "@rated-too.example");
        await().atMost(PATIENCE).until(() -> counts(letter).delivered() == 10);

        queue.retry(new Queue.Choice.Letter(letter));

        await().atMost(PATIENCE)
                .until(
                        () -> queue.waits(new Queue.Choice.Letter(letter)).orElse(""),
                        "Waits for its rate: at most 10/1h recipients."::equals);
        assertEquals(10, counts(letter).delivered());
    }
}
