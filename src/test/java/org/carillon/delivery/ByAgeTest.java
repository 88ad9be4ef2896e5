package org.carillon.delivery;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Ids;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How what is old is found, on H2. The rows are of a priority that nobody in this application looks at.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class ByAgeTest {
    /// Not among the ordinals of [Priority].
    private static final int NOBODY = 7;

    private static final int MANY = 50_000;
    private static final int IN_ONE_GO = ByAge.PAGE * ByAge.MOST_PAGES;
    private static final ByAge.Ages OLD = ByAge.Ages.from(Duration.ofDays(5));

    @Inject
    ByAge byAge;

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

    @Inject
    Clock clock;

    private final ByAge.Walk walk = new ByAge.Walk(NOBODY);
    private Instant now;
    private long letter;

    @BeforeEach
    void aLetter() {
        now = clock.instant();
        letter = QuarkusTransaction.requiringNew().call(() -> {
            long message = messages.store("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII), "");
            var recipe = CopyRecipe.same("a@club.example", HeaderEdits.NONE);
            long id = outbox.enqueue(
                    new Outgoing(message, recipe, Priority.POST, "list/1", "x"),
                    RecipientSource.of(Address.of("bob@there.example")));
            sql.update("update outbox set state = 'held' where outgoing_id = ?", id);
            return id;
        });
    }

    @AfterEach
    void clear() {
        sql.update("delete from outbox where priority = ?", NOBODY);
        queue.delete(new Queue.Choice.All());
    }

    /// Batches of the letter that were all put in so long ago.
    private void put(int rows, String state, Duration age) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.with(connection -> {
                    try (var insert = connection.prepareStatement("""
                    insert into outbox (id, outgoing_id, destination, recipients, remaining, deferred, state,
                                        priority, attempts, fence, due_at, created_at, last_reply)
                    values (?, ?, 'there.example', ?, 1, 0, ?, ?, 0, 0, ?, ?, '')""")) {
                        String text = "x someone@there.example\n";
                        for (int i = 0; i < rows; i++) {
                            Sql.bind(insert, ids.next(), letter, text, state, NOBODY, now, now.minus(age));
                            insert.addBatch();
                            if (i % 1000 == 999) insert.executeBatch();
                        }
                        return insert.executeBatch();
                    }
                }));
    }

    /// What there is to work on in one go.
    private List<Long> seen(ByAge.Ages ages) {
        var seen = new ArrayList<Long>();
        byAge.goOn(walk, ages, rows -> {
            rows.forEach(row -> seen.add(row.id()));
            return rows.size();
        });
        return seen;
    }

    @Test
    void findsWhatIsOfThatAgeAndDue() {
        put(1, "ready", Duration.ofHours(1));
        put(1, "ready", Duration.ofHours(3));
        put(1, "held", Duration.ofHours(3));
        put(1, "holding", Duration.ofHours(3));
        put(1, "sending", Duration.ofHours(4));
        put(1, "ready", Duration.ofDays(6));

        List<Long> found = seen(new ByAge.Ages(Duration.ofHours(2), Duration.ofDays(5)));

        assertEquals(
                List.of("sending", "ready"), found.stream().map(this::state).toList());
        assertEquals(
                2, seen(new ByAge.Ages(Duration.ofHours(2), Duration.ofDays(5))).size());
        sql.update("update outbox set due_at = current_timestamp + interval '1' hour where priority = ?", NOBODY);
        assertEquals(0, seen(OLD).size());
    }

    private String state(long id) {
        return sql.first("select state from outbox where id = ?", row -> row.getString(1), id)
                .orElseThrow();
    }

    /// More than what is worked on at once, all of one age.
    @Test
    void nobodyIsLeftOutOrComesTwiceInOneRound() {
        int all = ByAge.ENOUGH + 200;
        put(all, "ready", Duration.ofDays(6));
        var seen = new ArrayList<Long>();

        for (int i = 0; i < 2; i++) {
            List<Long> some = seen(OLD);
            assertTrue(some.size() <= ByAge.ENOUGH, some.size() + " in one go");
            seen.addAll(some);
        }

        assertEquals(all, seen.size());
        assertEquals(all, new HashSet<>(seen).size());
    }

    /// What is held for weeks is old, too; it costs no more than one go has, and hides nobody.
    @Test
    void goesOnTheNextTimeBehindWhatItHasLookedAt() {
        put(IN_ONE_GO, "held", Duration.ofDays(30));
        put(1, "ready", Duration.ofDays(6));

        for (int round = 0; round < 2; round++) {
            assertEquals(0, seen(OLD).size());
            assertEquals(1, seen(OLD).size());
        }
    }

    @Test
    void readsWhatItShowsAndNothingElse() {
        put(MANY, "ready", Duration.ofMinutes(1));
        put(2 * ByAge.PAGE, "held", Duration.ofDays(6));
        put(2 * ByAge.PAGE, "ready", Duration.ofDays(7));
        if (postgres()) sql.update("vacuum analyze outbox");
        long first = sql.number("select min(id) from outbox where created_at = ?", now.minus(Duration.ofDays(7)));
        var ever = Claims.seconds(Duration.ofDays(36_500));
        var old = Claims.seconds(Duration.ofDays(5));
        var lately = Claims.seconds(Duration.ofHours(4));

        for (String plan : List.of(
                plan(ByAge.AS_OLD, NOBODY, now.minus(Duration.ofDays(7)), first, ever, old, ByAge.PAGE),
                plan(ByAge.YOUNGER, NOBODY, Instant.EPOCH, ever, old, ByAge.PAGE),
                plan(ByAge.YOUNGER, NOBODY, Instant.EPOCH, old, lately, ByAge.PAGE))) {
            assertTrue(plan.contains("outbox_age"), plan);
            assertFalse(plan.contains("seq scan") || plan.contains("tablescan") || plan.contains("sort key"), plan);
            assertTrue(postgres() || plan.contains("index sorted"), plan);
            assertTrue(scanned(plan) <= ByAge.PAGE + 1, plan);
        }
    }

    private boolean postgres() {
        return sql.with(c -> c.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
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
}
