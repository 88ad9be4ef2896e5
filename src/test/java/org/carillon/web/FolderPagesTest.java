package org.carillon.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.Person;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.carillon.testing.Visit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Dai reads what has come into his folders.
@QuarkusTest
class FolderPagesTest extends WithPages {
    private static final Instant NOON = Instant.parse("2026-08-12T12:00:00Z");
    private static final FolderName CHESS = new FolderName("Lists/chess");

    @Inject
    Folders folders;

    @ConfigProperty(name = "carillon.home")
    Path home;

    private String address = "";
    private Visit dai = new Visit();
    private int number;

    @BeforeEach
    void daiSignsIn() {
        address = fresh("dai") + "@home.example";
        dai = signedIn(address, false);
    }

    private Person person() {
        return people.at(Address.of(address)).orElseThrow();
    }

    /// Files a letter; gives its path.
    private String filed(FolderName folder, String... lines) throws IOException {
        byte[] letter = String.join("\r\n", lines).getBytes(UTF_8);
        String name = "n" + number++;
        folders.deliver(
                person().id(), folder, new Folders.Name(NOON.plusSeconds(number), name, false), new byte[0], letter);
        String id = folders.page(person(), folder, "", 1).getFirst().letter().id();
        return "/me/folders/" + folder.token() + "/" + id;
    }

    @Inject
    SpamMemory memory;

    private static String folder(FolderName folder) {
        return "/me/folders/" + folder.token();
    }

    @Test
    void countsWhatLiesInEachFolder() throws IOException {
        assertTrue(read(dai.page("/me/folders")).contains("Inbox empty"));
        filed(FolderName.INBOX, "Subject: One", "", "x");
        filed(CHESS, "Subject: Two", "", "x");
        dai.send(folder(CHESS), filed(CHESS, "Subject: Three", "", "x"));

        String page = read(dai.page("/me/folders"));
        assertTrue(page.contains("Inbox 1 letter 1 new Lists / chess 2 letters 1 new"), page);
    }

    @Test
    void listsLettersNewestFirstPageByPage() throws IOException {
        for (int i = 0; i < 45; i++) filed(CHESS, "Subject: Move " + i + ".", "From: Ben <ben@b.example>", "", "x");

        String first = read(dai.page(folder(CHESS)));
        assertTrue(first.indexOf("Move 44.") < first.indexOf("Move 43."), first);
        assertTrue(first.contains("Move 5.") && !first.contains("Move 4."), first);
        String next = dai.page(folder(CHESS)).replaceAll("(?s).*href=\"(/me/folders/\\w+\\?after=[^\"]+)\".*", "$1");
        String second = read(dai.page(next));
        assertTrue(second.contains("Move 4.") && second.contains("Move 0.") && !second.contains("Move 5."), second);
    }

    @Test
    void spamGoesIntoItsFolderAndBackAndTheFilterLearns() throws IOException {
        String letter = filed(CHESS, "Subject: Cheap pills", "Message-ID: <" + System.nanoTime() + "@x>", "", "Buy");
        long before = memory.learned(SpamScopes.person(person().id())).spam();

        dai.send(letter, letter + "/spam");

        FolderView junk = FolderView.of(folders.find(person(), FolderName.JUNK).orElseThrow());
        assertEquals(1, junk.letters());
        assertEquals(
                before + 1, memory.learned(SpamScopes.person(person().id())).spam());
        assertTrue(read(dai.page(folder(CHESS))).contains("The letter lies in Junk now"));

        String there = folder(FolderName.JUNK) + letter.substring(letter.lastIndexOf('/'));
        assertTrue(read(dai.page(there)).contains("It is no spam"));
        dai.send(there, there + "/wanted");
        assertEquals(0, folders.find(person(), FolderName.JUNK).orElseThrow().letters());
        assertTrue(read(dai.page("/me/folders/" + FolderName.INBOX.token())).contains("Cheap pills"));
        assertEquals(before, memory.learned(SpamScopes.person(person().id())).spam());
        assertEquals(404, dai.send("/me/folders", there + "/spam").statusCode());
    }

    private String[] ticks(String... letters) {
        return Stream.of(letters)
                .flatMap(letter -> Stream.of("letter", letter.substring(letter.lastIndexOf('/') + 1)))
                .toArray(String[]::new);
    }

    private static String[] and(String[] ticks, String... more) {
        return Stream.concat(Stream.of(ticks), Stream.of(more)).toArray(String[]::new);
    }

    private String spamLetter(FolderName folder, int id) throws IOException {
        return filed(folder, "Subject: Pills " + id + ".", "Message-ID: <" + id + address + ">", "", "Buy " + id);
    }

    @Test
    void manyTickedLettersAreSpamAtOnceAndTheFilterLearnsThem() throws IOException {
        String[] two = ticks(spamLetter(CHESS, 1), spamLetter(CHESS, 2));
        spamLetter(CHESS, 3);

        dai.send(folder(CHESS), folder(CHESS), and(two, "deed", "spam")).then().statusCode(303);

        String page = read(dai.page(folder(CHESS)));
        assertTrue(page.contains("2 letters lie in Junk now, and the filter has learned them."), page);
        assertTrue(page.contains("Pills 3.") && !page.contains("Pills 1."), page);
        assertEquals(2, memory.learned(SpamScopes.person(person().id())).spam());
        String junk = read(dai.page(folder(FolderName.JUNK)));
        assertTrue(junk.contains("The filter of your own has learned 0 wanted letters and 2 spam letters."), junk);
        assertTrue(junk.contains("They are no spam"), junk);

        dai.send(folder(FolderName.JUNK), folder(FolderName.JUNK), and(two, "deed", "wanted"));

        assertEquals(2, memory.learned(SpamScopes.person(person().id())).ham());
        assertEquals(0, folders.find(person(), FolderName.JUNK).orElseThrow().letters());
    }

    @Test
    void movingIntoJunkTeachesAndElsewhereDoesNot() throws IOException {
        spamLetter(FolderName.JUNK, 7);
        spamLetter(new FolderName("Trash"), 8);
        String[] one = ticks(spamLetter(CHESS, 1));
        String scope = SpamScopes.person(person().id());

        dai.send(folder(CHESS), folder(CHESS), and(one, "deed", "move", "to", FolderName.INBOX.token()));
        assertTrue(read(dai.page(folder(CHESS))).contains("The letter lies in the inbox now."));
        assertEquals(0, memory.learned(scope).spam());

        String inbox = folder(FolderName.INBOX);
        dai.send(inbox, inbox, and(one, "deed", "move", "to", FolderName.JUNK.token()));
        assertEquals(1, memory.learned(scope).spam());

        String junk = folder(FolderName.JUNK);
        dai.send(junk, junk, and(one, "deed", "move", "to", new FolderName("Trash").token()));
        assertEquals(1, memory.learned(scope).spam());
        assertEquals(0, memory.learned(scope).ham());
    }

    @Test
    void saysWhatIsWrongWithTheTicks() throws IOException {
        String[] one = ticks(spamLetter(CHESS, 1));
        String page = folder(CHESS);

        dai.send(page, page, "deed", "spam").then().statusCode(422).body(containsString("Tick the letters that you"));
        dai.send(page, page, and(one, "deed", "move", "to", "Li4"))
                .then()
                .statusCode(422)
                .body(containsString("Choose the folder"));
        dai.send(page, page, and(one, "deed", "dance")).then().statusCode(404);
        dai.send(page, page, "letter", "../../admin.token", "deed", "spam")
                .then()
                .statusCode(303);
        assertTrue(read(dai.page(page)).contains("the letters have gone meanwhile"));
        assertEquals(1, folders.find(person(), CHESS).orElseThrow().letters());
    }

    @Test
    void saysWhyALetterLooksLikeSpam() throws IOException {
        String report = "X-Spam-Report: It looks like spam because it =?utf-8?q?sh=C3=B6uts?=.";
        String ours = filed(CHESS, report, "Delivered-To: dai@home.example", "Subject: Ours", "", "x");
        String forged = filed(CHESS, "Delivered-To: dai@home.example", report, "Subject: Forged", "", "x");

        assertTrue(read(dai.page(ours)).contains("It looks like spam because it shöuts."), read(dai.page(ours)));
        assertFalse(read(dai.page(forged)).contains("shöuts"));
    }

    @Test
    void saysWhoSentALetter() throws IOException {
        String proven = filed(
                CHESS,
                "Authentication-Results: mx.carillon.example; spf=pass smtp.mailfrom=ben@b.example;"
                        + " dmarc=pass header.from=b.example",
                "Subject: True",
                "",
                "x");
        String forged = filed(
                CHESS,
                "Authentication-Results: mx.carillon.example; dmarc=fail (p=reject) header.from=b.example",
                "Subject: False",
                "",
                "x");
        String elsewhere = filed(CHESS, "Authentication-Results: other.example; dmarc=pass", "Subject: Who", "", "x");

        assertTrue(read(dai.page(proven)).contains("Who sent this? proven It is from b.example"));
        assertTrue(read(dai.page(forged)).contains("Who sent this? perhaps forged Nothing proves"));
        assertTrue(read(dai.page(elsewhere)).contains("Who sent this? not known"));
    }

    @Test
    void showsALetterAsAPersonReadsIt() throws IOException {
        String letter = filed(
                CHESS,
                "From: =?utf-8?q?Chlo=C3=A9?= <chloe@b.example>",
                "To: dai@home.example",
                "Subject: =?utf-8?q?R=C3=A9ponse?=",
                "Content-Type: text/plain; charset=utf-8",
                "",
                "Come at eight, see https://chess.example/club.",
                "",
                "> one",
                "> two",
                "> three",
                "> four");

        String html = dai.page(letter);
        String page = read(html);
        assertTrue(page.contains("Réponse") && page.contains("Chloé <chloe@b.example>"), page);
        assertTrue(html.contains("<a href=\"https://chess.example/club\" rel=\"nofollow noopener ugc\">"), html);
        assertTrue(page.contains("4 quoted lines"), page);
    }

    @Test
    void aHostileLetterIsOnlyText() throws IOException {
        String letter = filed(
                CHESS,
                "From: \"<script>alert(1)</script>\u202e\" <eve@evil.example>",
                "Subject: <img src=x onerror=alert(1)>",
                "Content-Type: text/html",
                "",
                "<script>alert(1)</script><p onclick=x>Dear &lt;b&gt;Dai</p><img src=https://evil.example/track.gif>");

        String html = dai.page(letter) + dai.page(folder(CHESS));
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<img src=x"), html);
        assertFalse(html.contains("track.gif\""), html);
        assertFalse(html.contains("\u202e"), html);
        assertTrue(html.contains("Dear &lt;b&gt;Dai"), html);
    }

    @Test
    void lookingMarksNothingAndOpeningDoes() throws IOException {
        String letter = filed(CHESS, "Subject: New", "", "x");
        dai.page(letter);
        dai.page(letter);
        assertEquals(1, unseen());

        dai.send(folder(CHESS), letter).then().statusCode(303).header("Location", endsWith(letter));
        assertEquals(0, unseen());
        assertTrue(read(dai.page(letter)).contains("Mark as not read"));

        dai.send(letter, letter + "/unread").then().statusCode(303).header("Location", endsWith(folder(CHESS)));
        assertEquals(1, unseen());
    }

    private int unseen() {
        return folders.of(person()).stream().mapToInt(Folders.Folder::unseen).sum();
    }

    @Test
    void givesTheLetterAsAFileThatNoBrowserShows() throws IOException {
        String letter = filed(CHESS, "Subject: Raw", "Content-Type: text/html", "", "<script>alert(1)</script>");

        dai.look(letter + "/raw")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("message/rfc822"))
                .header("Content-Disposition", startsWith("attachment"))
                .header("X-Content-Type-Options", is("nosniff"))
                .body(containsString("Subject: Raw"));
    }

    @Test
    void aLetterThatHasGoneMeanwhileIsNotThere() throws IOException {
        String letter = filed(CHESS, "Subject: Gone", "", "x");
        try (Stream<Path> files = Files.list(home.resolve("mailboxes/" + address + "/.Lists.chess/new"))) {
            for (Path file : files.toList()) Files.delete(file);
        }

        assertEquals(404, dai.look(letter).statusCode());
        assertEquals(404, dai.look(letter + "/raw").statusCode());
        assertEquals(404, dai.send(folder(CHESS), letter).statusCode());
        assertEquals(404, dai.send(folder(CHESS), letter + "/unread").statusCode());
        assertTrue(read(dai.page(folder(CHESS))).contains("There are no letters here."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/me/folders/Q2hlc3M",
                "/me/folders/Li4",
                "/me/folders/Li4vYmVu",
                "/me/folders/%2e%2e",
                "/me/folders/SU5CT1g/..%2f..%2fadmin.token",
                "/me/folders/SU5CT1g/.hidden",
                "/me/folders/SU5CT1g/a%00b",
                "/me/folders/SU5CT1g/a:2,S",
                "/me/folders/SU5CT1g/a%0d%0ab/raw",
                "/me/folders/aW5ib3g"
            })
    void nothingElseIsReached(String path) {
        assertEquals(404, dai.look(path).statusCode(), path);
    }

    @Test
    void othersLettersAreNotFound() throws IOException {
        String letter = filed(CHESS, "Subject: Secret", "", "x");
        Visit eve = signedIn(fresh("eve") + "@home.example", true);

        assertEquals(404, eve.look(letter).statusCode());
        assertEquals(404, eve.look(letter + "/raw").statusCode());
        assertEquals(404, eve.look(folder(CHESS)).statusCode());
        assertEquals(404, eve.send("/me/folders", letter).statusCode());
        assertEquals(1, unseen());
    }

    @Test
    void aFolderMayHaveAnyName() throws IOException {
        var name = new FolderName("Grüße/a.b & <c>/陳");
        String letter = filed(name, "Subject: Hello", "", "x");

        assertTrue(read(dai.page("/me/folders")).contains("Grüße / a.b & <c> / 陳"));
        assertTrue(read(dai.page(letter)).contains("Hello"));
    }
}
