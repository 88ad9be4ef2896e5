package org.carillon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCommandsTest {
    private static final String LETTER = "From: ana@example.org\nSubject: chess on Friday\n\nE4?\n";

    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void countsTheRecipesOfAFileThatWorks() throws IOException {
        Ran ran = Ran.command("rules", "check", file("rc", ":0\n* ^Subject:.*chess\n{\n:0 c\nchess\n}\n"));
        assertEquals("ok, 2 recipes\n", ran.out());
        assertEquals(0, ran.exit());
    }

    @Test
    void namesEveryLineThatCannotWork() throws IOException {
        String rules = file("rc", ":0\n| rm -rf /\n\n:0\n* 1^0 ^Subject\nbox\n\nINCLUDERC=other\n");
        Ran ran = Ran.command("rules", "check", rules);
        assertEquals(1, ran.exit());
        assertEquals("", ran.out());
        String[] lines = ran.err().split("\n");
        assertEquals(3, lines.length, ran.err());
        assertTrue(lines[0].startsWith(rules + ":2: Programs are not run."), lines[0]);
        assertTrue(lines[1].startsWith(rules + ":5: Weights are not known."), lines[1]);
        assertTrue(lines[2].startsWith(rules + ":8: Other files are not read"), lines[2]);
    }

    @Test
    void readsTheRulesOfAListToo() throws IOException {
        String rules = file("rc", ":0\n* > 100000\nhold too long\n");
        assertEquals(0, Ran.command("rules", "check", "--for", "list", rules).exit());
        assertEquals(1, Ran.command("rules", "check", "--for", "person", rules).exit());
    }

    @Test
    void saysWhatWouldHappenToALetter() throws IOException {
        String rules = file("rc", "V=x\n:0 c\n* ^Subject: \\/chess\nlists/$MATCH/\n\n:0\n! bob@example.net\n");
        String letter = file("m1.eml", LETTER);
        Ran ran = Ran.command("rules", "run", rules, letter);
        assertEquals(
                "{\"message\":\"" + letter + "\",\"actions\":[{\"deliver\":\"lists/chess\",\"kind\":\"maildir\","
                        + "\"sha256\":\"b87a9f6c22fda33fb0bab50a1e98211986a3223e43464ad7b1676d7f059a820d\"},"
                        + "{\"forward\":[\"bob@example.net\"]}],\"log\":[],"
                        + "\"variables\":{\"V\":\"x\",\"MATCH\":\"chess\",\"LASTFOLDER\":\"lists/chess/\"}}\n",
                ran.out());
        assertEquals(0, ran.exit());
    }

    @Test
    void goesOnBehindALineThatIsRefused() throws IOException {
        Ran ran = Ran.command("rules", "run", file("rc", ":0\n| vacation\n:0\nbox\n"), file("m", LETTER));
        assertTrue(ran.out().contains("{\"refused\":{\"line\":2,\"why\":\"Programs are not run."), ran.out());
        assertTrue(ran.out().contains("{\"deliver\":\"box\",\"kind\":\"mbox\""), ran.out());
    }

    @Test
    void saysWhichFileIsMissingAndReadsTheOthers() throws IOException {
        String rules = file("rc", ":0\nbox\n");
        Ran ran = Ran.command("rules", "run", rules, folder.resolve("none").toString(), file("m", LETTER));
        assertEquals(1, ran.exit());
        assertEquals("There is no file " + folder.resolve("none") + ".\n", ran.err());
        assertTrue(ran.out().contains("\"deliver\":\"box\""));
        assertEquals(1, Ran.command("rules", "check", folder.toString()).exit());
    }

    @Test
    void isUsedWronglyWithoutALetter() throws IOException {
        assertEquals(2, Ran.command("rules", "run", file("rc", "")).exit());
    }
}
