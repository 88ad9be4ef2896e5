package org.carillon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.api.Api;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `rules set` and `rules show`, as a person types them.
@QuarkusTest
class RuleOfficeTest {
    private static final String RULES = ":0\n*\t^Subject: grüße\nGreetings\n";

    @TestHTTPResource("/")
    String url;

    @TempDir
    Path folder;

    @Inject
    People people;

    private Ran run(String... arguments) {
        return Ran.at(url, Api.tokenFile(), arguments);
    }

    private String done(String... arguments) {
        Ran ran = run(arguments);
        assertEquals(0, ran.exit(), ran.err());
        return ran.out();
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("rc"), text).toString();
    }

    private String ana() {
        var address = new Address("ana" + System.nanoTime(), "office.example");
        assertTrue(people.add(address, "", "long enough", false));
        return address.toString();
    }

    @AfterEach
    void noRulesOfTheSite() throws IOException {
        done("rules", "set", "site", file(""));
    }

    @Test
    void setsAndShowsThoseOfAPerson() throws IOException {
        String ana = ana();
        assertEquals("", done("rules", "show", ana));
        assertEquals("1 recipe in force for " + ana + ".\n", done("rules", "set", ana, file(RULES)));
        assertEquals(RULES, done("rules", "show", ana));
        assertTrue(done("rules", "show", ana, "--json").contains("\"changedBy\":\"api (admin)\""));
    }

    @Test
    void setsAndShowsThoseOfAListAndOfTheSite() throws IOException {
        String list = Api.freshList();
        String rules = ":0\n* > 100000\nhold Too long.\n";
        assertEquals("1 recipe in force for " + list + ".\n", done("rules", "set", list, file(rules)));
        assertEquals(rules, done("rules", "show", list));
        assertEquals("1 recipe in force for site.\n", done("rules", "set", "site", file(rules)));
        assertEquals(rules, done("rules", "show", "site"));
    }

    @Test
    void namesWhomItAskedForConsent() throws IOException {
        String out = done("rules", "set", ana(), file(":0 c\n! bob@outside.example\n"));
        assertTrue(out.endsWith("they were sent: bob@outside.example\n"), out);
    }

    @Test
    void keepsTheOldRulesWhenALineCannotWork() throws IOException {
        String ana = ana();
        done("rules", "set", ana, file(RULES));
        String faulty = file(":0\n| rm -rf /\n\n:0\n../out\n");
        Ran ran = run("rules", "set", ana, faulty);
        assertEquals(1, ran.exit());
        assertTrue(ran.err().startsWith(faulty + ":2: Programs are not run."), ran.err());
        assertEquals(2, ran.err().lines().count(), ran.err());
        assertEquals(RULES, done("rules", "show", ana));
    }

    @Test
    void refusesWhatItCannotFind() throws IOException {
        for (var arguments : new String[][] {
            {"rules", "show", "nobody@nowhere.example"}, {"rules", "set", "nobody@nowhere.example", file(RULES)}
        }) {
            Ran ran = run(arguments);
            assertEquals(1, ran.exit());
            assertEquals("There is neither an account nor a list at nobody@nowhere.example.\n", ran.err());
        }
        Ran ran = run("rules", "set", "site", folder.resolve("absent").toString());
        assertEquals("There is no file " + folder.resolve("absent") + ".\n", ran.err());
    }
}
