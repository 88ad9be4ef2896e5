package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.FakeMx;
import org.carillon.testing.FakeMx.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One attempt with a clock of its own. Its row is held, out of the sight of the couriers of this application.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class AttemptTest {
    private static final String WORD = "hold on";

    private static final List<Recipient> MEMBERS = IntStream.range(0, 4)
            .mapToObj(i -> new Recipient(Address.of("m" + i + "@there.example"), Integer.toString(i)))
            .toList();

    @Inject
    Outbox outbox;

    @Inject
    Claims claims;

    @Inject
    Terms terms;

    @Inject
    DeliveryConfig config;

    @Inject
    Figures figures;

    @Inject
    Suppressions suppressions;

    @Inject
    Shelf shelf;

    @Inject
    Captured captured;

    @Inject
    LocalDrop localDrop;

    @Inject
    Dispatch dispatch;

    @Inject
    Queue queue;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private final AtomicLong now = new AtomicLong(1);
    private final List<Progress> written = new CopyOnWriteArrayList<>();
    private FakeMx mx;

    @BeforeEach
    void hostIsThere() {
        mx = FakeMx.startAt(SmarthostProfile.port()).holding(WORD);
    }

    @AfterEach
    void hostGoesHome() {
        queue.delete(new Queue.Choice.All());
        mx.close();
    }

    /// Remembers, for there is no claim.
    @SuppressWarnings("NullAway")
    private final class Memory extends Ledger {
        private Memory() {
            super(null, null, null, null, null, null, null, null);
        }

        @Override
        Holding save(Batch batch, Letter letter, Holding before, Progress progress) {
            written.add(progress);
            return new Holding(progress.left().size(), 0);
        }
    }

    private Attempt attempt(Duration lease) {
        var leases = new Leases(claims, new Terms(config) {
            @Override
            Duration lease() {
                return lease;
            }
        });
        long letter = QuarkusTransaction.requiringNew().call(() -> {
            long message =
                    messages.store(("Subject: x\r\n\r\n" + WORD + "\r\n").getBytes(StandardCharsets.US_ASCII), "");
            var recipe = new CopyRecipe("chess-bounces+{tag}@club.example", HeaderEdits.NONE, List.of(), "list/1");
            long id = outbox.enqueue(
                    new Outgoing(message, recipe, Priority.POST, "list/1", "x"), RecipientSource.of(MEMBERS));
            sql.update("update outbox set state = 'held' where outgoing_id = ?", id);
            return id;
        });
        var claim = new Batch.Claim(1, letter, 1, 1, clock.instant());
        var office = new Tally.Office(new Memory(), terms, clock, figures, suppressions);
        var means = new Attempt.Means(shelf, office, captured, localDrop, dispatch, leases);
        var batch = new Batch(claim, Priority.POST, "there.example", MEMBERS, 0);
        return new Attempt(batch, terms.routes().to("there.example"), means, now.get(), now::get);
    }

    /// A host that is so slow must not keep its courier for days.
    @Test
    void whoIsLeftWhenTheTimeIsOverIsPutOffAndNotGivenBack() throws Exception {
        Attempt attempt = attempt(Duration.ofDays(1));
        Thread courier = Thread.ofVirtual().start(() -> attempt.run(manner -> {}));
        await().until(() -> mx.held() == 1);

        now.addAndGet(Duration.ofHours(3).toNanos());
        mx.letGo(MEMBERS.size());
        courier.join();

        int left = MEMBERS.size() - mx.deliveries().size();
        assertTrue(left > 0, "all of it was sent");
        Progress last = written.getLast();
        assertEquals(left, last.left().size());
        assertInstanceOf(Progress.Next.Again.class, last.next());
        assertEquals(
                "The host takes so long that the rest waits for the next try.",
                last.last().reply());
    }

    private Failure.Refusal refusal() {
        attempt(Duration.ofDays(1)).run(manner -> {});
        return written.getLast().ended().refused().values().iterator().next();
    }

    @Test
    void whatAHostSaysOfAMemberIsTheirs() {
        mx.answer(Phase.RCPT, "550 5.1.1 no such user");

        assertTrue(refusal().personal());
    }

    @Test
    void aLetterThatIsTooLargeIsNoMembersFault() {
        mx.offering("PIPELINING", "SIZE 20");

        Failure.Refusal refusal = refusal();

        assertEquals("5.3.4", refusal.status());
        assertFalse(refusal.personal());
    }

    @Test
    void whomWeSendNothingIsNotChargedForIt() {
        suppressions.add("there.example", "", "test");
        try {
            Failure.Refusal refusal = refusal();

            assertEquals("5.7.1", refusal.status());
            assertFalse(refusal.personal());
        } finally {
            suppressions.remove("@there.example");
        }
    }

    /// A process that stood still between the claim and here.
    @Test
    void anAttemptWhoseLeaseIsOverBeforeItBeginsSaysNothingToAnybody() {
        Attempt attempt = attempt(Duration.ofSeconds(30));

        now.addAndGet(Duration.ofSeconds(31).toNanos());
        attempt.run(manner -> {});

        assertEquals(0, mx.connections());
        assertEquals(0, mx.deliveries().size());
    }
}
