package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.carillon.delivery.Queue;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An admin looks after the letters on their way out. The batch waits for tomorrow, so that no courier takes it
/// meanwhile.
@QuarkusTest
class QueuePagesTest extends WithPages {
    private static final String HOSTILE = "<script>alert(1)</script>\u202e";

    private static Visit admin = new Visit();
    private static boolean in;

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Queue queue;

    private long letter;
    private long batch;
    private long aside;

    @BeforeEach
    void oneBatchThatWaitsAndOneLetterSetAside() {
        if (!in) admin = signedIn(fresh("adam") + "@home.example", true);
        in = true;
        letter = ids.next();
        batch = ids.next();
        aside = ids.next();
        var now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            long message = messages.store("Subject: Hi\r\n\r\nHi\r\n".getBytes(StandardCharsets.US_ASCII), "");
            sql.update("""
                    insert into outgoing (id, message_id, origin, subject, recipe, created_at, accepted, delivered, deferred, failed)
                    values (?, ?, 'house', ?, ?, ?, 3, 1, 1, 1)""", letter, message, HOSTILE + letter, "return-path \ncontext house\n", now);
            sql.update(
                    """
                    insert into outbox (id, outgoing_id, destination, recipients, remaining, deferred, state, priority, attempts, fence,
                                        due_at, created_at, last_reply)
                    values (?, ?, ?, 't a@x.example', 1, 0, 'ready', 1, 2, 0, ?, ?, ?)""",
                    batch,
                    letter,
                    "d" + batch + ".example",
                    now.plus(Duration.ofDays(1)),
                    now,
                    "450 4.2.0 later " + HOSTILE);
            sql.update("""
                    insert into failed_recipient (id, outgoing_id, tag, address, status, reply, handled, failed_at)
                    values (?, ?, 't', 'gone@x.example', '5.1.1', ?, true, ?)""", ids.next(), letter, "550 nobody " + HOSTILE, now);
            sql.update("""
                    insert into spool (id, message_id, sender, recipient, state, attempts, fence, due_at, error)
                    values (?, ?, null, ?, 'shunted', 3, 0, ?, 'It broke.')""", aside, message, "r" + aside + "@x.example", now.plus(Duration.ofDays(1)));
        });
    }

    @AfterEach
    void tidy() {
        sql.update("delete from outbox where id = ?", batch);
        sql.update("delete from failed_recipient where outgoing_id = ?", letter);
        sql.update("delete from outgoing where id = ?", letter);
        sql.update("delete from spool where id = ?", aside);
    }

    private String act(String deed) {
        admin.send("/queue", "/queue/batch/" + batch + "/" + deed).then().statusCode(303);
        return read(admin.page("/queue?after=" + (batch - 1)));
    }

    private String state() {
        return queue.find(batch).map(b -> b.standing().state()).orElse("gone");
    }

    @Test
    void showsWhatWaitsAndWhatTheOtherHostSaid() {
        String html = admin.page("/queue?after=" + (batch - 1));
        String text = read(html);
        assertTrue(text.contains("d" + batch + ".example") && text.contains("450 4.2.0 later"), text);
        assertTrue(text.contains("Tried 2 times"), text);
        assertFalse(html.contains("<script>") || html.contains("\u202e"), html);
    }

    @Test
    void holdsReleasesAndTriesAgain() {
        assertTrue(act("hold").contains("held back until you release it"));
        assertEquals("held", state());
        assertTrue(act("retry").contains("Nothing changed: the batch is held back or being sent."));
        assertTrue(act("hold").contains("Nothing changed: the batch is held back."));
        assertTrue(act("release").contains("released and tried at once"));
    }

    @Test
    void deletesAfterAsking() {
        String ask = "/queue/batch/" + batch + "/delete";
        String text = read(admin.page(ask));
        assertTrue(text.contains("1 recipient at d" + batch + ".example will not get the letter"), text);
        assertEquals("ready", state());
        String token = Visit.token(admin.page(ask));
        admin.post(ask, token).then().statusCode(303);
        assertEquals("gone", state());
        assertTrue(read(admin.page("/queue")).contains("The batch is deleted"));
        admin.post(ask, token).then().statusCode(303);
        assertTrue(read(admin.page("/queue")).contains("does not wait any more"));
        assertEquals(404, admin.look(ask).statusCode());
        assertEquals(404, admin.look("/queue/batch/junk/delete").statusCode());
    }

    @Test
    void actsOnAllOfADomain() {
        String domain = "d" + batch + ".example";
        String path = "/queue/destinations/" + domain;
        String html = admin.page(path);
        assertTrue(read(html).contains("Last answer 450 4.2.0 later"), read(html));
        assertFalse(html.contains("<script>") || html.contains("\u202e"), html);
        assertTrue(read(admin.page("/queue/destinations?after=d")).contains(domain));
        admin.send(path, path + "/hold").then().statusCode(303);
        assertEquals("held", state());
        assertTrue(read(admin.page("/queue/destinations")).contains("One batch is held back until released."));
        assertTrue(read(admin.page(path + "/delete")).contains("1 recipient will not get a copy"));
        admin.send(path + "/delete", path + "/delete").then().statusCode(303);
        assertEquals("gone", state());
        assertEquals(404, admin.look(path).statusCode());
        assertEquals(404, admin.look(path + "/delete").statusCode());
    }

    @Test
    void actsOnAllOfALetter() {
        String path = "/queue/" + letter;
        admin.send(path, path + "/hold").then().statusCode(303);
        assertEquals("held", state());
        admin.send(path, path + "/retry").then().statusCode(303);
        assertTrue(read(admin.page(path)).contains("Nothing changed"));
        assertEquals("held", state());
        assertTrue(read(admin.page(path + "/delete")).contains("1 recipient will not get a copy"));
        admin.send(path + "/delete", path + "/delete").then().statusCode(303);
        assertEquals("gone", state());
    }

    @Test
    void addsAndRemovesThoseToWhomNothingIsSent() {
        String who = "s" + batch + "@x.example";
        String path = "/queue/suppressed";
        admin.send(path, path, "lines", who + "\nnonsense", "reason", HOSTILE)
                .then()
                .statusCode(422);
        admin.send(path, path, "lines", "  ", "reason", "").then().statusCode(422);
        String html = admin.page(path);
        assertTrue(read(html).contains(who), html);
        assertFalse(html.contains("<script>"), html);
        admin.send(path, path + "/remove", "who", who).then().statusCode(303);
        assertTrue(read(admin.page(path)).contains(who + " may get letters from here again."));
        admin.send(path, path + "/remove", "who", "nonsense").then().statusCode(303);
        assertTrue(read(admin.page(path)).contains("was not suppressed any more"));
    }

    @Test
    void drawsWhatWasDeliveredLately() {
        sql.update("delete from traffic");
        sql.update(
                "insert into traffic (since, node, accepted, delivered, deferred, failed, waiting) values (?, 'a', 1234, 5, 0, 0, 0)",
                org.carillon.delivery.Traffic.begun(clock.instant()));
        String html = admin.page("/queue/charts");
        String text = read(html);
        assertTrue(text.contains("1,234 copies in all"), text);
        assertTrue(text.contains("Put off None in this time."), text);
        assertTrue(html.contains("<rect x=\"471\" y=\"0.0\""), html);
        for (String span : new String[] {"hours", "week", "month", "nonsense"}) {
            assertTrue(read(admin.page("/queue/charts?span=" + span)).contains("1,234"), span);
        }
        sql.update("delete from traffic");
    }

    @Test
    void tellsWhoDidNotGetALetterAndWhy() {
        String list = admin.page("/queue/letters");
        assertTrue(list.contains("/queue/" + letter), list);
        String html = admin.page("/queue/" + letter);
        String text = read(html);
        assertTrue(text.contains("3: 1 delivered, 1 waiting (1 of them tried already), 1 failed"), text);
        assertTrue(text.contains("gone@x.example") && text.contains("5.1.1 550 nobody"), text);
        assertFalse(html.contains("<script>") || html.contains("\u202e"), html);
        assertEquals(404, admin.look("/queue/" + (letter + 999_999)).statusCode());
    }

    @Test
    void triesALetterThatWasSetAsideOnceMore() {
        String page = "/queue/aside?after=" + (aside - 1);
        String text = read(admin.page(page));
        assertTrue(text.contains("r" + aside + "@x.example") && text.contains("It broke."), text);
        admin.send("/queue/aside", "/queue/aside/" + aside + "/retry").then().statusCode(303);
        assertTrue(read(admin.page("/queue/aside")).contains("The letter is tried once more."));
        admin.send("/queue/aside", "/queue/aside/" + (aside + 999_999) + "/retry")
                .then()
                .statusCode(303);
        assertTrue(read(admin.page("/queue/aside")).contains("is not set aside any more"));
    }

    @Test
    void changesNothingWithoutTheToken() {
        for (String deed : new String[] {"hold", "release", "retry", "delete"}) {
            admin.post("/queue/batch/" + batch + "/" + deed, "").then().statusCode(400);
        }
        assertEquals("ready", state());
    }
}
