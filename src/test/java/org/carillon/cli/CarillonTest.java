package org.carillon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarillonTest {
    @TempDir
    Path folder;

    private Path token;
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        token = Files.writeString(folder.resolve("admin.token"), "s3cret\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Ran run(String... arguments) {
        return Ran.at(server.url(), token, arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "domain",
                "domain add",
                "list",
                "list create",
                "list set a@b.example",
                "list set a@b.example verp",
                "member add a@b.example",
                "held accept",
                "held accept x",
                "person add a@b.example",
                "token create --name x",
                "queue show",
                "--nonsense",
                "vacation show"
            })
    void saysHowItIsUsedAndExitsWithTwo(String line) {
        Ran ran = Ran.command(line.split(" "));
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertFalse(ran.err().isBlank());
    }

    @Test
    void tellsItsVersionAndCommands() {
        assertTrue(Ran.command("--version").out().startsWith("carillon "));
        assertTrue(Ran.command("--help").out().contains("member"));
        assertTrue(Ran.command("member", "import", "--help").out().contains("FILE"));
    }

    @Test
    void sendsTheTokenAndShowsATable() {
        server.on("GET /api/v1/lists", 200, """
                [{"address":"chess@club.example","name":"Chess","members":2},{"address":"日本@club.example","name":"日本語","members":10}]""");
        Ran ran = run("list", "list");
        assertEquals("""
                ADDRESS             NAME    MEMBERS  CLOSED
                chess@club.example  Chess   2
                日本@club.example   日本語  10
                """, ran.out());
        assertEquals(0, ran.exit());
        assertEquals("Bearer s3cret", server.asked.getFirst().authorization());
    }

    @Test
    void followsThePagesToTheEnd() {
        server.page("GET /api/v1/people", "[{\"address\":\"a@x.example\"}]", "/api/v1/people?after=1")
                .on("GET /api/v1/people?after=1", 200, "[{\"address\":\"b@x.example\"}]");
        assertEquals(
                "[{\"address\":\"a@x.example\"},\n {\"address\":\"b@x.example\"}]\n",
                run("person", "list", "--json").out());
    }

    @Test
    void neverGivesTheTokenToAnotherHost() throws IOException {
        try (var other = new StubServer()) {
            server.page("GET /api/v1/domains", "[{\"domain\":\"a.example\"}]", other.url() + "/api/v1/domains?after=1")
                    .on("GET /api/v1/domains?after=1", 200, "[]");
            run("domain", "list");
            assertTrue(other.asked.isEmpty());
        }
    }

    @Test
    void saysTheSentenceOfTheServer() {
        server.on("POST /api/v1/domains", 400, "{\"status\":400,\"detail\":\"\\\"x\\\" is not a domain name.\"}");
        Ran ran = run("domain", "add", "x");
        assertEquals(new Ran(1, "", "\"x\" is not a domain name.\n"), ran);
    }

    @Test
    void makesControlCharactersOfStrangersHarmless() {
        server.on(
                "GET /api/v1/captured?limit=5",
                200,
                "[{\"id\":1,\"subject\":\"\\u001b]0;evil\\u0007\\r\\nX: y\\u202e\"}]");
        Ran ran = run("captured", "list", "--limit", "5");
        assertTrue(ran.out().contains("?]0;evil???X: y?"), ran.out());
        assertEquals(2, ran.out().lines().count());
    }

    @Test
    void saysWhenAnythingButCarillonAnswers() {
        Ran ran = run("list", "show", "chess@club.example");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("did not answer as a Carillon server does"), ran.err());
    }

    @Test
    void saysWhenNobodyAnswers() {
        server.close();
        Ran ran = run("domain", "list");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().startsWith("No Carillon answers at http://127.0.0.1:"), ran.err());
        assertEquals(1, ran.err().lines().count());
    }

    @Test
    void saysWhenThereIsNoToken() throws IOException {
        Ran missing = Ran.at(server.url(), folder.resolve("none"), "domain", "list");
        assertEquals(1, missing.exit());
        assertTrue(missing.err().contains("does not exist; give --token-file"), missing.err());

        Ran empty = Ran.at(server.url(), Files.writeString(folder.resolve("empty"), "\n"), "domain", "list");
        assertTrue(empty.err().startsWith("There is no token in"), empty.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "ftp://x", "http://", "::", "http://a b"})
    void refusesAServerThatIsNoUrl(String url) {
        Ran ran = Ran.at(url, token, "domain", "list");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().startsWith("--server must be a URL"), ran.err());
    }

    @Test
    void sendsSettingsAsTheyWereWritten() {
        server.on("POST /api/v1/lists", 201, "{\"address\":\"chess@club.example\"}");
        run(
                "list",
                "create",
                "chess@club.example",
                "--owner",
                "a@x.example",
                "--owner",
                "b@x.example",
                "--style",
                "kernel",
                "--set",
                "subject-prefix=[a=b]",
                "--set",
                "footer=");
        assertEquals("""
                {"address":"chess@club.example","owners":["a@x.example","b@x.example"],"style":"kernel",\
                "settings":{"subject-prefix":"[a=b]","footer":""}}""", server.asked.getFirst().body());
    }

    @Test
    void changesSettingsGivenEitherWay() {
        server.on("PATCH /api/v1/lists/chess@club.example", 200, "{\"address\":\"chess@club.example\"}");
        Ran ran = run("list", "set", "chess@club.example", "verp=off", "--set", "emergency=on");
        assertEquals("chess@club.example is changed.\n", ran.out());
        assertEquals(
                "{\"settings\":{\"verp\":\"off\",\"emergency\":\"on\"}}",
                server.asked.getFirst().body());
    }

    @Test
    void encodesAddressesInPaths() {
        server.on("DELETE /api/v1/lists/a%2Fb@x.example/members/c%2Bd%25%3F@y.example", 204, "");
        assertEquals(
                0, run("member", "remove", "a/b@x.example", "c+d%?@y.example").exit());
    }

    @Test
    void triesTheRestAfterARefusalAndExitsWithOne() {
        server.on("POST /api/v1/held/1/accept", 404, "{\"detail\":\"There is no held post 1.\"}")
                .on("POST /api/v1/held/2/accept", 204, "");
        assertEquals(
                new Ran(1, "Held post 2 is accepted.\n", "1: There is no held post 1.\n"),
                run("held", "accept", "1", "2"));
    }

    @Test
    void importsAFileOfMembersAndSaysWhatBecameOfIt() throws IOException {
        Path file = Files.writeString(folder.resolve("members.csv"), "Chloé <a@x.example>\nnobody\n");
        server.on("POST /api/v1/lists/chess@club.example/members", 200, """
                {"new":1,"known":0,"refused":[{"line":2,"why":"There is no @."}]}""");
        Ran ran = run("member", "import", "chess@club.example", file.toString());
        assertEquals(new Ran(0, "1 new, 0 known, 1 refused.\n", "line 2: There is no @.\n"), ran);
        assertEquals("Chloé <a@x.example>\nnobody\n", server.asked.getFirst().body());
        assertTrue(server.asked.getFirst().contentType().startsWith("text/csv"));
    }

    @Test
    void saysWhenAFileCannotBeRead() {
        assertEquals(
                new Ran(1, "", "The file /no/such cannot be read.\n"),
                run("member", "import", "chess@club.example", "/no/such"));
    }

    @Test
    void showsTheTokenAloneSoThatAScriptCanKeepIt() {
        server.on("POST /api/v1/tokens", 201, "{\"id\":1,\"name\":\"n\",\"role\":\"admin\",\"token\":\"abc\"}");
        assertEquals(
                "abc\n",
                run("token", "create", "--name", "n", "--role", "admin").out());
    }
}
