package org.carillon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.api.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands as a person types them, against a running server.
@QuarkusTest
class CommandsTest {
    @TestHTTPResource("/")
    String url;

    @TempDir
    Path folder;

    private Ran run(String... arguments) {
        return Ran.at(url, Api.tokenFile(), arguments);
    }

    private String done(String... arguments) {
        Ran ran = run(arguments);
        assertEquals(0, ran.exit(), ran.err());
        return ran.out();
    }

    private void refused(String sentence, String... arguments) {
        Ran ran = run(arguments);
        assertEquals(1, ran.exit(), ran.out());
        assertTrue(ran.err().contains(sentence), ran.err());
    }

    private String newList(String local) {
        done("domain", "add", "cli.example");
        done("list", "create", local + "@cli.example", "--name", "The " + local);
        return local + "@cli.example";
    }

    @Test
    void runsAListFromItsMakingToItsEnd() {
        String list = newList("garden");
        assertTrue(done("domain", "list").contains("cli.example"));
        refused("exists already", "list", "create", list);
        done("list", "set", list, "verp=off", "--owner", "ana@home.example");
        assertTrue(done("list", "show", list).matches("(?s).*verp +off\n.*"));
        assertTrue(done("list", "show", list).contains("ana@home.example"));
        refused("verp", "list", "set", list, "verp=maybe");
        done("list", "moderator", "add", list, "mo@home.example", "max@home.example");
        done("list", "moderator", "remove", list, "max@home.example");
        refused("is no moderator of", "list", "moderator", "remove", list, "max@home.example");
        done("list", "owner", "add", list, "odo@home.example");
        assertTrue(done("list", "staff", list).matches("(?s).*mo@home.example +moderator\n.*"));
        assertTrue(done("list", "show", list).contains("moderators"));
        assertTrue(done("list", "list").contains("The garden"));

        assertEquals(
                "b@x.example is a member of " + list + ".\nc@x.example is a member of " + list + ".\n",
                done("member", "add", list, "b@x.example", "Chloé <c@x.example>"));
        refused("nobody: ", "member", "add", list, "nobody");
        assertTrue(done("member", "list", list).contains("Chloé"));
        done("member", "set", list, "b@x.example", "mode=digest", "ack=on", "action=hold", "name=Bea");
        String shown = done("member", "show", list, "b@x.example");
        assertTrue(shown.contains("Bea") && shown.contains("digest") && shown.contains("hold"), shown);
        refused("allowed is on, off", "member", "set", list, "b@x.example", "ack=maybe");
        done("member", "remove", list, "b@x.example");
        refused("is no member", "member", "remove", list, "b@x.example");

        done("list", "delete", list);
        refused("There is no list", "list", "show", list);
    }

    @Test
    void writesALetterOfAListInOtherWords() throws IOException {
        String list = newList("lilac");
        Path words = Files.writeString(folder.resolve("welcome.txt"), "Hello {address}!\n");
        assertTrue(done("list", "text", "show", list).contains("confirm-join"));
        done("list", "text", "set", list, "welcome", words.toString(), "--subject", "Hi at {list}");
        assertEquals("Subject: Hi at {list}\n\nHello {address}!\n", done("list", "text", "show", list, "welcome"));
        refused("{link} or {token}", "list", "text", "set", list, "confirm-join", words.toString());
        done("list", "text", "reset", list, "welcome");
        assertTrue(done("list", "text", "show", list, "welcome").contains("Welcome to {list}"));
    }

    @Test
    void looksBackAtAListAndUndoesWhatWasDone() {
        String list = newList("orchid");
        done("list", "set", list, "verp=off", "--description", "For all who grow them.");
        String versions = done("list", "versions", list);
        assertTrue(versions.contains("\n    verp: on → off\n"), versions);
        String undone = done("list", "restore", list, "1");
        assertEquals(list + " is as in version 1 again; that is version 3.\n", undone);
        assertTrue(done("list", "show", list).matches("(?s).*verp +on\n.*"));
        assertTrue(done("list", "restore", list, "1").contains("already"));
        refused("no version 9", "list", "restore", list, "9");
        assertTrue(done("list", "log", list).contains("version 1"));
        assertEquals(2, done("list", "log", list, "--most", "1").lines().count());
    }

    @Test
    void findsOneOfManyInTheLog() throws IOException {
        String list = newList("crowd");
        Path file = folder.resolve("crowd.csv");
        Files.write(
                file,
                IntStream.range(10, 40).mapToObj(i -> "p" + i + "@x.example").toList());
        done("member", "import", list, file.toString());
        String log = done("list", "log", list, "--find", "P25");
        assertTrue(log.contains("p25@x.example (of 30)") && !log.contains("created"), log);
        String all = done("list", "log", list);
        assertTrue(all.contains("30 people: p10@x.example … p39@x.example") && all.contains("created"), all);
        String line =
                all.lines().filter(l -> l.contains("30 people")).findFirst().orElseThrow();
        String key = line.substring(line.lastIndexOf(' ') + 1);
        assertEquals(Files.readString(file), done("list", "log", list, "--entry", key));
        refused("no entry with that key", "list", "log", list, "--entry", "1-1");
        assertTrue(done("list", "log", list, "--find", "nobody").contains("Nothing"));
    }

    @Test
    void looksIntoWhoALetterIsFrom() throws IOException {
        Path letter =
                Files.writeString(folder.resolve("letter.eml"), "From: a@b.example\r\nSubject: x\r\n\r\nHello\r\n");

        String said = done("trust", "check", letter.toString());
        assertTrue(said.contains("dkim=none") && said.contains("dmarc="), said);
        refused("is no IP address", "trust", "check", "--client", "nowhere", letter.toString());
        refused("", "trust", "check", folder.resolve("missing.eml").toString());
    }

    @Test
    void teachesTheSpamFilterAndTakesItBack() throws IOException {
        String list = newList("pills");
        Path letter = Files.writeString(
                folder.resolve("spam.eml"),
                "From: a@b.example\r\nMessage-ID: <1@b.example>\r\nSubject: CHEAP PILLS\r\n\r\nBUY NOW\r\n");

        String learned = done("spam", "learn", "spam", letter.toString(), "--list", list);
        assertTrue(learned.contains("1 spam learned"), learned);
        assertTrue(done("spam", "state", "--list", list).contains("0 wanted letters and 1 spam learned"));
        assertTrue(done("spam", "forget", letter.toString(), "--list", list).contains("0 spam learned"));
        String judged = done("spam", "check", letter.toString());
        assertTrue(judged.matches("(?s).*spam.eml: (ham|unsure|spam), -?[0-9.]+ points\\R.*"), judged);
        assertTrue(
                done("spam", "learn", "spam", letter.toString(), "--list", list).contains("1 spam"));
        assertTrue(done("spam", "filters").contains(list));
        assertTrue(done("spam", "scanners").contains("No program of others looks at letters."));
        refused("is held", "held", "spam", "4711");
        refused("The kind is spam, ham or forget", "spam", "learn", "perhaps", letter.toString());
    }

    @Test
    void letsAHostInWhoeverListsIt() {
        assertTrue(done("blocklists", "list").contains("No block list is asked."));
        refused("No block list", "blocklists", "ask", "bl.example");
        assertTrue(done("blocklists", "exempt", "198.51.100.99", "--reason", "our bank")
                .contains("may come in"));
        String shown = done("blocklists", "exempted");
        assertTrue(shown.contains("198.51.100.99") && shown.contains("our bank"), shown);
        String id = shown.lines()
                .filter(line -> line.contains("198.51.100.99"))
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
        done("blocklists", "remove", id);
        refused("No exemption", "blocklists", "remove", id);
        refused("Write an address", "blocklists", "exempt", "nowhere");
    }

    @Test
    void showsWhoWasRefusedAndWhoHasToComeAgain() {
        assertTrue(done("greylist", "list").contains("Nobody was asked to come again."));
        refused("waits on the greylist", "greylist", "release", "4711");
        refused("is on the greylist", "greylist", "forget", "4711");
        assertTrue(done("greylist", "counts").contains("The greylist is off."));
        assertTrue(done("greylist", "networks").contains("No letter has come again yet."));
        refused("is known to the greylist", "greylist", "forget-network", "4711");
        done("refusals", "list", "--reason", "forged");
        refused("There is no reason \"whim\"", "refusals", "list", "--reason", "whim");
    }

    @Test
    void importsMembersAndListsThemThroughAllPages() throws IOException {
        String list = newList("big");
        String lines =
                IntStream.range(0, 2500).mapToObj(i -> "m" + i + "@x.example\n").collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("members.csv"), lines + "nobody\n");

        Ran ran = run("member", "import", list, file.toString());
        assertEquals("2500 new, 0 known, 1 refused.\n", ran.out());
        assertTrue(ran.err().startsWith("line 2501: "), ran.err());
        assertEquals(
                2500,
                new ObjectMapper()
                        .readTree(done("member", "list", list, "--json"))
                        .size());
        assertEquals(2501, done("member", "list", list).lines().count());
        Path out = folder.resolve("out.csv");
        done("member", "export", list, "--out", out.toString());
        assertEquals(2501, Files.readAllLines(out).size());
        refused("exists already", "member", "export", list, "--out", out.toString());
    }

    @Test
    void readsPasswordsAndMembersFromTheStandardInput() {
        String list = newList("stdin");
        var before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("d@x.example\n".getBytes(StandardCharsets.UTF_8)));
            assertEquals("1 new, 0 known, 0 refused.\n", done("member", "import", list, "-"));
            System.setIn(new ByteArrayInputStream("a long password\n".getBytes(StandardCharsets.UTF_8)));
            done("person", "add", "dai@cli.example", "--name", "Dai", "--password-stdin");
            System.setIn(new ByteArrayInputStream(new byte[0]));
            refused("no password", "person", "add", "e@cli.example", "--password-stdin");
        } finally {
            System.setIn(before);
        }
        assertTrue(done("person", "list").contains("dai@cli.example"));

        String dai = "dai@cli.example";
        assertTrue(done("person", "address", "list", dai).matches("(?s).*dai@cli.example +(true|yes).*"));
        String asked = done("person", "address", "add", dai, "dai@work.example");
        assertTrue(asked.startsWith("A letter to dai@work.example asks"), asked);
        refused("stays", "person", "address", "remove", dai, dai);
        refused("is no address of", "person", "address", "remove", dai, "dai@work.example");
        refused("of this account already", "person", "address", "add", dai, dai);
        refused("Nobody with an account", "person", "address", "list", "nobody@cli.example");
    }

    @Test
    void saysToWhomNothingIsSent() throws IOException {
        Path file = Files.writeString(folder.resolve("who.txt"), "cli-b@x.example,by letter\nnonsense\n");
        assertEquals(
                "Nothing is sent to cli-a@x.example any more.\n",
                done("suppression", "add", "cli-a@x.example", "--reason", "asked"));
        Ran ran = run("suppression", "import", file.toString());
        assertEquals("1 new, 0 known, 1 refused.\n", ran.out());
        assertTrue(ran.err().startsWith("line 2: "), ran.err());
        assertTrue(done("suppression", "list").matches("(?s).*cli-a@x.example +asked.*cli-b@x.example +by letter.*"));
        done("suppression", "remove", "cli-a@x.example", "cli-b@x.example");
        refused("is not suppressed", "suppression", "remove", "cli-a@x.example");
        refused("neither an address", "suppression", "add", "nonsense");
    }

    @Test
    void looksAtTheQueueByDomainAndByLetter() {
        done("queue", "list", "--by", "destination");
        done("queue", "list", "--by", "letter");
        refused("Nothing waits for nobody.example", "queue", "hold", "--destination", "nobody.example");
        refused("There is no letter", "queue", "retry", "--letter", "1");
    }

    @Test
    void movesAnArchiveInAndOut() throws IOException {
        String list = newList("old");
        Path mbox = Files.writeString(folder.resolve("old.mbox"), """
                From a@x.example Mon Jan  5 10:00:00 2026
                From: a@x.example
                Subject: One
                Message-ID: <one@x.example>
                Date: Mon, 5 Jan 2026 10:00:00 +0000

                Hello
                """);
        done("archive", "import", list, mbox.toString());
        Path out = folder.resolve("out.mbox");
        done("archive", "export", list, "--out", out.toString());
        assertTrue(Files.readString(out).contains("Message-ID: <one@x.example>"));
        refused("exists already", "archive", "export", list, "--out", out.toString());
    }

    @Test
    void makesAndWithdrawsTokens() throws IOException {
        String token = done("token", "create", "--name", "from the shell", "--role", "admin")
                .strip();
        Path file = Files.writeString(folder.resolve("token"), token);
        assertEquals(0, Ran.at(url, file, "domain", "list").exit());
        assertTrue(done("token", "list").contains("from the shell"));
        refused("role must be admin", "token", "create", "--name", "x", "--role", "king");
    }

    @Test
    void looksAtHeldPostsSpoolAndCapturedLetters() {
        String list = newList("quiet");
        assertEquals("Nothing is held.\n", done("held", "list", list));
        refused("No post with the number 1 is held", "held", "accept", "1");
        done("spool", "list");
        refused("No letter with the number 1 is set aside", "spool", "retry", "1");
        done("captured", "list", "--limit", "3", "--json");
        refused("no captured letter", "captured", "raw", "1");
    }

    @Test
    void showsDoorsAndTheCertificate() {
        String doors = done("doors", "list");
        assertTrue(doors.lines().findFirst().orElse("").matches("DOOR +HOST +PORT +SECURITY .*"), doors);
        assertTrue(doors.lines().anyMatch(line -> line.matches("mx +127\\.0\\.0\\.1 +\\d+ +starttls .*")), doors);
        assertTrue(done("doors", "certificate").contains("selfSigned     true"));
        assertEquals(
                "Nothing was refused.", done("doors", "refusals", "submissions").strip());
        refused("There is no open door \"back\"", "doors", "refusals", "back");
    }
}
