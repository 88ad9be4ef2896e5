package org.carillon.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Instant;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.mail.MessageId;
import org.carillon.testing.Letters;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a reader finds in an archive.
@QuarkusTest
class ArchivePagesTest extends WithPages {
    private final Visit visit = new Visit();
    private MailingList list;

    @BeforeEach
    void aPublicArchive() {
        list = list(List.of("olga@home.example"), "archive=public");
    }

    private String archive() {
        return path(list) + "/archive";
    }

    private String threadOf(String hash) {
        return visit.page(archive() + "/thread/" + hash);
    }

    @Test
    void saysWhatWouldStandInAnEmptyArchive() {
        assertTrue(read(visit.page(archive())).contains("No letter yet"));
        assertTrue(read(visit.page(archive() + "/2026-08")).contains("Nobody wrote to Chess Club in August 2026."));
    }

    @Test
    void leadsFromTheListOfConversationsToALetter() {
        String hash =
                archived(list, "Message-ID: <a>", "From: Ana <ana@home.example>", "Subject: Chess", "", "Hello all");
        String index = visit.page(archive());
        assertTrue(index.contains(archive() + "/thread/" + hash), index);
        assertTrue(visit.page(archive() + "/2026-08").contains(archive() + "/thread/" + hash));
        assertTrue(index.contains(archive() + "/2026-08"), index);
        assertTrue(threadOf(hash).contains(archive() + "/message/" + hash));
        assertTrue(read(visit.page(archive() + "/message/" + hash)).contains("Hello all"));
    }

    @Test
    void showsAConversationWithTheLetterThatNeverCame() {
        String root =
                archived(list, "Message-ID: <a>", "From: Ana <ana@h.example>", "Subject: Chess", "", "Who plays?");
        archived(
                list,
                "Message-ID: <c>",
                "From: Ben <ben@h.example>",
                "Subject: Re: Chess",
                "References: <a> <b>",
                "",
                "> Who plays?",
                "I do.");

        String text = read(threadOf(root));

        assertTrue(
                text.matches(
                        "(?s).*Ana.*Who plays\\?.*A letter that others answer is not in the archive.*Ben.*I do\\..*"),
                text);
        assertEquals(
                404,
                visit.look(archive() + "/message/" + new MessageId("b").hash()).statusCode());
    }

    @Test
    void showsNoWholeAddressToVisitors() {
        String hash = archived(
                list,
                "Message-ID: <a>",
                "From: ana@secret.example",
                "Subject: Ask ben@secret.example",
                "",
                "Or write to cleo@secret.example");
        for (String page : List.of(threadOf(hash), visit.page(archive() + "/message/" + hash), visit.page(archive()))) {
            assertFalse(page.contains("secret.example"), page);
        }
        Visit dora = signedIn(fresh("dora") + "@home.example", false);
        assertTrue(dora.page(archive() + "/thread/" + hash).contains("cleo@secret.example"));
    }

    @Test
    void showsHostileLettersHarmlessly() {
        String evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e\u2066gpj.exe";
        String hash = archived(
                list,
                ("Message-ID: <a>\r\nFrom: \"" + evil.replace("\"", "") + "\" <a@h.example>\r\nSubject: " + evil
                                + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + evil + "\r\n> " + evil
                                + "\r\n" + "w".repeat(10_000) + "\r\nhttps://x.example/\"onclick=alert(1)\r\n")
                        .getBytes(UTF_8),
                Instant.parse("2026-08-01T12:00:00Z"));
        for (String page : List.of(threadOf(hash), visit.page(archive() + "/message/" + hash), visit.page(archive()))) {
            assertFalse(page.contains("<script"), page);
            assertFalse(page.contains("<img src=x"), page);
            assertFalse(page.matches("(?s).*<[^>]*onclick=.*"), page);
            assertFalse(page.contains("\u202e") || page.contains("\u2066"), page);
            assertTrue(page.contains("&lt;script&gt;"), page);
        }
    }

    @Test
    void readsALetterThatIsHtmlOnlyAsText() {
        String hash = archived(
                list,
                "Message-ID: <h>",
                "Content-Type: text/html",
                "",
                "<p>Dear <b>all</b></p><script>x()</script><img src='https://t.example/pixel'>");
        String page = visit.page(archive() + "/message/" + hash);
        assertTrue(read(page).contains("Dear all"), page);
        assertFalse(page.contains("t.example"), page);
        assertFalse(page.contains("x()"), page);
    }

    @Test
    void cutsALongConversationIntoParts() {
        String root = archived(list, "Message-ID: <r>", "Subject: Long", "", "first");
        for (int i = 0; i < 60; i++) {
            archived(
                    list,
                    ("Message-ID: <r" + i + ">\r\nSubject: Re: Long\r\nReferences: <r>\r\n\r\nanswer " + i + ".\r\n")
                            .getBytes(UTF_8),
                    Instant.parse("2026-08-02T00:00:00Z").plusSeconds(i));
        }
        String first = threadOf(root);
        assertTrue(read(first).contains("answer 48.") && !read(first).contains("answer 49."));
        String second = visit.page(archive() + "/thread/" + root + "?part=2");
        assertTrue(read(second).contains("answer 49.") && read(second).contains("answer 59."));
        assertEquals(404, visit.look(archive() + "/thread/" + root + "?part=3").statusCode());
        assertEquals(404, visit.look(archive() + "/thread/" + root + "?part=0").statusCode());
        String late = new MessageId("r55").hash();
        assertTrue(visit.page(archive() + "/message/" + late).contains("?part=2#" + late));
    }

    @Test
    void leadsALongLetterToItsOwnPage() {
        String text = "word ".repeat(10_000) + "end.";
        String hash = archived(list, "Message-ID: <l>", "Subject: Long", "", text);
        assertTrue(threadOf(hash).contains("Read this long letter on a page of its own"));
        assertTrue(visit.page(archive() + "/message/" + hash).contains("end."));
    }

    @Test
    void givesTheExactBytesAsAFileThatNoBrowserRuns() {
        byte[] bytes = "Message-ID: <b>\nContent-Type: text/html\n\n<script>alert(1)</script>\u00ff".getBytes(UTF_8);
        String hash = archived(list, bytes, Instant.parse("2026-08-01T12:00:00Z"));
        Visit dora = signedIn(fresh("dora") + "@home.example", false);
        var file = dora.look(archive() + "/message/" + hash + "/raw");
        file.then()
                .statusCode(200)
                .contentType("text/plain")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", containsString("attachment"));
        assertArrayEquals(bytes, file.asByteArray());
    }

    @Test
    void sendsAConversationOnlyOnceUntilItGrows() {
        String hash = archived(list, "Message-ID: <a>", "Subject: Chess", "", "Hello");
        String path = archive() + "/thread/" + hash;
        String tag = visit.look(path).header("ETag");
        RestAssured.given().header("If-None-Match", tag).get(path).then().statusCode(304);

        archived(list, "Message-ID: <b>", "References: <a>", "Subject: Re: Chess", "", "Hello, too");
        RestAssured.given()
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString("Hello, too"));
        Visit dora = signedIn(fresh("dora") + "@home.example", false);
        dora.look(path).then().header("Cache-Control", containsString("no-store"));
    }

    @Test
    void tellsAStrangerAtAClosedArchiveThatSigningInMayHelp() {
        MailingList closed = list(List.of("olga@home.example"), "archive=members");
        visit.look(path(closed) + "/archive/message/ANY")
                .then()
                .statusCode(404)
                .body(containsString("sign in"))
                .body(not(containsString("Chess Club")));
    }

    @Test
    void showsEveryRealLetter() {
        for (Letters.Letter letter : Letters.mix(60)) {
            String hash = archived(list, letter.bytes(), Instant.parse("2026-08-01T12:00:00Z"));
            assertEquals(200, visit.look(archive() + "/message/" + hash).statusCode(), letter.name());
            assertEquals(200, visit.look(archive() + "/thread/" + hash).statusCode(), letter.name());
        }
    }
}
