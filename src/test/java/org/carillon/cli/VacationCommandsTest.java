package org.carillon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.api.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `vacation`, as a person types it.
@QuarkusTest
class VacationCommandsTest {
    @TestHTTPResource("/")
    String url;

    @TempDir
    Path folder;

    private String ana;
    private String text;

    @BeforeEach
    void anAccount() throws IOException {
        ana = "ana" + System.nanoTime() + "@cli.example";
        text = Files.writeString(folder.resolve("away.txt"), "Gone fishing.\nGrüße\n")
                .toString();
        assertEquals(
                0,
                typed("long enough\n", "person", "add", ana, "--password-stdin").exit());
    }

    private Ran run(String... arguments) {
        return Ran.at(url, Api.tokenFile(), arguments);
    }

    private Ran typed(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private String done(String... arguments) {
        Ran ran = run(arguments);
        assertEquals(0, ran.exit(), ran.err());
        return ran.out();
    }

    private void refused(int exit, String sentence, String... arguments) {
        Ran ran = run(arguments);
        assertEquals(exit, ran.exit(), ran.out() + ran.err());
        assertTrue(ran.err().contains(sentence), ran.err());
    }

    @Test
    void setsShowsAndEnds() {
        assertEquals(
                "Letters to " + ana + " are answered from 2026-08-10 until 2026-08-14 (Europe/Berlin).\n",
                done(
                        "vacation",
                        "set",
                        ana,
                        "--text-file",
                        text,
                        "--from",
                        "2026-08-10",
                        "--until",
                        "2026-08-14",
                        "--zone",
                        "Europe/Berlin",
                        "--every",
                        "14",
                        "--subject",
                        "Fishing",
                        "--address",
                        ana));
        String shown = done("vacation", "show", ana);
        assertTrue(shown.matches("(?s)on +true\n.*subject +Fishing\n.*every +14\n.*\n\nGone fishing.\nGrüße\n"), shown);

        assertEquals("Letters to " + ana + " are not answered any more.\n", done("vacation", "off", ana));
        assertTrue(done("vacation", "show", ana, "--json").contains("\"on\":false"));
        assertEquals("No letter has come while this person was away.\n", done("vacation", "why", ana));
    }

    @Test
    void readsTheTextFromTheStandardInput() {
        Ran ran = typed("Back on Monday.\n", "vacation", "set", ana, "--text-file", "-", "--zone", "UTC");

        assertEquals("Letters to " + ana + " are answered from now on (UTC).\n", ran.out());
        assertTrue(done("vacation", "show", ana).endsWith("\nBack on Monday.\n"));
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Path latin = Files.write(folder.resolve("latin1.txt"), new byte[] {'G', 'r', (byte) 0xfc, '\n'});

        refused(
                1,
                "is before the first",
                "vacation",
                "set",
                ana,
                "--text-file",
                text,
                "--from",
                "2026-08-14",
                "--until",
                "2026-08-10");
        refused(
                1,
                "is not one of your addresses",
                "vacation",
                "set",
                ana,
                "--text-file",
                text,
                "--address",
                "ben@b.example");
        refused(1, "is no time zone", "vacation", "set", ana, "--text-file", text, "--zone", "Mars/Base");
        refused(1, "from 1 to 90", "vacation", "set", ana, "--text-file", text, "--every", "0");
        refused(
                1,
                "cannot be read",
                "vacation",
                "set",
                ana,
                "--text-file",
                folder.resolve("none").toString());
        refused(1, "is not in UTF-8", "vacation", "set", ana, "--text-file", latin.toString());
        refused(1, "Nobody has an account", "vacation", "show", "nobody@cli.example");
        refused(2, "--text-file", "vacation", "set", ana);
    }
}
