package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.delivery.Captured;
import org.carillon.desk.Reception;
import org.carillon.lists.Application;
import org.carillon.lists.By;
import org.carillon.lists.JoinRequests;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.mail.MimePart;
import org.carillon.store.Sql;
import org.carillon.testing.Eventually;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Somebody wants in, and those who run the list decide, all by pages.
@QuarkusTest
class RequestPagesTest extends WithPages {
    private static final Pattern LINK = Pattern.compile("(/lists/\\S+/confirm/[a-z2-7]{26})");

    @Inject
    Captured captured;

    @Inject
    Reception reception;

    @Inject
    JoinRequests requests;

    @Inject
    Sql sql;

    private String owner = "";
    private Visit olga = new Visit();

    @BeforeEach
    void anOwner() {
        sql.update("delete from letter_slot");
        owner = fresh("olga") + "@home.example";
        olga = signedIn(owner, false);
    }

    private static String somebody() {
        return fresh("reader") + "@home.example";
    }

    private MailingList policy(String policy) {
        return list(List.of(owner), "subscribe=" + policy);
    }

    private String letter(String address, String words) {
        return Eventually.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> captured.page(Long.MAX_VALUE, 1000).stream()
                                .filter(l -> l.recipient().equals(address))
                                .map(l -> MimePart.plainText(
                                        new Message(captured.raw(l.id()).orElseThrow())))
                                .filter(text -> text.contains(words))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String link(String address, String words) {
        var found = LINK.matcher(letter(address, words));
        assertTrue(found.find());
        return found.group(1);
    }

    private boolean member(MailingList list, String address) {
        return members.find(list.id(), Address.of(address)).isPresent();
    }

    private long waits(MailingList list, String address, String words) {
        var who = new Mailbox("", Address.of(address));
        reception.join(list, Application.signedIn(who, words), By.house("test"));
        return sql.number("select max(id) from join_request where address = ?", address);
    }

    @ParameterizedTest
    @CsvSource({"open, false", "confirm, false", "moderate, true", "confirm+moderate, true"})
    void aStrangerGetsOnByThePageUnderEachPolicy(String policy, boolean decided) {
        MailingList list = policy(policy);
        String rea = somebody();
        var visit = new Visit();
        visit.send(path(list), path(list) + "/join", "address", rea, "name", "Rea", "words", "I <i>play</i>")
                .then()
                .statusCode(200);
        String link = link(rea, "joins the list");
        if (decided) {
            assertTrue(visit.page(link).contains("I &lt;i&gt;play&lt;/i&gt;"), "what was typed is lost");
            visit.send(link, link, "words", "I play well")
                    .then()
                    .body(containsString("The people who run the list decide"));
            assertFalse(member(list, rea));
            String text = read(olga.page(path(list) + "/requests"));
            assertTrue(text.matches(".*One person waits for you.*" + rea + ".*Rea.*I play well.*"), text);
            long id = requests.page(list.id(), 0, 1).getFirst().id();
            olga.send(path(list) + "/requests", path(list) + "/requests", "approve", "" + id)
                    .then()
                    .statusCode(303);
            assertTrue(read(olga.page(path(list) + "/requests")).contains("One person is on the list now"));
        } else {
            visit.send(link, link).then().statusCode(200).body(containsString("is on the list now"));
        }
        assertTrue(member(list, rea));
        letter(rea, "is on the list now");
    }

    @ParameterizedTest
    @CsvSource({"closed, Nobody joins this list", "invite, Only those who were invited"})
    void whereNobodyJoinsOnTheirOwnThePageSaysSo(String policy, String words) {
        MailingList list = list(List.of(owner), "subscribe=" + policy, "archive=public");
        assertTrue(read(new Visit().page(path(list))).contains(words));
        new Visit()
                .post(path(list) + "/join", Visit.token(new Visit().page("/lists")), "address", somebody())
                .then()
                .statusCode(400);
        var visit = new Visit();
        visit.send("/sign-in", path(list) + "/join", "address", somebody())
                .then()
                .statusCode(422);
        assertEquals(0, members.count(list.id()));
    }

    @ParameterizedTest
    @CsvSource({"open, true", "confirm, true", "moderate, false", "confirm+moderate, false"})
    void whoIsSignedInNeedsNoLetter(String policy, boolean atOnce) {
        MailingList list = policy(policy);
        String rea = somebody();
        Visit visit = signedIn(rea, false);
        visit.send(path(list), path(list) + "/join", "words", "I play").then().statusCode(303);
        assertEquals(atOnce, member(list, rea));
        if (atOnce) return;
        assertTrue(read(visit.page(path(list))).contains("You have asked to join"));
        assertEquals("I play", requests.page(list.id(), 0, 1).getFirst().words());
    }

    @Test
    void whoIsNotLetInHearsWhy() {
        MailingList list = policy("moderate");
        String rea = somebody();
        long id = waits(list, rea, "");
        String page = path(list) + "/requests";
        olga.send(page, page, "reject", "" + id, "reason", "Only for players.")
                .then()
                .statusCode(303);
        assertTrue(letter(rea, "decided not to").contains("Only for players."));
        assertFalse(member(list, rea));
    }

    @Test
    void decidesAboutAllThatAreTicked() {
        MailingList list = policy("moderate");
        long one = waits(list, somebody(), "");
        long two = waits(list, somebody(), "");
        waits(list, somebody(), "");
        String page = path(list) + "/requests";
        olga.send(page, page, "approve", "ticked").then().statusCode(422).body(containsString("Tick the people"));
        olga.send(page, page, "approve", "ticked", "person", "" + one, "person", "" + two)
                .then()
                .statusCode(303);
        assertTrue(read(olga.page(page)).contains("2 people are on the list now"));
        assertEquals(1, requests.count(list.id()));
        olga.send(page, page, "reject", "" + one).then().statusCode(303);
        assertTrue(read(olga.page(page)).contains("was decided about by somebody else"));
    }

    @Test
    void aModeratorDecidesByTheLinkInTheLetterWithoutSigningIn() {
        MailingList list = policy("moderate");
        String rea = somebody();
        waits(list, rea, "I play");
        String text = letter(owner, "wants to join");
        var token = Pattern.compile("-confirm\\+([a-z2-7]{26})@").matcher(text);
        assertTrue(token.find());
        String link = path(list) + "/confirm/" + token.group(1);
        var visit = new Visit();
        assertTrue(read(visit.page(link)).contains("I play"));
        visit.send(link, link).then().statusCode(200);
        assertTrue(member(list, rea));
        visit.look(link).then().statusCode(404);
    }

    @Test
    void onlyThoseWhoMaySeeAndDecide() {
        MailingList list = policy("moderate");
        long id = waits(list, somebody(), "");
        String mia = somebody();
        join(list, mia);
        String mod = somebody();
        register.addModerator(list, Address.of(mod), By.house("test"));
        String page = path(list) + "/requests";
        Visit member = signedIn(mia, false);
        member.look(page).then().statusCode(404);
        member.send("/lists", page, "approve", "" + id).then().statusCode(404);
        member.look(page + "/invitations").then().statusCode(404);
        new Visit().look(page).then().statusCode(303).header("Location", containsString("/sign-in"));
        Visit moderator = signedIn(mod, false);
        moderator.look(page).then().statusCode(200);
        moderator.look(page + "/invitations").then().statusCode(404);
        moderator.send(page, page + "/invitations", "lines", somebody()).then().statusCode(404);
        assertEquals(1, requests.count(list.id()));
    }

    @Test
    void invitesByPageAndTakesItBack() {
        MailingList list = policy("invite");
        String zoe = somebody();
        String page = path(list) + "/requests/invitations";
        olga.send(page, page, "lines", "Zoe <" + zoe + ">\nnobody", "words", "We miss you")
                .then()
                .statusCode(422)
                .body(containsString("1 of 2 were invited"));
        assertTrue(letter(zoe, "invites you").contains("We miss you"));
        String shown = olga.page(page);
        assertTrue(read(shown).contains(zoe));
        var action = Pattern.compile("action=\"([^\"]*/withdraw)\"").matcher(shown);
        assertTrue(action.find());
        String link = link(zoe, "invites you");
        olga.send(page, action.group(1)).then().statusCode(303).header("Location", endsWith("/invitations"));
        new Visit().look(link).then().statusCode(404);
    }

    @Test
    void whoIsInvitedJoinsByTheLink() {
        MailingList list = policy("invite");
        String zoe = somebody();
        String page = path(list) + "/requests/invitations";
        olga.send(page, page, "lines", zoe).then().statusCode(303);
        String link = link(zoe, "invites you");
        var visit = new Visit();
        visit.send(link, link).then().statusCode(200).body(containsString("is on the list now"));
        assertTrue(member(list, zoe));
    }

    @Test
    void whatAskersSayIsShownHarmlessly() {
        MailingList list = policy("moderate");
        waits(list, somebody(), "<script>alert(1)</script>\u202Egnp");
        String html = olga.page(path(list) + "/requests");
        assertFalse(html.contains("<script>alert"), html);
        assertFalse(html.contains("\u202E"), "turns the text around");
    }
}
