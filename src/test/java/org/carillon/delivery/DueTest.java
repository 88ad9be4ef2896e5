package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Ids;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What couriers ask the outbox, on H2. The rows are of a priority that no courier of this application looks at.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class DueTest {
    /// Not among the ordinals of [Priority].
    private static final int NOBODY = 7;

    private static final int MANY = 100_000;
    private static final int BUSY = 10_000;

    @Inject
    Due due;

    @Inject
    Outbox outbox;

    @Inject
    Messages messages;

    @Inject
    Queue queue;

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    @AfterEach
    void clear() {
        queue.delete(new Queue.Choice.All());
    }

    /// A letter to so many at one domain, which is held and so out of the couriers' sight.
    private long letter(String domain, int members) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long message = messages.store("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII), "");
            var letter = new Outgoing(
                    message, CopyRecipe.same("a@club.example", HeaderEdits.NONE), Priority.POST, "list/1", "x");
            List<Recipient> all = IntStream.range(0, members)
                    .mapToObj(i -> new Recipient(Address.of("m" + i + "@" + domain), Integer.toString(i)))
                    .toList();
            long id = outbox.enqueue(letter, RecipientSource.of(all));
            sql.update("update outbox set priority = ? where outgoing_id = ?", NOBODY, id);
            return id;
        });
    }

    private List<Due.Destination> destinations(String after, int limit) {
        return due.destinations(NOBODY, after, limit);
    }

    @Test
    void namesEachDestinationOnceAndGoesOnBehindTheLast() {
        letter("b.example", 450);
        letter("a.example", 1);
        letter("c.example", 1);

        assertEquals(
                List.of(new Due.Destination("a.example", 1), new Due.Destination("b.example", 3)), destinations("", 2));
        assertEquals(List.of(new Due.Destination("c.example", 1)), destinations("b.example", 2));
    }

    @Test
    void passesOverWhatIsHeldAndWhatIsNotDue() {
        long held = letter("a.example", 1);
        long later = letter("b.example", 1);
        sql.update("update outbox set state = 'held' where outgoing_id = ?", held);
        sql.update("update outbox set due_at = current_timestamp + interval '1' hour where outgoing_id = ?", later);

        assertEquals(List.of(), destinations("", 10));
        assertEquals(List.of(), due.rows(NOBODY, "a.example", 10));
        assertEquals(List.of(), due.rows(NOBODY, "b.example", 10));
        long wait = due.next(NOBODY).orElseThrow().toSeconds();
        assertTrue(wait > 3500 && wait <= 3600, wait + " s");
    }

    @Test
    void takesARowWhoseLeaseHasEnded() {
        long letter = letter("a.example", 5);
        sql.update("update outbox set state = 'sending', fence = 3 where outgoing_id = ?", letter);

        assertEquals(5, due.rows(NOBODY, "a.example", 10).getFirst().recipients());
    }

    @Test
    void dividesARowSoThatNobodyIsLostOrDoubled() {
        long letter = letter("a.example", 150);
        sql.update(
                "update outbox set deferred = 150, attempts = 2, last_reply = 'busy', last_ours = true where outgoing_id = ?",
                letter);
        long row = due.rows(NOBODY, "a.example", 1).getFirst().id();

        assertEquals(60, due.divide(row, 60));

        var all = new ArrayList<String>();
        sql.list("select recipients from outbox where outgoing_id = ?", r -> r.getString(1), letter)
                .forEach(text -> all.addAll(List.of(text.split("\n"))));
        assertEquals(150, all.size());
        assertEquals(150, all.stream().distinct().count());
        assertEquals(
                List.of("60 60 2 busy true", "90 90 2 busy true"),
                sql.list(
                        "select remaining, deferred, attempts, last_reply, last_ours from outbox where outgoing_id = ? order by remaining",
                        r -> r.getInt(1) + " " + r.getInt(2) + " " + r.getInt(3) + " " + r.getString(4) + " "
                                + r.getBoolean(5),
                        letter));
        assertEquals(60, due.divide(row, 60), "what is small enough stays");
    }

    @Test
    void dividesNoRowThatSomebodyIsSending() {
        long letter = letter("a.example", 150);
        long row = due.rows(NOBODY, "a.example", 1).getFirst().id();
        sql.update(
                "update outbox set state = 'sending', due_at = current_timestamp + interval '1' hour where outgoing_id = ?",
                letter);

        assertEquals(0, due.divide(row, 60));
    }

    /// Or a rate that was lowered meanwhile would keep it back for ever.
    @Test
    void dividesARowWhoseLeaseHasEndedAndMakesTheClaimVoid() {
        long letter = letter("a.example", 150);
        sql.update("update outbox set state = 'sending', fence = 3 where outgoing_id = ?", letter);
        long row = due.rows(NOBODY, "a.example", 1).getFirst().id();

        assertEquals(60, due.divide(row, 60));

        assertEquals(
                List.of("60 ready 4", "90 ready 3"),
                sql.list(
                        "select remaining, state, fence from outbox where outgoing_id = ? order by remaining",
                        r -> r.getInt(1) + " " + r.getString(2) + " " + r.getInt(3),
                        letter));
    }

    /// A hundred thousand rows that wait for their time, and ten thousand that are due at one busy destination: neither
    /// the question for destinations nor the one for rows of another reads the table.
    @Test
    void findsWhatIsDueByTheIndexHoweverMuchWaits() {
        long letter = letter("quiet.example", 1);
        many(letter, MANY, "waiting.example", "current_timestamp + interval '1' hour");
        many(letter, BUSY, "busy.example", "current_timestamp - interval '1' minute");
        boolean postgres =
                sql.with(c -> c.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
        if (postgres) sql.update("vacuum analyze outbox");
        try {
            assertEquals(
                    List.of(new Due.Destination("busy.example", BUSY), new Due.Destination("quiet.example", 1)),
                    destinations("", 10));
            assertEquals(1, due.rows(NOBODY, "quiet.example", 10).size());
            assertEquals(10, due.rows(NOBODY, "busy.example", 10).size());

            for (String plan : List.of(
                    plan(Due.DESTINATIONS, NOBODY, "", 10),
                    plan(Due.ROWS, "quiet.example", NOBODY, 10),
                    plan(Due.ROWS, "busy.example", NOBODY, 10),
                    plan(Due.NEXT, NOBODY))) {
                assertTrue(plan.contains("outbox_due") || plan.contains("outbox_destination"), plan);
                assertFalse(plan.contains("seq scan") || plan.contains("tablescan"), plan);
                assertTrue(scanned(plan) <= (plan.contains("group by") ? BUSY + 10 : 20), plan);
            }
        } finally {
            sql.update("delete from outbox where priority = ?", NOBODY);
        }
    }

    /// H2 tells how many entries it read; PostgreSQL stops at the limit by itself.
    private static long scanned(String plan) {
        Matcher count = Pattern.compile("scancount: ([0-9]+)").matcher(plan);
        return count.find() ? Long.parseLong(count.group(1)) : 0;
    }

    private String plan(String question, Object... values) {
        return String.join("\n", sql.list("explain analyze " + question, row -> row.getString(1), values))
                .toLowerCase(Locale.ROOT);
    }

    private void many(long letter, int rows, String domain, String dueAt) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.with(connection -> {
                    try (var insert = connection.prepareStatement("""
                    insert into outbox (id, outgoing_id, destination, recipients, remaining, deferred, state,
                                        priority, attempts, fence, due_at, created_at, last_reply)
                    values (?, ?, ?, ?, 1, 0, 'ready', ?, 0, 0, %s, current_timestamp, '')""".formatted(dueAt))) {
                        for (int i = 0; i < rows; i++) {
                            Sql.bind(insert, ids.next(), letter, domain, "x someone@" + domain + "\n", NOBODY);
                            insert.addBatch();
                            if (i % 1000 == 999) insert.executeBatch();
                        }
                    }
                    return rows;
                }));
    }
}
