package org.carillon.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.carillon.testing.Eventually;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever strangers send to the web port: they get an answer of theirs, hold little of our memory, and nothing of it
/// is an error of ours.
@QuarkusTest
class StrangersTest {
    private static final String HOST = "Host: lists.example\r\nConnection: close\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String MULTIPART = "Content-Type: multipart/form-data; boundary=b\r\n";

    private final Remembered log = new Remembered();

    @BeforeEach
    void listen() {
        log.open();
    }

    @AfterEach
    void nothingWasAnErrorOfOurs() {
        log.close();
        assertEquals(List.of(), log.mistakes);
    }

    private static Socket call() throws IOException {
        var socket = new Socket("127.0.0.1", RestAssured.port);
        socket.setSoTimeout(30_000);
        return socket;
    }

    /// The answer to these octets, while more may be to come.
    private static String answer(String request) throws IOException {
        try (var socket = call()) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            byte[] head = new byte[8000];
            int read = socket.getInputStream().readNBytes(head, 0, 12);
            int more = read < 12 ? 0 : Math.max(0, socket.getInputStream().read(head, 12, head.length - 12));
            return new String(head, 0, read + more, ISO_8859_1);
        } catch (SocketException reset) {
            return "reset";
        }
    }

    private static void assertStatus(int status, String request) throws IOException {
        String answer = answer(request);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    private static String post(String path, String fields, String body) {
        return "POST " + path + " HTTP/1.1\r\n" + HOST + fields + "Content-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    @ParameterizedTest
    @CsvSource({
        "/sign-in, 1048577",
        "/sign-in, 4000000000",
        "/lists/a@b.example/join, 99999999",
        "/me/rules/text, 5242881",
        "/x/../sign-in, 99999999",
    })
    void mayNotAnnounceALongForm(String path, long length) throws IOException {
        String answer = answer("POST " + path + " HTTP/1.1\r\n" + HOST + FORM + "Accept: text/html\r\nContent-Length: "
                + length + "\r\n\r\na=");
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        assertTrue(answer.contains("text/html"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET", "HEAD"})
    void maySendNoFormWithoutEnd(String method) throws IOException {
        assertStatus(
                411,
                method + " /sign-in HTTP/1.1\r\n" + HOST + FORM + "Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=b", "Multipart/Mixed; boundary=b", " multipart/form-data"})
    void maySendNoFiles(String type) throws IOException {
        String file = "--b\r\nContent-Disposition: form-data; name=a; filename=a\r\n\r\nx\r\n--b--\r\n";
        assertStatus(415, post("/sign-out", "Content-Type:" + type + "\r\n", file));
    }

    @Test
    void maySendTheLongestRules() throws IOException {
        String token = "form-token=nobodys";
        assertStatus(
                400,
                post(
                        "/me/rules/try",
                        FORM,
                        token + "&text=" + "%0A".repeat(600_000) + "&letter=" + "x".repeat(300_000)));
        assertStatus(400, post("/sign-in", FORM, token + "&then=" + "x".repeat(1_000_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::g]", "[", "a b", "a/b", "a:b:c", "<x>", "a@b", "[::1]x", "%zz", "a\\b", ""})
    void mayNotCallUsAnything(String host) throws IOException {
        assertStatus(400, "GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lists.example", "lists.example:8443", "192.0.2.1:80", "[2001:db8::1]:8080", "a_b.example"})
    void mayCallUsByAnyName(String host) throws IOException {
        assertStatus(200, "GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?x",
                "x",
                "*",
                "//",
                "/%zz",
                "/%",
                "/a|b",
                "/\\",
                "/sign-in?then=|%zz",
                "/u/%zz/a/b",
                "/lists/%ff%fe"
            })
    void mayAskForAnyPath(String path) throws IOException {
        String answer = answer("GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n");
        assertTrue(answer.matches("(?s)HTTP/1.1 (200|400|401|404) .*"), answer);
    }

    @Test
    void mustSayWhomTheyCall() throws IOException {
        assertStatus(400, "GET /sign-in HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertTrue(answer("GET /sign-in HTTP/1.0\r\n\r\n").startsWith("HTTP/1.0 200 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%zz&b=c", "%", "List-Unsubscribe=%z", "List-Unsubscribe=One-Click&%zz=%zz"})
    void maySendBrokenFormsToTheLinksOfLetters(String form) throws IOException {
        String answer = answer(post("/u/1/a/b", FORM, form));
        assertTrue(answer.matches("(?s)HTTP/1.1 (400|404) .*"), answer);
    }

    @Test
    void maySendBrokenFilesToTheLinksOfLetters() throws IOException {
        for (String broken : List.of("--b\r\n", "--b\r\nContent-", "--b\r\n\r\n\r\n--b--", "--x--\r\n")) {
            String answer = answer(post("/u/1/a/b", MULTIPART, broken));
            assertTrue(answer.matches("(?s)HTTP/1.1 (400|404) .*"), answer);
        }
        assertStatus(413, post("/u/1/a/b", FORM, "a=" + "x".repeat(5_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded; charset=bogus",
                "application/x-www-form-urlencoded; charset=\"",
                "application/x-www-form-urlencoded; charset",
                "application/x-www-form-urlencoded;;;=",
                "application",
                "/",
                ";"
            })
    void maySendAnyType(String type) throws IOException {
        String answer = answer(post("/sign-in", "Content-Type: " + type + "\r\n", "a=b"));
        assertTrue(answer.matches("(?s)HTTP/1.1 (400|415) .*"), answer);
    }

    @Test
    void mayHangUpInMidForm() throws IOException {
        try (var socket = call()) {
            socket.getOutputStream().write(unfinished("/sign-in", "Expect: 100-continue\r\n"));
            byte[] goOn = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 100", new String(goOn, ISO_8859_1));
        }
        log.awaitLine("client hung up path=/sign-in");
    }

    @Test
    void mayHangUpInMidFormAtTheLinksOfLetters() throws IOException {
        try (var socket = call()) {
            socket.getOutputStream().write(unfinished("/u/1/a/b", ""));
        }
        log.awaitLine("client hung up path=/u/1/a/b");
    }

    private static byte[] unfinished(String path, String fields) {
        return ("POST " + path + " HTTP/1.1\r\n" + HOST + FORM + fields + "Content-Length: 1000\r\n\r\na=b")
                .getBytes(ISO_8859_1);
    }

    @Test
    void seeOnePathInTheMetricsForAllTheyInvent() {
        for (int i = 0; i < 5; i++) {
            RestAssured.given().get("/api/invented-" + i).then().statusCode(401);
            RestAssured.given().post("/invented-" + i).then().statusCode(404);
            RestAssured.given().put("/sign-in/invented-" + i);
        }
        String metrics = RestAssured.given().get("/q/metrics").asString();
        assertTrue(metrics.contains("http_server_requests_seconds_count"), metrics);
        assertFalse(
                metrics.contains("invented"),
                metrics.lines().filter(l -> l.contains("invented")).collect(Collectors.joining("\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "lists.example:81"})
    void leadNobodyElsewhere(String host) throws IOException {
        String answer = answer("GET /me/away HTTP/1.1\r\nHost: " + host
                + "\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 303 "), answer);
        assertTrue(
                answer.toLowerCase(java.util.Locale.ROOT).contains("\r\nlocation: /sign-in?then=%2fme%2faway\r\n"),
                answer);
    }

    @Test
    void readNoTokensInOddPaths() throws IOException {
        for (String path : List.of("/x/../api/v1/lists", "/%61pi/v1/lists", "//api/v1/lists", "/./api/v1/lists")) {
            String answer = answer("GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n");
            assertTrue(answer.matches("(?s)HTTP/1.1 (401|404) .*"), path + ": " + answer);
        }
    }

    /// Errors, and anything with a stack trace, are mistakes.
    private static final class Remembered extends Handler {
        private static final Logger ALL = Logger.getLogger("");
        private static final Logger OURS = Logger.getLogger("org.carillon");
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final List<String> mistakes = new CopyOnWriteArrayList<>();

        void open() {
            OURS.setLevel(Level.FINE);
            ALL.addHandler(this);
        }

        @Override
        public void publish(LogRecord line) {
            String text = line.getLoggerName() + " "
                    + (line instanceof ExtLogRecord ext ? ext.getFormattedMessage() : line.getMessage());
            lines.add(text);
            boolean loud = line.getLevel().intValue() >= Level.INFO.intValue();
            if (loud && line.getThrown() != null || line.getLevel().intValue() >= Level.WARNING.intValue()) {
                mistakes.add(line.getLevel() + " " + text);
            }
        }

        void awaitLine(String part) {
            Eventually.await(part)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !mistakes.isEmpty() || lines.stream().anyMatch(line -> line.contains(part)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            ALL.removeHandler(this);
            OURS.setLevel(null);
        }
    }
}
