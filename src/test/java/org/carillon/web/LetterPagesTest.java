package org.carillon.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.delivery.Captured;
import org.carillon.lists.MailingList;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.carillon.testing.Eventually;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A letter written on a page goes the way of all letters, and what it causes can be looked at.
@QuarkusTest
class LetterPagesTest extends WithPages {
    private static final String FORM = "/letters/new";

    @Inject
    Captured captured;

    @Inject
    DemoHints demo;

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @AfterEach
    void noDemo() {
        demo.open(List.of(), "");
    }

    private void demo() {
        demo.open(List.of(new DemoHints.Account("ana@demo.example", "Ana", "owner")), "secret of the demo");
    }

    private static Response send(Visit visit, String from, String to, String subject, String text) {
        return visit.send(FORM, FORM, "from", from, "to", to, "subject", subject, "text", text);
    }

    private Captured.CapturedLetter letterTo(String address) {
        return Eventually.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> captured.page(Long.MAX_VALUE, 1000).stream()
                                .filter(l -> l.recipient().equals(address))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void bringsAPostOfTheDemoToItsReaders() {
        demo();
        String ana = fresh("ana") + "@home.example";
        String ben = fresh("ben") + "@home.example";
        MailingList list = list(List.of(), "nonmember=accept");
        join(list, ana, ben);
        var visit = new Visit();
        String address = list.address().toString();
        assertTrue(visit.page(FORM + "?from=" + ana + "&to=" + address + "&subject=A%22B")
                .contains("value=\"A&quot;B\""));
        send(visit, ana, address, "Grüße <b>", "Hello all,\nhttp://localhost:8080/lists and <script>x</script>\n")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/captured"));

        long id = letterTo(ben).id();
        visit.look("/captured").then().statusCode(200).body(containsString("Grüße &lt;b&gt;"), containsString(ben));
        visit.look("/captured/" + id)
                .then()
                .statusCode(200)
                .body(
                        containsString("Grüße &lt;b&gt;"),
                        containsString("<a href=\"/lists\">http://localhost:8080/lists</a>"),
                        containsString("&lt;script&gt;x"),
                        not(containsString("<script")));
        visit.look("/captured/" + id + "/raw")
                .then()
                .statusCode(200)
                .header("Content-Disposition", startsWith("attachment"))
                .header("X-Content-Type-Options", "nosniff")
                .contentType("message/rfc822");
        assertFalse(new String(captured.raw(id).orElseThrow(), UTF_8).contains("Auto-Submitted"));
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, chess@pages.example.org, nobody",
        "a@b.example, nobody, nobody",
        "a@b.example, nobody-at-all@pages.example.org, No such address here",
        "a@b.example, somebody@elsewhere.example, not one of ours",
        "'', '', An address is needed",
        "ü@b.example, list@pages.example.org, "
    })
    void saysWhatIsWrongAndKeepsWhatWasTyped(String from, String to, String words) {
        demo();
        domains.add("pages.example.org");
        send(new Visit(), from, to, "My subject", "My text")
                .then()
                .statusCode(422)
                .body(containsString(words == null ? "" : words))
                .body(allOf(containsString("role=\"alert\""), containsString("My subject"), containsString("My text")));
    }

    @Test
    void putsNoFieldOfTheWritersChoiceIntoTheHeader() {
        demo();
        String ben = fresh("ben") + "@home.example";
        MailingList list = list(List.of(), "nonmember=accept");
        join(list, ben);
        send(new Visit(), "eve@x.example", list.address().toString(), "A\r\nX-Evil: yes", "text")
                .then()
                .statusCode(303);
        String letter = new String(captured.raw(letterTo(ben).id()).orElseThrow(), UTF_8);
        assertFalse(letter.contains("\nX-Evil"), letter);
    }

    @Test
    void isForAdminsWhereThereIsNoDemo() {
        for (String path : List.of(FORM, "/captured")) {
            new Visit().look(path).then().statusCode(303).header("Location", containsString("/sign-in?then="));
            signedIn(fresh("ben") + "@home.example", false).look(path).then().statusCode(404);
            signedIn(fresh("root") + "@home.example", true).look(path).then().statusCode(200);
        }
        var visit = new Visit();
        visit.post(FORM, Visit.token(visit.page("/sign-in")), "from", "a@b.example", "to", "a@b.example")
                .then()
                .statusCode(303)
                .header("Location", containsString("/sign-in"));
    }

    @Test
    void letsNoSubjectTurnTheTableAround() {
        demo();
        long id = ids.next();
        sql.update("""
                insert into captured (id, captured_at, sender, recipient, subject, size, bytes)
                values (?, ?, '', 'rea@home.example', ?, 1, ?)""", id, clock.instant(), "Bill \u202efdp.exe", new byte[1]);
        new Visit()
                .look("/captured")
                .then()
                .statusCode(200)
                .body(containsString("<bdi>Bill fdp.exe</bdi>"), not(containsString("\u202e")));
    }

    @ParameterizedTest
    @CsvSource({"/captured/1", "/captured/x", "/captured/99999999999999999999", "/captured/1/raw", "/captured?before=x"
    })
    void hasNoPageForALetterThatIsNone(String path) {
        demo();
        new Visit().look(path).then().statusCode(404).contentType("text/html");
    }

    @Test
    void showsTheTourOnTheFirstPageOfTheDemoOnly() {
        var visit = new Visit();
        visit.look("/").then().statusCode(200).body(not(containsString("Five minutes")));
        visit.look("/sign-in").then().body(not(containsString("secret of the demo")));
        demo();
        list(List.of());
        visit.look("/")
                .then()
                .statusCode(200)
                .body(containsString("Five minutes"), containsString("secret of the demo"));
        visit.look("/sign-in").then().body(containsString("secret of the demo"));
    }
}
