package org.carillon.web;

import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.people.Person;
import org.carillon.testing.Visit;
import org.carillon.trust.Provenance;
import org.carillon.vacation.Addressee;
import org.carillon.vacation.Vacation;
import org.carillon.vacation.Vacations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ana sets her away message in a browser.
@QuarkusTest
class AwayPagesTest extends WithPages {
    private static final String FORM = "/me/away";

    @Inject
    Vacations vacations;

    private String address = "";
    private Visit ana = new Visit();

    @BeforeEach
    void anaSignsIn() {
        address = fresh("ana") + "@home.example";
        ana = signedIn(address, false);
    }

    private Person person() {
        return people.at(Address.of(address)).orElseThrow();
    }

    private Vacation kept() {
        return vacations.find(person().id()).orElseThrow();
    }

    private Response send(String... fields) {
        return ana.send(FORM, FORM, fields);
    }

    @Test
    void tellsANewcomerThatNobodyIsAnswered() {
        String page = read(ana.page(FORM));

        assertTrue(page.contains("You are not away: letters to you are not answered."), page);
        assertTrue(page.contains("Save and switch on"), page);
        assertFalse(page.contains("What a friend gets"), page);
        assertFalse(page.contains("Answer letters to"), "who has one address is not asked which");
    }

    @Test
    void keepsAllThatIsSaid() {
        send(
                        "text",
                        "Gone fishing.\r\nGrüße <b>",
                        "subject",
                        "Away",
                        "from",
                        "2001-08-10",
                        "from-time",
                        "09:00",
                        "until",
                        "2101-08-14",
                        "until-time",
                        "",
                        "zone",
                        "europe/berlin",
                        "every",
                        "14",
                        "do",
                        "on")
                .then()
                .statusCode(303)
                .header("Location", endsWith(FORM));

        Vacation kept = kept();
        assertTrue(kept.on());
        assertEquals("Gone fishing.\nGrüße <b>", kept.text());
        assertEquals("2001-08-10T09:00", String.valueOf(kept.span().from()));
        assertEquals(ZoneId.of("Europe/Berlin"), kept.span().zone());
        assertEquals(14, kept.everyDays());
        String html = ana.page(FORM);
        assertTrue(html.contains("Gone fishing.\nGrüße &lt;b&gt;</textarea>"), html);
        assertTrue(html.contains("value=\"2001-08-10\"") && html.contains("value=\"09:00\""), html);
        String page = read(html);
        assertTrue(page.contains("Saved."), page);
        assertTrue(page.contains("You are away until the end of Sunday, 14 August 2101 (Europe/Berlin)."), page);
    }

    @Test
    void showsTheReplyAsAFriendGetsIt() {
        send("text", "Gone fishing.", "do", "on");

        String page = read(ana.page(FORM));
        assertTrue(page.contains("What a friend gets"), page);
        assertTrue(page.contains("From " + address + " Subject Auto: Lunch on Thursday? Gone fishing."), page);
    }

    @Test
    void looksAtAReplyWithoutKeepingIt() {
        Response looked = send("text", "Gone fishing.", "subject", "Away", "do", "look");

        String page = read(looked.then().statusCode(200).extract().asString());
        assertTrue(page.contains("Nothing is saved yet."), page);
        assertTrue(page.contains("Subject Away Gone fishing."), page);
        assertTrue(page.contains("You are not away: letters to you are not answered."), page);
        assertTrue(vacations.find(person().id()).isEmpty());
    }

    @Test
    void keepsATextForLater() {
        send("text", "Gone fishing.", "do", "keep").then().statusCode(303);

        assertFalse(kept().on());
        assertEquals("Gone fishing.", kept().text());
    }

    @Test
    void showsWhatIsWrongBesideItAndKeepsWhatWasTypedAndTheOldMessage() {
        send("text", "The old one.", "do", "on");

        Response again = send(
                "text",
                "The new one.",
                "subject",
                "S & T",
                "from",
                "2026-08-14",
                "from-time",
                "10:15",
                "until",
                "2026-08-10",
                "zone",
                "Atlantis/Capital",
                "every",
                "lots",
                "do",
                "on");

        String html = again.then().statusCode(422).extract().asString();
        String page = read(html);
        assertTrue(page.contains("Nothing was saved yet"), page);
        assertTrue(page.contains("is not behind the beginning, 2026-08-14T10:15; exchange or correct them."), page);
        assertTrue(page.contains("\"Atlantis/Capital\" is no time zone that is known here"), page);
        assertTrue(page.contains("\"lots\" is not a number of days from 1 to 90"), page);
        for (String typed : List.of("S &amp; T", "2026-08-14", "10:15", "2026-08-10", "Atlantis/Capital", "lots")) {
            assertTrue(html.contains("value=\"" + typed + "\""), typed);
        }
        assertTrue(html.contains("The new one.</textarea>"), html);
        assertEquals("The old one.", kept().text());
    }

    @Test
    void takesNoTimeWithoutADay() {
        String html = send("text", "x", "until-time", "17:30", "do", "on")
                .then()
                .statusCode(422)
                .extract()
                .asString();

        assertTrue(read(html).contains("\"T17:30\" is no day"), read(html));
        assertTrue(html.contains("value=\"17:30\""), html);
    }

    @Test
    void switchesOffWithOneClick() {
        send("text", "Gone fishing.", "do", "on");

        ana.send(FORM, FORM + "/off").then().statusCode(303);

        assertFalse(kept().on());
        String page = read(ana.page(FORM));
        assertTrue(page.contains("Switched off: nobody is answered any more."), page);
        assertTrue(page.contains("Gone fishing."), page);
    }

    @Test
    void asksForTheAddressesOfWhoHasSeveral() {
        String second = fresh("ana") + "@work.example";
        people.addAddress(person().id(), Address.of(second));
        assertTrue(read(ana.page(FORM)).contains("Answer letters to " + address + " " + second));

        send("text", "x", "address", second, "do", "on").then().statusCode(303);
        assertEquals(List.of(Address.of(second)), kept().addresses());

        send("text", "x", "address", address, "address", second, "do", "on");
        assertEquals(List.of(), kept().addresses(), "all, and those to come");

        String none =
                send("text", "x", "do", "on").then().statusCode(422).extract().asString();
        assertTrue(read(none).contains("Choose at least one of your addresses."), none);
    }

    @Test
    void refusesAnAddressOfSomebodyElse() {
        String html = send("text", "x", "address", address, "address", "eve@evil.example", "do", "on")
                .then()
                .statusCode(422)
                .extract()
                .asString();

        assertTrue(read(html).contains("\"eve@evil.example\" is not one of your addresses"), read(html));
        assertTrue(vacations.find(person().id()).isEmpty());
    }

    @Test
    void tellsWhoWasNotAnsweredAndWhyPageByPage() {
        send("text", "Gone fishing.", "do", "on");
        for (int i = 0; i < 60; i++) comes("ben" + i + "@b.example", "Precedence: bulk");

        String page = read(ana.page(FORM));
        assertTrue(page.contains("ben59@b.example not answered It went to many, as newsletters do."), page);
        assertFalse(page.contains("ben40@b.example"), page);
        String first = ana.page("/me/away/letters");
        assertTrue(first.contains("ben10@b.example") && !first.contains("ben9@b.example"), first);
        String next = first.replaceAll("(?s).*href=\"(/me/away/letters\\?before=\\d+)\".*", "$1");
        String second = ana.page(next);
        assertTrue(second.contains("ben9@b.example") && second.contains("ben0@b.example"), second);
        assertFalse(second.contains("ben10@b.example"), second);
    }

    private void comes(String sender, String field) {
        var letter = new Message(
                ("To: " + address + "\r\n" + field + "\r\n\r\nHello\r\n").getBytes(StandardCharsets.US_ASCII));
        Person person = person();
        var to = new Addressee(person.id(), "", people.addresses(person), person.address());
        QuarkusTransaction.requiringNew()
                .run(() -> vacations.consider(
                        to,
                        new Envelope(Address.of(sender), List.of(person.address())),
                        letter,
                        Instant.parse("2026-08-12T12:00:00Z"),
                        Provenance.UNKNOWN));
    }
}
