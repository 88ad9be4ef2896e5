package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.rules.RuleBook;
import org.carillon.rules.RuleOwner;
import org.carillon.rules.RuleText;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody writes rules as text.
@QuarkusTest
class RuleTextPagesTest extends WithPages {
    private static final String PAGE = "/me/rules/text";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
    private static final Pattern OLDER = Pattern.compile("/version/([0-9]+)\"");

    @Inject
    RuleBook book;

    private RuleOwner owner;
    private Visit ana;

    @BeforeEach
    void ana() {
        String address = fresh("ana") + "@home.example";
        ana = signedIn(address, false);
        owner = RuleOwner.person(people.at(Address.of(address)).orElseThrow().id());
    }

    private static String first(Pattern pattern, String html) {
        Matcher found = pattern.matcher(html);
        assertTrue(found.find(), html);
        return found.group(1);
    }

    private String inForce() {
        return book.show(owner).map(RuleText::text).orElse("");
    }

    /// Saves as a browser does, whose line ends are CRLF.
    private void save(String text) {
        ana.send(PAGE, PAGE, "version", first(VERSION, ana.page(PAGE)), "text", text.replace("\n", "\r\n"))
                .then()
                .statusCode(303);
    }

    @Test
    void putsATextInForce() {
        save(":0\n* ^Subject:.*chess\nchess\n");
        String page = read(ana.page(PAGE));
        assertEquals(":0\n* ^Subject:.*chess\nchess\n", inForce());
        assertTrue(page.contains("One rule is in force for the next letter."), page);
    }

    @Test
    void namesEachFaultyLineKeepsWhatWasTypedAndTheOldRules() {
        save(":0\n* ^Subject:.*chess\nchess\n");
        String typed = ":0\n* ^Subject:.*<b>\n| rm -rf /\n\n:0\n../up\n";
        String html = ana.send(PAGE, PAGE, "version", first(VERSION, ana.page(PAGE)), "text", typed)
                .then()
                .statusCode(422)
                .body(containsString("role=\"alert\""))
                .extract()
                .asString();
        String text = read(html);
        assertTrue(text.matches(".*Line 3: .*rm -rf / .*Line 6: .*\\.\\./up.*"), text);
        assertTrue(text.contains("stay in force") && text.contains("* ^Subject:.*<b>"), text);
        assertFalse(html.contains("<b>"), html);
        assertEquals(":0\n* ^Subject:.*chess\nchess\n", inForce());
    }

    @Test
    void losesNothingWhenAnotherWindowWasFaster() {
        String before = first(VERSION, ana.page(PAGE));
        save(":0\ntheirs\n");
        String html = ana.send(PAGE, PAGE, "version", before, "text", ":0\nmine\n")
                .then()
                .statusCode(409)
                .extract()
                .asString();
        String text = read(html);
        assertTrue(
                text.contains("changed the rules elsewhere") && text.contains("theirs") && text.contains("mine"), text);
        assertEquals(":0\ntheirs\n", inForce());

        ana.send(PAGE, PAGE, "version", first(VERSION, html), "text", ":0\nmine\n")
                .then()
                .statusCode(303);
        assertEquals(":0\nmine\n", inForce());
    }

    @Test
    void savesTheSameTextOnce() {
        String before = first(VERSION, ana.page(PAGE));
        save(":0\nsame\n");
        ana.send(PAGE, PAGE, "version", before, "text", ":0\nsame\n").then().statusCode(303);
        assertEquals(1, book.history(owner).size());
    }

    @Test
    void putsAnOlderVersionInForceAgain() {
        save(":0\nfirst\n");
        save(":0\nsecond\n");
        String old = PAGE + "/version/" + first(OLDER, ana.page(PAGE));
        assertTrue(read(ana.page(old)).contains(":0 first"), ana.page(old));
        ana.send(old, old).then().statusCode(303);
        assertEquals(":0\nfirst\n", inForce());
        assertEquals(3, book.history(owner).size());
    }

    @Test
    void showsNobodyTheVersionsOfOthers() {
        save(":0\nsecret\n");
        long id = book.show(owner).orElseThrow().id();
        Visit ben = signedIn(fresh("ben") + "@home.example", false);
        assertEquals(404, ben.look(PAGE + "/version/" + id).statusCode());
        ben.post(PAGE + "/version/" + id, Visit.token(ben.page(PAGE))).then().statusCode(404);
        assertEquals(404, ben.look(PAGE + "/version/junk").statusCode());
    }

    @Test
    void saysWhoHasNotAgreedAndAsksAgainOnceADay() {
        save(":0 c\n! cy@far.example\n");
        String page = read(ana.page(PAGE));
        assertTrue(page.contains("A letter asks cy@far.example"), page);
        assertTrue(page.contains("cy@far.example has been asked and has not agreed yet"), page);
        ana.send(PAGE, PAGE + "/ask", "address", "cy@far.example").then().statusCode(303);
        assertTrue(read(ana.page(PAGE)).contains("at most once a day"));
        ana.send(PAGE, PAGE + "/ask", "address", "junk").then().statusCode(404);
    }

    @Test
    void refusesTextsThatAreTooLong() {
        String html = ana.send(PAGE, PAGE, "version", "0", "text", "#".repeat(RuleBook.MAX_TEXT + 1))
                .then()
                .statusCode(422)
                .extract()
                .asString();
        assertTrue(read(html).contains("longer than 200000 characters"));
        assertEquals("", inForce());
        ana.send(PAGE, PAGE, "version", "junk", "text", "").then().statusCode(404);
    }

    @Test
    void writesTheRulesOfAListInItsOwnWords() {
        String address = fresh("olga") + "@home.example";
        MailingList list = list(List.of(address));
        Visit olga = signedIn(address, false);
        String page = path(list) + "/rules";
        olga.send(page, page, "version", "0", "text", ":0\nfolder\n").then().statusCode(422);
        olga.send(page, page, "version", "0", "text", ":0\nhold too late\n")
                .then()
                .statusCode(303);
        assertEquals(
                ":0\nhold too late\n",
                book.show(RuleOwner.list(list.id())).orElseThrow().text());
        assertTrue(read(olga.page(page)).contains("by " + address), olga.page(page));
        assertEquals(404, ana.look(page).statusCode());
    }

    @Test
    void letsAdminsWriteTheRulesOfTheSite() {
        Visit adam = signedIn(fresh("adam") + "@home.example", true);
        String page = "/site/rules";
        String typed = ":0\n* ^X-Never-Seen:\nreject no\n";
        String before = first(VERSION, adam.page(page));
        adam.send(page, page, "version", before, "text", typed).then().statusCode(422);
        adam.send(page, page, "version", before, "text", "# " + before + "\n")
                .then()
                .statusCode(303);
        assertTrue(read(adam.page(page)).contains("There is no rule in force now."));
        assertEquals(404, ana.look(page).statusCode());
    }
}
