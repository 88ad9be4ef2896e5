package org.carillon.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.delivery.Captured;
import org.carillon.desk.ErrandsDone;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.mail.MimePart;
import org.carillon.store.Sql;
import org.carillon.testing.Eventually;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// People join and leave on a list's page, and nobody learns from it who is on the list.
@QuarkusTest
class ListHomePagesTest extends WithPages {
    private static final Pattern LINK = Pattern.compile("(/lists/\\S+/confirm/[a-z2-7]{26})");

    @Inject
    Captured captured;

    @Inject
    Sql sql;

    @Inject
    ErrandsDone errands;

    private final Visit visit = new Visit();

    @BeforeEach
    void freshBudgets() {
        errands.await();
        sql.update("delete from letter_slot");
    }

    private static String somebody() {
        return fresh("reader") + "@home.example";
    }

    private Response ask(MailingList list, String word, String address) {
        return visit.send(path(list), path(list) + "/" + word, "address", address, "name", "Rea");
    }

    private Optional<Captured.CapturedLetter> letterTo(String address) {
        return captured.page(Long.MAX_VALUE, 1000).stream()
                .filter(l -> l.recipient().equals(address))
                .findFirst();
    }

    /// The path of the link in the letter that asks back.
    private String link(String address) {
        var letter =
                Eventually.await().atMost(Duration.ofSeconds(20)).until(() -> letterTo(address), Optional::isPresent);
        var message = new Message(captured.raw(letter.orElseThrow().id()).orElseThrow());
        var found = LINK.matcher(MimePart.leaves(message).getFirst().text());
        assertTrue(found.find(), new String(message.raw(), UTF_8));
        return found.group(1);
    }

    private boolean member(MailingList list, String address) {
        return members.find(list.id(), Address.of(address)).isPresent();
    }

    @Test
    void takesInWhoOpensTheLinkInTheLetterAndPressesItsButton() {
        MailingList list = list(List.of());
        String rea = somebody();
        ask(list, "join", rea).then().statusCode(200).body(containsString("Look into your mailbox"));
        assertFalse(member(list, rea));

        String link = link(rea);
        assertTrue(visit.page(link).contains("Join the list"));
        assertFalse(member(list, rea), "opening the link did it");

        visit.send(link, link).then().statusCode(200).body(containsString("is on the list now"));
        assertTrue(member(list, rea));
        visit.look(link).then().statusCode(404).body(containsString("leads nowhere"));
    }

    @Test
    void letsGoOfWhoConfirms() {
        MailingList list = list(List.of());
        String rea = somebody();
        join(list, rea);
        ask(list, "leave", rea).then().statusCode(200);
        String link = link(rea);
        visit.send(link, link).then().statusCode(200).body(containsString("no longer on the list"));
        assertFalse(member(list, rea));
    }

    @Test
    void answersMembersAndStrangersAlike() {
        MailingList list = list(List.of());
        String rea = somebody();
        join(list, rea);
        for (String word : List.of("join", "leave")) {
            String known = ask(list, word, rea).then().statusCode(200).extract().asString();
            String unknown =
                    ask(list, word, "un" + rea).then().statusCode(200).extract().asString();
            assertEquals(known, unknown.replace("un" + rea, rea));
        }
    }

    @Test
    void asksAnAddressThreeTimesADayAndSaysNothingOfIt() {
        MailingList list = list(List.of());
        String victim = somebody();
        for (int i = 0; i < 5; i++) ask(list, "join", victim).then().statusCode(200);
        assertEquals(3, confirmations(list));
    }

    @Test
    void asksNoMoreThanTwentyAddressesAnHourForOneNetwork() {
        MailingList list = list(List.of());
        for (int i = 0; i < 22; i++) ask(list, "join", somebody()).then().statusCode(200);
        assertEquals(20, confirmations(list));
    }

    private long confirmations(MailingList list) {
        errands.await();
        return sql.number("select count(*) from confirmation where list_id = ?", list.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b@c", "x@y.example\r\nBcc: z@y.example", "<script>@x"})
    void keepsWhatWasTypedWhenTheAddressIsNone(String address) {
        MailingList list = list(List.of());
        ask(list, "join", address)
                .then()
                .statusCode(422)
                .body(containsString("role=\"alert\""))
                .body(containsString("value=\"Rea\""))
                .body(not(containsString("<script>")));
        assertEquals(0, confirmations(list));
    }

    /// A field says by what it is described only where that is on the page.
    @Test
    void describesFieldsByWhatIsThere() {
        MailingList list = list(List.of());
        for (String html :
                List.of(visit.page(path(list)), ask(list, "join", "nobody").asString())) {
            var described = Pattern.compile("aria-describedby=\"([^\"]*)\"").matcher(html);
            while (described.find()) {
                for (String id : described.group(1).split(" ")) assertTrue(html.contains("id=\"" + id + "\""), id);
            }
        }
    }

    @Test
    void refusesTheListAsItsOwnMember() {
        MailingList list = list(List.of());
        ask(list, "join", list.address().toString())
                .then()
                .statusCode(422)
                .body(containsString("an address of the list itself"));
    }

    @Test
    void letsSomebodySignedInJoinAndLeaveAtOnce() {
        MailingList list = list(List.of());
        String rea = somebody();
        Visit own = signedIn(rea, false);
        own.send(path(list), path(list) + "/join").then().statusCode(303).header("Location", endsWith(path(list)));
        assertTrue(member(list, rea));
        assertTrue(own.page(path(list)).contains("is on the list now."));

        own.send(path(list), path(list) + "/leave").then().statusCode(303);
        assertFalse(member(list, rea));
    }

    @Test
    void takesNobodyIntoAClosedListThatEverybodyMayRead() {
        MailingList list = list(List.of(), "subscribe=closed", "archive=public");
        assertTrue(read(visit.page(path(list))).contains("Nobody joins this list on their own"));
        ask(list, "join", somebody()).then().statusCode(422).body(containsString("-owner@"));
        Visit own = signedIn(somebody(), false);
        own.send(path(list), path(list) + "/join").then().statusCode(303);
        assertTrue(own.page(path(list)).contains("Nobody can join this list on their own"));
        assertEquals(0, members.count(list.id()));
    }

    @Test
    void knowsNoClosedListBeforeStrangers() {
        String owner = somebody();
        String rea = somebody();
        MailingList list = list(List.of(owner), "subscribe=closed");
        join(list, rea);
        String token = Visit.token(visit.page("/sign-in"));
        visit.look(path(list)).then().statusCode(404);
        visit.post(path(list) + "/join", token, "address", "x@y.example").then().statusCode(404);
        visit.post(path(list) + "/leave", token, "address", rea).then().statusCode(404);
        signedIn(somebody(), false).look(path(list)).then().statusCode(404);
        signedIn(rea, false).look(path(list)).then().statusCode(200);
        signedIn(owner, false).look(path(list)).then().statusCode(200);
    }

    @Test
    void endsOnThePageOfListsWhoLeavesAClosedList() {
        MailingList list = list(List.of(), "subscribe=closed");
        String rea = somebody();
        join(list, rea);
        Visit own = signedIn(rea, false);
        own.send(path(list), path(list) + "/leave").then().statusCode(303).header("Location", endsWith("/lists"));
        assertTrue(read(own.page("/lists")).contains("no longer on the list"));
    }

    @Test
    void tellsNobodyOfAClosedListWhoConfirmsAtRandom() {
        MailingList hidden = list(List.of(), "subscribe=closed");
        String token = Visit.token(visit.page("/sign-in"));
        String none = visit.post("/lists/none@" + hidden.address().domain() + "/confirm/x", token)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        visit.post(path(hidden) + "/confirm/x", token).then().statusCode(404).body(equalTo(none));
    }

    @Test
    void leadsWhoConfirmedToNoPageThatHeMayNotSee() {
        MailingList list = list(List.of());
        String rea = somebody();
        join(list, rea);
        ask(list, "leave", rea);
        String link = link(rea);
        register.change(list, List.of("subscribe=closed"), By.house("test"));
        visit.send(link, link)
                .then()
                .statusCode(200)
                .body(containsString("no longer on the list"))
                .body(containsString("href=\"/lists\">To the lists"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lists/nobody@pages.example.org", "/lists/none", "/lists/%00", "/lists/a@b/confirm/x"})
    void hasNoPageForAListThatIsNone(String path) {
        visit.look(path).then().statusCode(404).contentType("text/html");
    }

    @Test
    void takesNoTokenOfAnotherList() {
        MailingList list = list(List.of());
        MailingList other = list(List.of());
        String rea = somebody();
        ask(list, "join", rea);
        String wrong =
                link(rea).replace(list.address().toString(), other.address().toString());
        visit.look(wrong).then().statusCode(404);
        visit.send(path(other), wrong).then().statusCode(404);
        assertFalse(member(other, rea));
    }
}
