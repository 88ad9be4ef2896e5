package org.carillon.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.Person;
import org.carillon.rules.RuleBook;
import org.carillon.rules.RuleOwner;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody tries rules with a letter.
@QuarkusTest
class RuleTrialPagesTest extends WithPages {
    private static final String PAGE = "/me/rules/try";
    private static final Pattern KEY = Pattern.compile("<option value=\"([^\"]+)\"");
    private static final String CHESS =
            "From: Ben <ben@b.example>\nSubject: Chess on Friday\nTo: ana\n\nShall we play?\n";

    @Inject
    RuleBook book;

    @Inject
    Folders folders;

    private Person person;
    private Visit ana;

    @BeforeEach
    void ana() {
        String address = fresh("ana") + "@home.example";
        ana = signedIn(address, false);
        person = people.at(Address.of(address)).orElseThrow();
    }

    private String tried(String rules, String letter) {
        return read(html(200, rules, letter));
    }

    private String html(int status, String rules, String letter) {
        return ana.send(PAGE, PAGE, "deed", "try", "version", "0", "text", rules, "letter", letter)
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }

    @Test
    void saysWhatWouldHappenAndWhy() {
        String text = tried(
                ":0\n* ^Subject:.*poker\npoker\n\n:0\n* ^From:.*@b\\.example\n* ^Subject: *\\/[a-z]+\nfriends/$MATCH\n",
                CHESS);
        assertTrue(text.contains("What would become of “ Chess on Friday ” from Ben"), text);
        assertTrue(text.contains("It goes to the folder “friends/Chess”."), text);
        assertTrue(text.matches(".*2 \\^Subject:\\.\\*poker does not hold .*7 \\S+ \\S+ holds Chess .*"), text);
        assertEquals(
                "", book.show(RuleOwner.person(person.id())).map(t -> t.text()).orElse(""));
        assertEquals(1, folders.of(person).size());
    }

    @Test
    void triesTheRulesInForce() {
        book.set(RuleOwner.person(person.id()), ":0\n* ^Subject:.*chess\n/dev/null\n", "test");
        String text = read(ana.send(PAGE, PAGE, "deed", "try", "letter", CHESS).asString());
        assertTrue(text.contains("It is thrown away"), text);
        assertTrue(read(ana.page(PAGE)).contains("^Subject:.*chess"));
    }

    @Test
    void saysThatAForwardWaitsForConsent() {
        String text = tried(":0\n! cy@far.example\n", CHESS);
        assertTrue(text.contains("would be forwarded to cy@far.example, who must agree first"), text);
        assertTrue(tried("", CHESS).contains("It stays in your inbox."));
    }

    @Test
    void triesALetterFromTheFoldersAsItWasBeforeItGotThere() throws IOException {
        folders.deliver(
                person.id(),
                new FolderName("Lists/chess"),
                new Folders.Name(Instant.parse("2026-08-01T12:00:00Z"), "M1", false),
                "Return-Path: <bounces@lists.example>\r\nDelivered-To: ana@home.example\r\n".getBytes(UTF_8),
                CHESS.replace("\n", "\r\n").getBytes(UTF_8));
        String page = ana.page(PAGE);
        assertTrue(read(page).contains("Chess on Friday, from Ben (Lists/chess)"), page);
        Matcher key = KEY.matcher(page);
        assertTrue(key.find(), page);
        String rules =
                ":0\n* ^Delivered-To:\nloop\n:0\n* ^From bounces@lists\\.example\n* ^Subject: Chess on Friday$\nlist\n";
        String text = read(
                ana.send(PAGE, PAGE, "deed", "try", "version", "0", "text", rules, "filed", key.group(1), "letter", "")
                        .asString());
        assertTrue(text.contains("It goes to the folder “list”."), text);
        assertTrue(ana.page(PAGE + "?filed=" + key.group(1)).contains("\" selected"));
        String letter = "/me/folders/" + key.group(1).replaceFirst("\\.", "/");
        assertTrue(ana.page(letter).contains("href=\"/me/rules/try?filed=" + key.group(1) + "\""), letter);
    }

    @Test
    void saysWhatIsMissing() {
        String rules = ":0\nchess\n";
        assertTrue(read(html(422, rules, "")).contains("Paste a letter here"));
        assertTrue(read(html(422, rules, "Hello Ana\n")).contains("A letter begins with its header"));
        assertTrue(read(html(422, rules, CHESS + "x".repeat(300_000))).contains("longer than 300,000 characters"));
        String gone =
                read(ana.send(PAGE, PAGE, "deed", "try", "version", "0", "text", rules, "filed", "SU5CT1g.1.M1.host")
                        .asString());
        assertTrue(gone.contains("not in your folders any more"), gone);
        assertTrue(read(html(422, ":0\n| program\n", CHESS)).contains("Line 2:"));
    }

    @Test
    void takesTheTextOfTheEditorAlongAndBack() {
        String there = ana.send("/me/rules/text", PAGE, "version", "0", "text", ":0\n* ^Subject: new\nnew\n")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(read(there).contains("^Subject: new") && read(there).contains("not saved"), read(there));
        String back = ana.send(PAGE, "/me/rules/text", "deed", "edit", "version", "0", "text", ":0\nnew\n")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(read(back).contains("This text is not saved yet."), read(back));
        assertTrue(book.show(RuleOwner.person(person.id())).isEmpty());
    }

    @Test
    void showsHostileLettersHarmlessly() {
        String html = html(
                200,
                ":0\n* ^Subject:\\/.*\n{\n LOG=\"$MATCH\"\n :0\n $MATCH\n}\n",
                "From: \"<img src=x>\" <a@b.example>\nSubject: </td><script>alert(1)</script> \u202egpj\n\n</textarea><script>\n");
        assertFalse(html.contains("<script") || html.contains("<img src=x"), html);
        assertFalse(html.substring(0, html.indexOf("<form method=\"post\" action=\"/me/rules/try\""))
                .contains("\u202e"));
        assertTrue(html(200, ":0\n* ^Subject:.*x\nx\n", "From: \u0000\nSubject: \ud83c\udfb2x\n")
                .contains("fate"));
    }

    @Test
    void triesTheRulesOfAListAndOfTheSite() {
        String address = fresh("olga") + "@home.example";
        MailingList list = list(List.of(address));
        String page = path(list) + "/rules/try";
        Visit olga = signedIn(address, true);
        String rules = ":0\n* ^Subject:.*chess\ntag game\n:0\n* ^From:.*ben\nhold ask Ben\n";
        for (String at : List.of(page, "/site/rules/try")) {
            String text = read(olga.send(at, at, "deed", "try", "version", "0", "text", rules, "letter", CHESS)
                    .asString());
            assertTrue(text.contains("It is held for an") && text.contains("“ask Ben”"), text);
        }
        String text = read(olga.send(page, page, "deed", "try", "version", "0", "text", "", "letter", CHESS)
                .asString());
        assertTrue(text.contains("No rule decides"), text);
    }
}
