package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.ErrorsHeard;
import org.carillon.testing.FakeMx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows that a node has claimed, on H2.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class ClaimsTest {
    private static final Recipient BOB = new Recipient(Address.of("bob@there.example"), "b");
    private static final Recipient CAT = new Recipient(Address.of("cat@there.example"), "c");
    private static final Ledger.Holding ONE = new Ledger.Holding(1, 0);

    @Inject
    Outbox outbox;

    @Inject
    Claims claims;

    @Inject
    Leases leases;

    @Inject
    Ledger ledger;

    @Inject
    Shelf shelf;

    @Inject
    Queue queue;

    @Inject
    DeliverySweep sweep;

    @Inject
    Messages messages;

    @Inject
    Terms terms;

    @Inject
    Figures figures;

    @Inject
    Suppressions suppressions;

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
        return new Progress(
                List.of(),
                new Progress.Ended(1, Map.of(), Map.of()),
                new Progress.Said("", "", ""),
                new Progress.Next.GoesOn());
    }

    @Test
    void whatWasClaimedAndNotBegunIsAnybodysAtOnceAndWasNoTry() {
        try (var mx = FakeMx.startAt(SmarthostProfile.port())) {
            long letter = sendingElsewhere(3600);
            var claim = batch(letter, 7).claim();
            var lost = new Batch.Claim(claim.id(), letter, 1, 6, clock.instant());

            leases.giveBack(List.of(lost));
            assertEquals("sending", state(claim));
            leases.giveBack(List.of(claim));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> queue.letter(letter).orElseThrow().counts().delivered() == 1);

            assertEquals(1, mx.deliveriesTo("bob@there.example").size());
        }
    }

    private String state(Batch.Claim claim) {
        return sql.first("select state from outbox where id = ?", row -> row.getString(1), claim.id())
                .orElseThrow();
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
                LostClaimException.class, () -> ledger.save(batch(letter, 6), loaded, ONE, allDelivered(), () -> {}));

        assertEquals(0, queue.letter(letter).orElseThrow().counts().delivered());
        ledger.save(batch(letter, 7), loaded, ONE, allDelivered(), () -> {});
        assertEquals(1, queue.letter(letter).orElseThrow().counts().delivered());
    }

    @Test
    void aCommitThatCameThroughAfterAllIsNotCountedTwice() {
        long letter = sendingElsewhere(3600);
        sql.update(
                "update outbox set recipients = ?, remaining = 2 where outgoing_id = ?",
                BOB.line() + "\n" + CAT.line() + "\n",
                letter);
        Letter loaded = shelf.letter(letter);
        var bobHasIt = new Progress(
                List.of(CAT),
                new Progress.Ended(1, Map.of(), Map.of()),
                new Progress.Said("", "", ""),
                new Progress.Next.GoesOn());
        var both = new Ledger.Holding(2, 0);
        ledger.save(batch(letter, 7), loaded, both, bobHasIt, () -> {});

        assertThrows(LostClaimException.class, () -> ledger.save(batch(letter, 7), loaded, both, bobHasIt, () -> {}));

        assertEquals(1, queue.letter(letter).orElseThrow().counts().delivered());
        queue.delete(new Queue.Choice.Letter(letter));
    }

    /// Else a large post would be a bounce of everybody whose host takes small ones only.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyWhatIsSaidOfAMemberIsHandedToTheirList(boolean personal) {
        long letter = sendingElsewhere(3600);
        sql.update("update outgoing set origin = 'list/1' where id = ?", letter);
        var why = new Failure.Refusal("5.3.4", "too large", "mx.there.example", personal);
        var refused = new Progress(
                List.of(),
                new Progress.Ended(0, Map.of(BOB, why), Map.of()),
                new Progress.Said("", "", ""),
                new Progress.Next.GoesOn());
        var handled = new ArrayList<Boolean>();

        ledger.save(
                batch(letter, 7),
                shelf.letter(letter),
                ONE,
                refused,
                () -> handled.addAll(sql.list(
                        "select handled from failed_recipient where outgoing_id = ?",
                        row -> row.getBoolean(1),
                        letter)));

        assertEquals(List.of(!personal), handled);
    }

    @Test
    void howOldALetterIsTheClockOfTheDatabaseSays() {
        long letter = sendingElsewhere(3600);
        var claim = batch(letter, 7).claim();
        assertFalse(ledger.older(claim, Duration.ofHours(5)));

        sql.update("update outbox set created_at = current_timestamp - interval '6' hour where id = ?", claim.id());

        assertTrue(ledger.older(claim, Duration.ofHours(5)));
        queue.delete(new Queue.Choice.Letter(letter));
    }

    @Test
    void whatIsGivenBackNeedNotWaitForTheEndOfTheLease() {
        try (var mx = FakeMx.startAt(SmarthostProfile.port())) {
            long letter = sendingElsewhere(3600);
            var nothingDone = new Progress(
                    List.of(BOB),
                    new Progress.Ended(0, Map.of(), Map.of()),
                    new Progress.Said("", "", ""),
                    new Progress.Next.GivenBack(List.of(BOB), Duration.ofHours(1)));

            ledger.save(batch(letter, 7), shelf.letter(letter), ONE, nothingDone, () -> {});

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> queue.letter(letter).orElseThrow().counts().delivered() == 1);
            assertEquals(1, mx.deliveriesTo("bob@there.example").size());
        }
    }

    /// Who gives it up in the end must know whose fault it was.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoseFaultItWasIsWrittenDown(boolean ours) {
        long letter = sendingElsewhere(3600);
        var later = new Progress(
                List.of(BOB),
                new Progress.Ended(0, Map.of(), Map.of()),
                new Progress.Said("no way", "", "", ours),
                new Progress.Next.Again(Duration.ofHours(1)));

        ledger.save(batch(letter, 7), shelf.letter(letter), ONE, later, () -> {});

        assertEquals(
                List.of(new Progress.Said("no way", "", "", ours)),
                sql.list(
                        "select last_reply, last_host, last_ours from outbox where outgoing_id = ?",
                        Progress.Said::ofRow,
                        letter));
        queue.delete(new Queue.Choice.Letter(letter));
    }

    @Test
    void thePauseUntilTheNextTryIsNotRoundedUp() {
        long letter = sendingElsewhere(3600);
        var later = new Progress(
                List.of(BOB),
                new Progress.Ended(0, Map.of(), Map.of()),
                new Progress.Said("", "", ""),
                new Progress.Next.Again(Duration.ofMillis(3_600_020)));

        ledger.save(batch(letter, 7), shelf.letter(letter), ONE, later, () -> {});

        long left = sql.first(
                        "select extract(epoch from (due_at - current_timestamp)) from outbox where outgoing_id = ?",
                        row -> Math.round(row.getDouble(1) * 1000),
                        letter)
                .orElseThrow();
        assertTrue(left > 3_000_000 && left <= 3_600_020, left + " ms");
        queue.delete(new Queue.Choice.Letter(letter));
    }

    /// Those whom the host has put off keep their time, or it would be asked again and again.
    @Test
    void whoWasPutOffBeforeTheAttemptWasBrokenOffKeepsTheirTime() {
        long letter = sendingElsewhere(3600);
        sql.update(
                "update outbox set recipients = ?, remaining = 2, attempts = 3 where outgoing_id = ?",
                BOB.line() + "\n" + CAT.line() + "\n",
                letter);
        long id = queue.batchesOf(letter, 0, 1).getFirst().id();
        var claim = new Batch.Claim(id, letter, 3, 7, clock.instant());
        var batch = new Batch(claim, Priority.LETTER, "there.example", List.of(BOB, CAT), 0);
        var attempt = new Progress(
                List.of(BOB, CAT),
                new Progress.Ended(0, Map.of(), Map.of()),
                new Progress.Said("450 4.2.1 greylisted", "mx.there.example", ""),
                new Progress.Next.GivenBack(List.of(CAT), Duration.ofHours(1)));

        // what is due is held in the same transaction, so that no courier takes it before it has been looked at
        ledger.save(
                batch,
                shelf.letter(letter),
                new Ledger.Holding(2, 0),
                attempt,
                () -> sql.update(
                        "update outbox set state = 'held' where outgoing_id = ? and due_at <= current_timestamp",
                        letter));

        assertEquals(
                List.of("2 held 0 c cat@there.example ''", "3 ready 1 b bob@there.example '450 4.2.1 greylisted'"),
                sql.list(
                        """
                        select attempts, state, deferred, recipients, last_reply from outbox
                        where outgoing_id = ? order by due_at""",
                        r -> "%d %s %d %s '%s'"
                                .formatted(
                                        r.getInt(1),
                                        r.getString(2),
                                        r.getInt(3),
                                        r.getString(4).strip(),
                                        r.getString(5)),
                        letter));
        assertEquals(
                new Queue.Counts(1, 0, 1, 0), queue.letter(letter).orElseThrow().counts());
        queue.delete(new Queue.Choice.Letter(letter));
    }

    @Test
    void anAttemptThatIsBrokenOffGivesBackOnlyWhomItHasNotTried() {
        long letter = sendingElsewhere(3600);
        sql.update(
                "update outbox set recipients = ?, remaining = 2 where outgoing_id = ?",
                BOB.line() + "\n" + CAT.line() + "\n",
                letter);
        long id = queue.batchesOf(letter, 0, 1).getFirst().id();
        var claim = new Batch.Claim(id, letter, 1, 7, clock.instant());
        var batch = new Batch(claim, Priority.LETTER, "there.example", List.of(BOB, CAT), 0);
        var office = new Tally.Office(ledger, terms, clock, figures, suppressions);
        var tally = new Tally(batch, shelf.letter(letter), office);

        tally.later(BOB, "450 4.2.1 greylisted");
        tally.end(true);

        assertEquals(2, queue.batchesOf(letter, 0, 5).size());
        try (var mx = FakeMx.startAt(SmarthostProfile.port())) {
            mx.await(2);
        }
    }

    /// Such as one that a newer version has written.
    @Test
    void aBatchWhoseLetterCannotBeReadIsSetAside() {
        try (var errors = ErrorsHeard.begin()) {
            long letter = sendingElsewhere(3600);
            sql.update("update outgoing set recipe = 'tomorrow x' where id = ?", letter);
            sql.update("update outbox set due_at = current_timestamp where outgoing_id = ?", letter);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> standing(letter).state().equals("held"));

            assertTrue(standing(letter).lastReply().contains("letter cannot be read"));
            await().atMost(Duration.ofSeconds(30)).until(() -> errors.all().size() == 1);
            queue.delete(new Queue.Choice.Letter(letter));
        }
    }

    @Test
    void aRowThatIsJustBeingWrittenIsNeitherRenewedNorLost() {
        long letter = sendingElsewhere(3600);
        var held = batch(letter, 7).claim();

        QuarkusTransaction.requiringNew().run(() -> {
            sql.list("select id from outbox where outgoing_id = ? for update", row -> row.getLong(1), letter);
            assertEquals(new Claims.Renewal(List.of(), List.of()), claims.renew(List.of(held)));
        });

        queue.delete(new Queue.Choice.Letter(letter));
    }

    @Test
    void onlyTheHolderOfTheClaimCanRenewIt() {
        long letter = sendingElsewhere(1800);
        var lost = batch(letter, 6).claim();
        var held = batch(letter, 7).claim();

        assertEquals(new Claims.Renewal(List.of(held), List.of(lost)), claims.renew(List.of(held, lost)));

        queue.delete(new Queue.Choice.Letter(letter));
    }

    @Test
    void manyClaimsAreRenewedTogether() {
        long letter = sendingElsewhere(1800);
        var held = batch(letter, 7).claim();
        List<Batch.Claim> gone = LongStream.rangeClosed(1, 1200)
                .mapToObj(i -> new Batch.Claim(-i, letter, 1, 7, clock.instant()))
                .toList();
        var all = new ArrayList<>(gone);
        all.add(700, held);

        assertEquals(new Claims.Renewal(List.of(held), gone), claims.renew(all));

        queue.delete(new Queue.Choice.Letter(letter));
    }

    @Test
    void anUnreadableRowIsSetAsideAndTheOthersGoOn() {
        long broken = sendingElsewhere(3600);
        long whole = sendingElsewhere(3600);
        // due at once, but one recipient of the first cannot be read; one statement, so that both are claimed together
        sql.update("""
                update outbox set due_at = current_timestamp,
                       recipients = case when outgoing_id = ? then ? else recipients end
                where outgoing_id in (?, ?)""", broken, "b bob@there.example\nnobody\n", broken, whole);
        try (var mx = FakeMx.startAt(SmarthostProfile.port())) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> queue.letter(whole).orElseThrow().counts().delivered() == 1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> standing(broken).state().equals("held"));

            assertTrue(
                    standing(broken).lastReply().contains("cannot be read"),
                    standing(broken).lastReply());
            assertEquals(1, mx.deliveriesTo("bob@there.example").size());
        }
        assertEquals(1, queue.delete(new Queue.Choice.Letter(broken)));
        assertEquals(1, queue.letter(broken).orElseThrow().counts().failed());
    }

    private Queue.Standing standing(long letter) {
        return queue.batchesOf(letter, 0, 1).getFirst().standing();
    }

    @Test
    void lettersThatLeftAreForgottenAfterTheirTime() {
        List<Long> gone = List.of(left(Outgoing.HOUSE, 31), left("list/1", 366));
        long young = left(Outgoing.HOUSE, 29);
        long ofList = left("list/1", 31);
        long held = sendingElsewhere(3600);
        sql.update(
                "update outgoing set created_at = ? where id = ?",
                clock.instant().minus(Duration.ofDays(400)),
                held);

        sweep.sweep();

        for (long letter : gone) assertEquals(Optional.empty(), queue.letter(letter));
        for (long letter : List.of(young, ofList, held))
            assertTrue(queue.letter(letter).isPresent());
        queue.delete(new Queue.Choice.Letter(held));
    }

    /// A letter to one, given up after so many days ago.
    private long left(String origin, int days) {
        long letter = sendingElsewhere(3600);
        sql.update(
                "update outgoing set origin = ?, created_at = ? where id = ?",
                origin,
                clock.instant().minus(Duration.ofDays(days)),
                letter);
        queue.delete(new Queue.Choice.Letter(letter));
        sql.update(
                "update failed_recipient set failed_at = ? where outgoing_id = ?",
                clock.instant().minus(Duration.ofDays(days)),
                letter);
        return letter;
    }

    @Test
    void aRowThatIsBeingSentIsNotClaimedAgain() {
        long letter = sendingElsewhere(1800);

        assertTrue(claims.claim(List.of(batch(letter, 7).claim().id())).isEmpty());

        queue.delete(new Queue.Choice.Letter(letter));
    }
}
