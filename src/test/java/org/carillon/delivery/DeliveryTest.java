package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.domains.Domains;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.FakeMx;
import org.carillon.testing.FakeMx.Delivery;
import org.carillon.testing.FakeMx.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the host at the other end sees of our deliveries, on H2.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class DeliveryTest {
    private static final String TEXT = "Subject: hello\r\n\r\nfirst\r\n.\r\n..dots\r\nno line end";

    @Inject
    Outbox outbox;

    @Inject
    Queue queue;

    @Inject
    Domains domains;

    @Inject
    Messages messages;

    @Inject
    Failures failures;

    @Inject
    Suppressions suppressions;

    @Inject
    Destinations destinations;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private FakeMx mx;

    @BeforeEach
    void hostIsThere() {
        sql.update("update failed_recipient set handled = true");
        mx = FakeMx.startAt(SmarthostProfile.port());
    }

    @AfterEach
    void hostGoesHome() {
        queue.delete(new Queue.Choice.All());
        mx.close();
    }

    private static List<Recipient> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Recipient(Address.of("m" + i + "@there.example"), Integer.toString(i, 36)))
                .toList();
    }

    private long send(String text, CopyRecipe recipe, String origin, List<Recipient> recipients) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long message = messages.store(text.getBytes(StandardCharsets.ISO_8859_1), "Received: by us\r\n");
            var letter = new Outgoing(message, recipe, Priority.POST, origin, "hello");
            return outbox.enqueue(letter, RecipientSource.of(recipients));
        });
    }

    private long post(int members) {
        var personal = List.of(new HeaderEdits.Added("List-Unsubscribe", "<https://club.example/u/1/{tag}/{token}>"));
        var recipe = new CopyRecipe("chess-bounces+{tag}.{mac}@club.example", HeaderEdits.NONE, personal, "list/1");
        return send(TEXT, recipe, "list/1", members(members));
    }

    private Queue.Counts counts(long letter) {
        return queue.letter(letter).orElseThrow().counts();
    }

    private void awaitDelivered(long letter, int copies) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertEquals(
                        copies,
                        counts(letter).delivered(),
                        () -> counts(letter) + " " + queue.batchesOf(letter, 0, 5)));
    }

    /// RFC 6531 §3.2: only the local part is the host's own affair.
    @Test
    void aDomainOutsideAsciiReachesAHostThatTakesAsciiOnly() {
        var foreign = List.of(
                new Recipient(Address.of("ana@b\u00fccher.example"), "a"),
                new Recipient(Address.of("gr\u00fcn@b\u00fccher.example"), "b"),
                new Recipient(Address.of("ana@stra\u00dfe.example"), "c"));

        long letter = send(TEXT, CopyRecipe.same("", HeaderEdits.NONE), "list/1", foreign);

        await().untilAsserted(() -> assertEquals(new Queue.Counts(3, 1, 0, 2), counts(letter)));
        assertEquals(
                List.of("ana@xn--bcher-kva.example"), mx.deliveries().getFirst().recipients());
        assertEquals(
                Map.of("b", "5.6.7", "c", "5.1.2"),
                queue.failures(letter, 0, 10).stream()
                        .collect(Collectors.toMap(
                                Failure::tag, failure -> failure.refusal().status())));
    }

    @Test
    void mailToOurOwnDomainsComesInByOurOwnDoor() {
        domains.add("ours.example");
        var nobody = List.of(new Recipient(Address.of("nobody@ours.example"), ""));

        long letter = send(TEXT, CopyRecipe.same("", HeaderEdits.NONE), Outgoing.HOUSE, nobody);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertEquals(1, counts(letter).failed()));
        String status = sql.first(
                        "select status from failed_recipient where outgoing_id = ?", row -> row.getString(1), letter)
                .orElseThrow();
        assertEquals("5.1.1", status);
        assertEquals(List.of(), mx.deliveries());
    }

    @Test
    void asksForNoReportAboutALetterThatNobodyWaitsFor() {
        mx.offering("PIPELINING", "DSN");
        awaitDelivered(send(TEXT, CopyRecipe.same("", HeaderEdits.NONE), Outgoing.HOUSE, members(1)), 1);
        awaitDelivered(
                send(TEXT, CopyRecipe.same("ana@club.example", HeaderEdits.NONE), Outgoing.HOUSE, members(1)), 1);

        assertEquals(
                List.of("RCPT TO:<m0@there.example> NOTIFY=NEVER", "RCPT TO:<m0@there.example>"),
                mx.commands().stream().filter(c -> c.startsWith("RCPT")).toList());
    }

    @Test
    void everyMemberGetsTheirOwnCopyWithEveryByteOfTheOriginal() {
        awaitDelivered(post(450), 450);

        List<Delivery> all = mx.deliveries();
        assertEquals(450, all.size());
        assertEquals(450, all.stream().map(Delivery::sender).distinct().count());
        assertEquals(450, all.stream().map(Delivery::text).distinct().count());
        for (Delivery one : all) {
            assertEquals(1, one.recipients().size());
            assertTrue(one.text().startsWith("Received: by us\r\nList-Unsubscribe: "), one.text());
            assertTrue(one.text().endsWith(">\r\n" + TEXT + "\r\n"), one.text());
        }
    }

    @Test
    void manyCopiesShareAConnection() {
        awaitDelivered(post(200), 200);

        assertEquals(1, mx.connections());
    }

    @Test
    void recipientsOfTheSameBytesShareATransaction() {
        var recipe = CopyRecipe.same("chess-bounces@club.example", HeaderEdits.NONE);

        awaitDelivered(send(TEXT, recipe, "list/1", members(200)), 200);

        assertEquals(2, mx.deliveries().size());
    }

    @Test
    void whoIsRefusedFailsAndWhoIsDeferredGetsTheirCopyLater() {
        mx.answerRecipient("m3@there.example", "550 5.1.1 no such user");
        mx.answerOnce(Phase.DOT, "451 4.3.0 later");

        long letter = post(5);

        awaitDelivered(letter, 4);
        assertEquals(new Queue.Counts(5, 4, 0, 1), counts(letter));
        Failure failure = queue.failures(letter, 0, 10).getFirst();
        assertEquals("m3@there.example", failure.address().toString());
        assertEquals("3", failure.tag());
        assertEquals("5.1.1", failure.refusal().status());
        // the pipeline takes it up for the list; whoever was first, nobody sees it twice
        failures.markHandled(List.of(failure));
        assertTrue(failures.unhandled(10).isEmpty());
        assertEquals(4, mx.deliveries().size());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STARTTLS", "AUTH"})
    void aHostThatCloses421AtAnyPointGetsEachCopyOnce(Phase phase) {
        mx.answerOnce(phase, "421 4.3.2 going down");

        awaitDelivered(post(3), 3);

        assertEquals(3, mx.deliveries().size());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STARTTLS", "AUTH"})
    void aLostConnectionLosesNoCopy(Phase phase) {
        mx.answerOnce(phase, FakeMx.HANG_UP);

        awaitDelivered(post(3), 3);

        int most = phase == Phase.DOT ? 4 : 3;
        assertTrue(mx.deliveries().size() <= most, () -> mx.deliveries().size() + " copies");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STARTTLS", "AUTH"})
    void anAnswerWithoutEndOnlyDelays(Phase phase) {
        mx.answerOnce(phase, "250 on\n".repeat(60) + "250 and on");

        awaitDelivered(post(2), 2);
    }

    @Test
    void aHostWithHeloOnlyGetsItsCopies() {
        mx.offering();

        awaitDelivered(post(3), 3);

        assertEquals(3, mx.deliveries().size());
    }

    @Test
    void aHostWithoutPipeliningGetsItsCopiesAndItsRefusalsCount() {
        mx.offering("8BITMIME").answerRecipient("m1@there.example", "550 5.1.1 no such user");

        long letter = post(3);

        awaitDelivered(letter, 2);
        assertEquals(1, counts(letter).failed());
    }

    @Test
    void aLetterOfAPersonThatIsRefusedComesBack() {
        mx.answerRecipient("m0@there.example", "550 5.1.1 no such user");

        send(TEXT, CopyRecipe.same("ann@club.example", HeaderEdits.NONE), Outgoing.PERSON, members(1));

        Delivery bounce = mx.await(1).getFirst();
        assertEquals(List.of("ann@club.example"), bounce.recipients());
        assertEquals("", bounce.sender());
        assertTrue(bounce.text().contains("Auto-Submitted: auto-replied\r\n"), bounce.text());
        assertTrue(bounce.text()
                .contains("Final-Recipient: rfc822; m0@there.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"));
        assertTrue(
                bounce.text()
                        .contains(
                                "    m0@there.example\r\n        There is no such mailbox. Perhaps the name before the @"
                                        + " is misspelled.\r\n        127.0.0.1 said: 550 5.1.1 no such user\r\n"),
                bounce.text());
        assertTrue(
                bounce.text()
                        .contains("Remote-MTA: dns; [127.0.0.1]\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user\r\n"),
                bounce.text());
        assertTrue(bounce.text().contains("\r\n\r\n" + TEXT), bounce.text());
    }

    @Test
    void whoWatchesTheServerSeesWhatLeavesAndHowLongThatTakes() {
        awaitDelivered(post(1), 1);

        String metrics = RestAssured.given().get("/q/metrics").asString();
        for (String outside : List.of("delivered_total", "deferred_total", "failed_total", "queue", "queue_age")) {
            assertTrue(metrics.contains("carillon_delivery_" + outside + "{to=\"outside\"}"), metrics);
        }
        assertTrue(metrics.contains("carillon_delivery_accepted_total{from=\"list\",to=\"outside\"}"), metrics);
        assertTrue(
                metrics.matches(
                        "(?s).*carillon_delivery_latency_seconds_bucket\\{to=\"outside\",le=\"3600(\\.0)?\"} [1-9].*"),
                metrics);
    }

    @Test
    void ofALargeLetterTheHeaderComesBack() {
        mx.answerRecipient("m0@there.example", "550 5.1.1 no such user");
        String header = "Subject: large\r\n";
        String large = header + "\r\n" + "words\r\n".repeat(50 * 1024 / 7);

        send(large, CopyRecipe.same("ann@club.example", HeaderEdits.NONE), Outgoing.PERSON, members(1));

        String bounce = mx.await(1).getFirst().text();
        assertTrue(large.length() > 50 * 1024);
        assertTrue(bounce.contains("Content-Type: text/rfc822-headers"), bounce);
        assertTrue(bounce.contains(header), bounce);
        assertFalse(bounce.contains("words\r\n"), bounce);
    }

    @Test
    void aRefusedBounceIsNotAnsweredButThePostmasterHears() {
        mx.answerRecipient("m0@there.example", "550 5.1.1 no such user");

        long letter = send(TEXT, CopyRecipe.same("", HeaderEdits.NONE), Outgoing.PERSON, members(1));

        await().until(() -> counts(letter).failed() == 1);
        Delivery told = mx.await(1).getFirst();
        assertEquals(List.of("postmaster@post.example"), told.recipients());
        assertEquals("", told.sender());
        assertTrue(told.text().contains("Subject: A report could not be delivered\r\n"), told.text());
    }

    /// Whoever was forged must not hear of it, whatever the letter asks for.
    @Test
    void ofALetterOfSomebodyUnprovenThatCannotBeFiledThePostmasterHears() {
        Recipient nobody = new Recipient(Address.of("gone@club.example"), "999999999.not-a-folder");

        long letter = send(
                TEXT, CopyRecipe.same("victim@there.example", HeaderEdits.NONE), Outgoing.UNPROVEN, List.of(nobody));

        await().until(() -> counts(letter).failed() == 1);
        assertEquals(List.of("postmaster@post.example"), mx.await(1).getFirst().recipients());
        await().until(() -> queue.length() == 0);
        assertEquals(List.of(), mx.deliveriesTo("victim@there.example"));
    }

    @Test
    void aLetterLargerThanTheHostTakesIsRefusedWithoutSendingIt() {
        mx.offering("PIPELINING", "SIZE 20");

        long letter = post(1);

        await().until(() -> counts(letter).failed() == 1);
        assertEquals("5.3.4", queue.failures(letter, 0, 10).getFirst().refusal().status());
        assertTrue(mx.commands().stream().noneMatch(c -> c.startsWith("MAIL")));
    }

    /// RFC 6152 §3.
    @Test
    void eightBitTextIsWrittenAnewWhereTheHostTakesSevenBitOnly() {
        mx.offering("PIPELINING");
        var recipe = CopyRecipe.same("a@club.example", HeaderEdits.NONE);

        awaitDelivered(send("Subject: x\r\n\r\nGr\u00c3\u00bc\u00c3\u009fe\r\n", recipe, "list/1", members(1)), 1);

        String text = mx.deliveries().getFirst().text();
        assertTrue(text.contains("Content-Transfer-Encoding: quoted-printable\r\n"), text);
        assertTrue(
                text.endsWith("Subject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe\r\n"),
                text);
        assertTrue(text.contains("charset=utf-8\r\n"), text);
    }

    @Test
    void whatCannotBeWrittenAnewIsRefusedWhereTheHostTakesSevenBitOnly() {
        mx.offering("PIPELINING");
        var recipe = CopyRecipe.same("a@club.example", HeaderEdits.NONE);

        long letter = send("Subject: \u00fc\r\n\r\nx\r\n", recipe, "list/1", members(1));

        await().until(() -> counts(letter).failed() == 1);
        assertEquals("5.6.3", queue.failures(letter, 0, 10).getFirst().refusal().status());
    }

    /// RFC 5321 §4.5.3.1.6: many hosts refuse more, some cut.
    @Test
    void aLineThatIsTooLongForSmtpIsWrittenAnew() {
        var recipe = CopyRecipe.same("a@club.example", HeaderEdits.NONE);
        String longest = "x".repeat(998);

        awaitDelivered(send("Subject: x\r\n\r\n" + longest + "\r\n", recipe, "list/1", members(1)), 1);
        awaitDelivered(send("Subject: x\r\n\r\n" + longest + "y\r\n", recipe, "list/1", members(1)), 1);

        assertTrue(mx.deliveries().getFirst().text().endsWith("\r\n\r\n" + longest + "\r\n"));
        String anew = mx.deliveries().getLast().text();
        assertTrue(anew.lines().allMatch(line -> line.length() <= 76), anew);
        assertTrue(anew.replace("=\r\n", "").endsWith("\r\n\r\n" + longest + "y\r\n"), anew);
    }

    @Test
    void aHostThatTakesFewRecipientsAtATimeGetsThemInGroups() {
        mx.offering("PIPELINING", "LIMITS RCPTMAX=4");

        awaitDelivered(send(TEXT, CopyRecipe.same("a@club.example", HeaderEdits.NONE), "list/1", members(10)), 10);

        assertEquals(
                List.of(4, 4, 2),
                mx.deliveries().stream().map(d -> d.recipients().size()).toList());
    }

    @Test
    void whatCouldNotBeDeliveredForDaysIsGivenUp() {
        mx.answer(Phase.RCPT, "450 4.2.1 busy");
        long letter = post(2);
        await().until(() -> counts(letter).deferred() == 2);

        sql.update(
                "update outbox set created_at = ? where outgoing_id = ?",
                clock.instant().minus(Duration.ofDays(6)),
                letter);

        await().atMost(Duration.ofSeconds(30)).until(() -> counts(letter).failed() == 2);
        assertEquals(new Queue.Counts(2, 0, 0, 2), counts(letter));
        assertTrue(queue.failures(letter, 0, 10).getFirst().refusal().reply().contains("450 4.2.1 busy"));
    }

    @Test
    void whoSentALetterHearsOnceThatItIsDelayed() {
        mx.answerRecipient("m0@there.example", "450 4.2.2 mailbox full");
        long letter = send(TEXT, CopyRecipe.same("ann@club.example", HeaderEdits.NONE), Outgoing.PERSON, members(1));
        await().until(() -> counts(letter).deferred() == 1);
        assertEquals(List.of(), mx.deliveries());

        sql.update(
                "update outbox set created_at = ? where outgoing_id = ?",
                clock.instant().minus(Duration.ofHours(4)),
                letter);

        Delivery notice = mx.await(1).getFirst();
        assertEquals(List.of("ann@club.example"), notice.recipients());
        assertEquals("", notice.sender());
        assertTrue(notice.text().contains("The mailbox is full.\r\n        127.0.0.1 said: 450 4.2.2 mailbox full"));
        assertTrue(notice.text().contains("Action: delayed\r\nStatus: 4.2.2\r\n"), notice.text());
        assertTrue(notice.text().contains("\r\nWill-Retry-Until: "), notice.text());
        int tried = attempts(letter);
        await().atMost(Duration.ofSeconds(30)).until(() -> attempts(letter) >= tried + 2);
        assertEquals(1, mx.deliveries().size());
    }

    private int attempts(long letter) {
        return queue.batchesOf(letter, 0, 10).getFirst().standing().attempts();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list/1", Outgoing.HOUSE, Outgoing.PERSON})
    void nobodyElseHearsOfADelay(String origin) {
        mx.answerRecipient("m0@there.example", "450 4.2.2 mailbox full");
        String path = origin.equals(Outgoing.PERSON) ? "" : "ann@club.example";
        long letter = send(TEXT, CopyRecipe.same(path, HeaderEdits.NONE), origin, members(1));
        await().until(() -> counts(letter).deferred() == 1);

        sql.update(
                "update outbox set created_at = ? where outgoing_id = ?",
                clock.instant().minus(Duration.ofHours(5)),
                letter);

        int tried = attempts(letter);
        await().atMost(Duration.ofSeconds(30)).until(() -> attempts(letter) >= tried + 2);
        assertEquals(List.of(), mx.deliveries());
    }

    @Test
    void aReportThatCannotBeDeliveredGoesToThePostmasterAndNoFurther() {
        mx.answerRecipient("m0@there.example", "550 5.1.1 no such user")
                .answerRecipient("ann@club.example", "550 5.2.1 gone")
                .answerRecipient("postmaster@post.example", "550 5.2.1 gone, too");

        send(TEXT, CopyRecipe.same("ann@club.example", HeaderEdits.NONE), Outgoing.PERSON, members(1));

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        sql.number("select count(*) from failed_recipient where address = 'postmaster@post.example'")
                                == 1);
        assertEquals(0, queue.length());
        assertEquals(List.of(), mx.deliveries());
        assertEquals(
                1,
                mx.commands().stream()
                        .filter(c -> c.contains("<postmaster@post.example>"))
                        .count());
    }

    @Test
    void whoIsSuppressedGetsNothingAndTheOthersDo() {
        suppressions.add("M1@there.example", "asked by letter", "test");
        suppressions.add("never.example", "", "test");
        try {
            var all = new ArrayList<>(members(3));
            all.add(new Recipient(Address.of("x@never.example"), "x"));
            long letter = send(TEXT, CopyRecipe.same("ann@club.example", HeaderEdits.NONE), Outgoing.PERSON, all);

            mx.await(3);
            await().until(() -> counts(letter).failed() == 2);
            assertEquals(2, counts(letter).delivered());
            assertTrue(mx.commands().stream().noneMatch(c -> c.contains("m1@there") || c.contains("never.example>")));
            String told = mx.deliveriesTo("ann@club.example").stream()
                    .map(Delivery::text)
                    .collect(Collectors.joining());
            assertTrue(told.contains("as its list of suppressed addresses says: asked by letter"), told);
            assertTrue(told.contains("Final-Recipient: rfc822; m1@there.example\r\nAction: failed\r\nStatus: 5.7.1"));
        } finally {
            suppressions.remove("m1@there.example");
            suppressions.remove("@never.example");
        }
    }

    @Test
    void aSuppressedMemberOfAListCountsAsFailed() {
        suppressions.add("there.example", "", "test");
        long letter = post(3);

        await().until(() -> counts(letter).failed() == 3);
        suppressions.remove("there.example");

        assertEquals("5.7.1", queue.failures(letter, 0, 10).getFirst().refusal().status());
        assertEquals(List.of(), mx.deliveries());
        awaitDelivered(post(1), 1);
    }

    @Test
    void tellsWhatWaitsByDomain() {
        mx.answer(Phase.RCPT, "450 4.2.1 busy");
        var far = List.of(
                new Recipient(Address.of("a@far.example"), "a"), new Recipient(Address.of("b@far.example"), "b"));
        send(TEXT, CopyRecipe.same("", HeaderEdits.NONE), Outgoing.HOUSE, far);
        long letter = post(1);
        await().until(() -> destinations
                .find("far.example")
                .filter(w -> w.last().reply().contains("busy"))
                .isPresent());
        await().until(() -> counts(letter).deferred() == 1);
        queue.hold(new Queue.Choice.All());

        List<Destinations.Waiting> page = destinations.page("", 10);

        assertEquals(
                List.of("far.example", "there.example"),
                page.stream().map(Destinations.Waiting::domain).toList());
        Destinations.Waiting first = page.getFirst();
        assertEquals(2, first.amount().recipients());
        assertEquals(1, first.amount().held());
        assertTrue(first.amount().attempts() >= 1);
        assertTrue(first.next().isEmpty());
        assertEquals(new Destinations.Said("450 4.2.1 busy", "127.0.0.1"), first.last());
        assertEquals(1, destinations.page("far.example", 10).size());
    }

    @Test
    void aHeldBatchWaitsUntilItIsReleased() {
        mx.answer(Phase.RCPT, "450 4.2.1 busy");
        long letter = post(1);
        await().until(() -> counts(letter).deferred() == 1);

        assertEquals(1, queue.hold(new Queue.Choice.Letter(letter)));
        mx.well();
        assertEquals(
                "held", queue.batchesOf(letter, 0, 10).getFirst().standing().state());
        assertTrue(mx.deliveries().isEmpty());
        queue.release(new Queue.Choice.Destination("there.example"));

        awaitDelivered(letter, 1);
    }

    /// The third copy's answer does not come.
    @Test
    void whatHasArrivedIsWrittenDownThoughTheHostKeepsUsWaiting() {
        mx.holding("\r\n");
        long letter = post(4);
        mx.letGo(2);

        await().until(() -> counts(letter).delivered() == 2);

        assertEquals(1, mx.held());
        mx.letGo(2);
        awaitDelivered(letter, 4);
    }

    @Test
    void aDeletedBatchCountsAsFailedAndLetsGoOfItsMessage() {
        mx.answer(Phase.RCPT, "450 4.2.1 busy");
        long letter = post(2);
        await().until(() -> counts(letter).deferred() == 2);

        queue.delete(new Queue.Choice.Letter(letter));

        assertEquals(new Queue.Counts(2, 0, 0, 2), counts(letter));
        assertEquals(1, sql.number("select count(*) from outgoing where id = ? and message_id is null", letter));
        assertTrue(failures.unhandled(10).isEmpty());
    }
}
