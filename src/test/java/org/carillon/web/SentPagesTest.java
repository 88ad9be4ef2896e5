package org.carillon.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.carillon.delivery.Queue;
import org.carillon.desk.Desk;
import org.carillon.desk.Effect;
import org.carillon.lists.MailingList;
import org.carillon.mail.Message;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// "Did my post arrive?" Those who run a list see all of it, the author the numbers, and nobody else anything.
@QuarkusTest
class SentPagesTest extends WithPages {
    @Inject
    Desk desk;

    @Inject
    Queue queue;

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private MailingList list;
    private String owner;
    private String author;
    private String hash;
    private long letter;

    @BeforeEach
    void aPostToThreeOfWhomOneIsGone() {
        owner = fresh("olga") + "@home.example";
        author = fresh("ana") + "@home.example";
        list = list(List.of(owner), "archive=public");
        join(list, "b@x.example", "c@x.example", "d@y.example");
        byte[] bytes = ("Message-ID: <" + author + ">\r\nFrom: " + author
                        + "\r\nSubject: Chess <i>tonight</i>\r\n\r\nCome.")
                .getBytes(UTF_8);
        QuarkusTransaction.requiringNew()
                .run(() ->
                        desk.apply(new Effect.Publish(list, messages.store(bytes, ""), new Message(bytes), List.of())));
        Queue.SentLetter sent = queue.lettersOf(list.key(), Long.MAX_VALUE, 1).getFirst();
        letter = sent.id();
        hash = sent.mark();
        await().until(() -> queue.letter(letter).orElseThrow().counts().delivered() == 3);
        sql.update("update outgoing set delivered = 2, failed = 1 where id = ?", letter);
        sql.update("""
                insert into failed_recipient (id, outgoing_id, tag, address, status, reply, host, handled, failed_at)
                values (?, ?, 't', 'd@y.example', '5.1.1', '550 <b>nobody</b>', 'mx.y.example', true, ?)""", ids.next(), letter, clock.instant());
    }

    private String message() {
        return path(list) + "/archive/message/" + hash;
    }

    private String fate() {
        return path(list) + "/sent/" + letter;
    }

    @Test
    void whoRunsTheListSeesWhoDidNotGetIt() {
        Visit olga = signedIn(owner, false);

        assertTrue(read(olga.page(path(list) + "/sent")).contains("Chess <i>tonight</i>"));
        assertTrue(olga.page(message()).contains(fate()));
        String text = read(olga.page(fate()));

        assertTrue(text.contains("It has arrived, but not everywhere."), text);
        assertTrue(text.contains("Recipients 3") && text.contains("Delivered 2") && text.contains("Failed 1"), text);
        assertTrue(text.contains("d@y.example") && text.contains("mx.y.example: 550 <b>nobody</b>"), text);
    }

    @Test
    void theAuthorSeesTheNumbersAlone() {
        Visit ana = signedIn(author, false);

        assertTrue(ana.page(message()).contains(fate()));
        String text = read(ana.page(fate()));

        assertTrue(text.contains("Delivered 2") && text.contains("Failed 1"), text);
        assertFalse(text.contains("d@y.example"), text);
        assertEquals(404, ana.look(path(list) + "/sent").statusCode());
    }

    @Test
    void forOthersThereIsNothing() {
        Visit eve = signedIn(fresh("eve") + "@home.example", false);
        MailingList other = list(List.of(owner));

        assertFalse(eve.page(message()).contains("/sent/"));
        assertEquals(404, eve.look(fate()).statusCode());
        assertEquals(404, eve.look(path(list) + "/sent").statusCode());
        assertFalse(new Visit().page(message()).contains("/sent/"));
        assertEquals(
                404,
                signedIn(owner, false).look(path(other) + "/sent/" + letter).statusCode());
    }
}
