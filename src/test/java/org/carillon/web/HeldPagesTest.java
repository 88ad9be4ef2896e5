package org.carillon.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.MailingList;
import org.carillon.mail.Message;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.carillon.store.Sql;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An owner decides about the posts that wait.
@QuarkusTest
class HeldPagesTest extends WithPages {
    @Inject
    SpamMemory memory;

    @Inject
    Sql sql;

    private MailingList list;
    private Visit olga;
    private String page;

    @BeforeEach
    void anOwner() {
        String address = fresh("olga") + "@home.example";
        list = list(List.of(address));
        join(list, "mia@home.example");
        olga = signedIn(address, false);
        page = path(list) + "/held";
    }

    private long post(String id) {
        return hold(
                list,
                "Not a member.",
                "Message-ID: <" + id + ">",
                "From: ben@b.example",
                "Subject: Post " + id,
                "To: " + list.address(),
                "",
                "Text of " + id + ".");
    }

    private String decide(String... fields) {
        olga.send(page, page, fields).then().statusCode(303);
        return read(olga.page(page));
    }

    private long left() {
        return sql.number("select count(*) from outgoing where origin = ?", list.key());
    }

    @Test
    void saysWhatWouldStandHere() {
        assertTrue(read(olga.page(page)).contains("Nothing waits"));
    }

    @Test
    void showsWhatWaitsTheOldestFirst() {
        post("one");
        post("two");
        String text = read(olga.page(page));
        assertTrue(
                text.matches(".*2 posts wait.*Post one.*ben@b.example.*Not a member.*Text of one.*Post two.*"), text);
    }

    @Test
    void sendsOutWhatIsAcceptedAndDropsWhatIsDiscarded() {
        long one = post("one");
        long two = post("two");
        assertTrue(decide("accept", "" + one).contains("One post is accepted and goes out."));
        assertEquals(1, left());
        assertTrue(decide("discard", "" + two).contains("One post is discarded."));
        assertEquals(1, left());
        assertEquals(0, held.count(list.id()));
    }

    @Test
    void whatIsCalledSpamIsDroppedAndLearned() {
        long one = post("one");
        assertTrue(decide("spam", "" + one).contains("One post is discarded as spam."));
        assertEquals(0, held.count(list.id()));
        assertEquals(1, memory.learned(SpamScopes.list(list.id())).spam());
    }

    @Test
    void whatIsAcceptedIsLearnedAsWanted() {
        decide("accept", "" + post("one"));
        assertEquals(1, memory.learned(SpamScopes.list(list.id())).ham());
    }

    @Test
    void showsEachReasonAndWhatTheFilterHasLearned() {
        byte[] bytes = "Message-ID: <n@x>\r\nSubject: Notes\r\n\r\nx".getBytes(UTF_8);
        var why = new HeldPosts.Why(
                "Not a member.", List.of("it is large", "Nothing speaks <b>for</b> spam."), List.of());
        QuarkusTransaction.requiringNew()
                .run(() -> held.hold(list, messages.store(bytes, ""), null, new Message(bytes), why));

        String text = read(olga.page(page));

        assertTrue(text.contains("Not a member. it is large Nothing speaks <b>for</b> spam."), text);
        assertTrue(text.contains("The filter of this list has learned 0 wanted letters and 0 spam letters."), text);
    }

    @Test
    void saysWhoSentAPost() {
        post("one");
        assertTrue(read(olga.page(page)).contains("Who sent this? not known It was not looked into"));
    }

    @Test
    void decidesAboutAllThatAreTicked() {
        long one = post("one");
        post("two");
        long three = post("three");
        String text = decide("discard", "ticked", "post", one + "", "post", three + "");
        assertTrue(text.contains("2 posts are discarded.") && text.contains("Post two"), text);
        assertEquals(1, held.count(list.id()));
    }

    @Test
    void asksForATickWhenThereIsNone() {
        post("one");
        olga.send(page, page, "accept", "ticked")
                .then()
                .statusCode(422)
                .body(containsString("role=\"alert\""))
                .body(containsString("Tick the posts that you mean"));
        assertEquals(1, held.count(list.id()));
    }

    @Test
    void saysWhenSomebodyElseWasFaster() {
        long one = post("one");
        post("two");
        decide("discard", "" + one);
        assertTrue(decide("accept", "" + one).contains("somebody else has decided about it"));
        assertEquals(0, left());
    }

    @Test
    void keepsTheTwinOfAPostThatHasGoneOut() {
        long one = post("same");
        long two = post("same");
        decide("accept", "" + one);
        assertTrue(decide("accept", "" + two).contains("has distributed another copy"));
        assertEquals(1, held.count(list.id()));
        assertEquals(1, left());
    }

    @Test
    void reachesNoPostOfAnotherList() {
        MailingList other = list(List.of("otto@home.example"));
        long theirs = hold(other, "x", "Subject: Theirs", "", "x");
        post("mine");
        assertTrue(decide("discard", "" + theirs).contains("does not wait any more"));
        assertEquals(1, held.count(other.id()));
    }

    @Test
    void refusesWhatIsNoForm() {
        olga.send(page, page).then().statusCode(404);
        olga.send(page, page, "accept", "junk").then().statusCode(404);
        olga.post(page, "", "accept", "1").then().statusCode(400);
    }

    @Test
    void showsHostilePostsHarmlessly() {
        hold(
                list,
                "<b>reason</b>",
                "Subject: <script>alert(1)</script> \u202egpj",
                "From: \"<img src=x>\" <a@b.example>",
                "Content-Type: text/plain; charset=utf-8",
                "",
                "</details></form><script>alert(2)</script>",
                "w".repeat(10_000),
                "x".repeat(50_000));
        String html = olga.page(page);
        assertFalse(html.contains("<script") || html.contains("<img src=x") || html.contains("<b>reason"), html);
        assertFalse(html.contains("\u202e"));
        assertTrue(read(html).contains("The post is longer"), read(html).substring(0, 800));
    }
}
