package org.carillon.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.carillon.mail.MessageId;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ArchiveResourceTest {
    private static final String MBOX = """
            From ana@club.example Wed Jan  2 11:13:23 2019
            From: Ana <ana@club.example>
            Subject: Chess
            Date: Wed, 02 Jan 2019 11:13:23 +0000
            Message-ID: <a@club.example>

            >From now on on Fridays.

            From bob@club.example Thu Feb  7 11:13:23 2019
            From: Bob <bob@club.example>
            Subject: Re: Chess
            Date: Thu, 07 Feb 2019 11:13:23 +0000
            Message-ID: <c@club.example>
            References: <a@club.example> <b@club.example>

            Caf\u00e9?

            """;

    @Test
    void takesAnMboxAndGivesItBack() throws IOException {
        String archive = archive();

        importAll(archive, MBOX.getBytes(ISO_8859_1))
                .then()
                .statusCode(200)
                .body("imported", equalTo(2))
                .body("known", equalTo(0))
                .body("odd", hasSize(0));
        importAll(archive, packed())
                .then()
                .statusCode(200)
                .body("imported", equalTo(0))
                .body("known", equalTo(2));

        byte[] mbox = Api.admin()
                .get(archive + "/mbox")
                .then()
                .statusCode(200)
                .contentType(containsString("application/mbox"))
                .extract()
                .asByteArray();
        assertArrayEquals(MBOX.getBytes(ISO_8859_1), mbox);
    }

    @Test
    void showsMonthsThreadsAndPosts() {
        String archive = archive();
        importAll(archive, MBOX.getBytes(ISO_8859_1)).then().statusCode(200);
        String hash = new MessageId("c@club.example").hash();

        Api.admin().get(archive + "/months").then().statusCode(200).body("month", contains("2019-02", "2019-01"));
        Api.admin()
                .get(archive + "/threads")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].posts", equalTo(2))
                .body("[0].latestAt", equalTo("2019-02-07T11:13:23Z"));
        Api.admin()
                .get(archive + "/threads/" + hash)
                .then()
                .statusCode(200)
                .body("posts.depth", contains(0, 1, 2))
                .body("posts.missing", contains(false, true, false));
        Api.admin()
                .get(archive + "/messages/" + hash)
                .then()
                .statusCode(200)
                .body("messageId", equalTo("c@club.example"))
                .body("line.author", equalTo("Bob"));
        byte[] raw = Api.admin()
                .get(archive + "/messages/" + hash + "/raw")
                .then()
                .statusCode(200)
                .contentType(containsString("message/rfc822"))
                .extract()
                .asByteArray();
        String text = new String(raw, ISO_8859_1);
        assertTrue(text.startsWith("From: Bob") && text.endsWith("\r\n\r\nCaf\u00e9?\r\n"), text);
    }

    @Test
    void walksThroughPostsAndThreadsPageByPage() {
        String archive = archive();
        importAll(archive, (MBOX + MBOX.replace("club", "other").replace("Chess", "Go")).getBytes(ISO_8859_1))
                .then()
                .body("imported", equalTo(4));

        for (String things : new String[] {"/messages", "/threads"}) {
            int seen = 0;
            String next = archive + things + "?limit=1";
            while (next != null) {
                var answer = Api.admin().urlEncodingEnabled(false).get(next);
                seen += answer.then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("$")
                        .size();
                String link = answer.header("Link");
                next = link == null ? null : link.substring(1, link.indexOf('>'));
            }
            org.junit.jupiter.api.Assertions.assertEquals(things.equals("/messages") ? 4 : 2, seen, things);
        }
    }

    @Test
    void saysInASentenceWhatIsWrong() {
        String archive = archive();
        Api.admin()
                .get("/api/v1/lists/nobody@api.example/archive/threads")
                .then()
                .statusCode(404);
        Api.admin()
                .get(archive + "/messages/NOSUCH")
                .then()
                .statusCode(404)
                .contentType(containsString("application/problem+json"))
                .body("detail", containsString("no post"));
        Api.admin().get(archive + "/messages/NOSUCH/raw").then().statusCode(404);
        Api.admin().get(archive + "/threads/NOSUCH").then().statusCode(404);
        Api.admin().get(archive + "/threads?after=nonsense").then().statusCode(400);
        Api.admin()
                .contentType("application/octet-stream")
                .body(MBOX.getBytes(ISO_8859_1))
                .post(archive + "/import?dialect=mmdf")
                .then()
                .statusCode(400);
        importAll(archive, new byte[] {0x1f, (byte) 0x8b, 1, 2, 3})
                .then()
                .statusCode(400)
                .body("detail", containsString("read to its end"));
        Api.admin().get(archive + "/mbox").then().statusCode(200).body(equalTo(""));
    }

    private static io.restassured.response.Response importAll(String archive, byte[] body) {
        return Api.admin().contentType("application/octet-stream").body(body).post(archive + "/import");
    }

    private static byte[] packed() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(MBOX.getBytes(ISO_8859_1));
        }
        return packed.toByteArray();
    }

    private static String archive() {
        return "/api/v1/lists/" + Api.freshList() + "/archive";
    }
}
