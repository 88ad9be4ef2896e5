package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.lists.SettingException;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A list is closed, moved, taken away and deleted on its pages.
@QuarkusTest
class LifePagesTest extends WithPages {
    @Inject
    Sql sql;

    private MailingList list;
    private Visit olga;
    private Visit dora;
    private String page;

    @BeforeEach
    void people() {
        String owner = fresh("olga") + "@home.example";
        list = list(List.of(owner), "archive=public", "subscribe=open");
        olga = signedIn(owner, false);
        String admin = fresh("dora") + "@home.example";
        dora = signedIn(admin, false);
        sql.update(
                "insert into domain_admin (domain, address, address_key) values (?, ?, ?)",
                list.address().domain(),
                admin,
                admin);
        page = path(list) + "/life";
    }

    private MailingList now() {
        return MailingList.withId(list.id()).orElseThrow();
    }

    @Test
    void anOwnerClosesAndOpensButNeitherMovesNorDeletes() {
        String html = olga.page(page);
        assertFalse(html.contains("/life/move") || html.contains("/life/delete"), html);

        olga.send(page, page + "/close").then().statusCode(303).header("Location", endsWith(page));
        assertTrue(now().closed());
        assertTrue(read(olga.page(page)).contains("The list is closed"));
        String home = read(new Visit().page(path(list)));
        assertTrue(home.contains("This list is closed. Nobody can post to it or join it any more."), home);
        assertFalse(new Visit().page(path(list)).contains("action=\"" + path(list) + "/join\""), "a form to join");

        olga.send(page, page + "/open").then().statusCode(303);
        assertFalse(now().closed());
    }

    @Test
    void theDirectoryCallsItClosed() {
        register.close(list, By.house("test"));
        String after = list.address().domain().equals("pages.example.org")
                ? "/lists?after="
                        + list.address()
                                .local()
                                .substring(0, list.address().local().length() - 1) + "@"
                        + list.address().domain()
                : "/lists";
        String html = new Visit().page(after);
        String card = html.substring(html.indexOf(path(list)));
        assertTrue(card.substring(0, card.indexOf("</li>")).contains(">closed</span>"), card);
    }

    @Test
    void nobodyGetsOnAClosedListByItsPages() {
        register.close(list, By.house("test"));
        olga.send(path(list) + "/members", path(list) + "/members/add", "lines", "new@home.example")
                .then()
                .body(containsString("The list is closed"));
        Visit ana = signedIn(fresh("ana") + "@home.example", false);
        ana.post(path(list) + "/join", Visit.token(ana.page("/me/rules/text")));
        assertEquals(0, members.count(list.id()));
    }

    @Test
    void aDomainAdminMovesItAndTheEarlierPageLeadsThere() {
        String local = fresh("moved");
        String domain = list.address().domain();
        String after = "/lists/" + local + "@" + domain;
        dora.send(page, page + "/move", "local", local, "domain", domain)
                .then()
                .statusCode(303)
                .header("Location", endsWith(after + "/life"));
        assertEquals(new Address(local, domain), now().address());
        new Visit()
                .look(path(list) + "/archive/2026-08?x=1")
                .then()
                .statusCode(302)
                .header("Location", endsWith(after + "/archive/2026-08?x=1"));
        new Visit().look(path(list)).then().statusCode(302).header("Location", endsWith(after));
        olga.look(path(list) + "/members?find=a/b")
                .then()
                .statusCode(302)
                .header("Location", endsWith(after + "/members?find=a/b"));

        assertTrue(read(dora.page(after + "/life")).contains(list.address().toString()));
        dora.send(
                        after + "/life",
                        after + "/life/let-go",
                        "former",
                        list.address().toString())
                .then()
                .statusCode(303);
        new Visit().look(path(list)).then().statusCode(404);
    }

    @Test
    void whoMayNotKnowOfAListDoesNotLearnWhereItWent() {
        MailingList secret = list(List.of(), "archive=members", "subscribe=closed");
        dora.send(
                        path(secret) + "/life",
                        path(secret) + "/life/move",
                        "local",
                        fresh("gone"),
                        "domain",
                        secret.address().domain())
                .then()
                .statusCode(303);
        new Visit().look(path(secret)).then().statusCode(404);
        olga.look(path(secret)).then().statusCode(404);
    }

    @Test
    void saysWhatIsWrongWithANewAddress() {
        String domain = list.address().domain();
        MailingList other = list(List.of());
        for (String bad : List.of("", "a b", "postmaster", other.address().local(), "x\"@y", "x".repeat(40))) {
            dora.send(page, page + "/move", "local", bad, "domain", domain)
                    .then()
                    .statusCode(422)
                    .body(containsString("role=\"alert\""));
        }
        dora.send(page, page + "/move", "local", fresh("x"), "domain", "far.example")
                .then()
                .statusCode(404);
        assertEquals(list.address(), now().address());
    }

    @Test
    void aListIsDeletedOnlyByItsAddress() {
        join(list, "ana@home.example", "bo@home.example");
        String ask = page + "/delete";
        assertTrue(read(dora.page(ask)).contains("2 members"), read(dora.page(ask)));
        dora.send(ask, ask, "sure", "yes").then().statusCode(422).body(containsString("Nothing was deleted"));
        assertTrue(MailingList.withId(list.id()).isPresent());

        dora.send(ask, ask, "sure", " " + list.address() + " ")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/lists"));
        assertTrue(MailingList.at(list.address()).isEmpty());
        dora.look(path(list)).then().statusCode(404);
    }

    @Test
    void anAddressThatWasAListsIsUsedAgainOnlyOnceThatIsSaid() {
        String ask = page + "/delete";
        dora.send(ask, ask, "sure", list.address().toString()).then().statusCode(303);
        String[] fields = {
            "local",
            list.address().local(),
            "domain",
            list.address().domain(),
            "owners",
            "o@home.example",
            "style",
            "discussion",
            "again",
            ""
        };
        dora.send("/lists/new", "/lists/new", fields)
                .then()
                .statusCode(422)
                .body(containsString("was the address of a list until"))
                .body(containsString("name=\"again\""));
        fields[fields.length - 1] = "yes";
        dora.send("/lists/new", "/lists/new", fields).then().statusCode(303);
        assertTrue(MailingList.at(list.address()).isPresent());
    }

    @Test
    void takesAllOfItAway() throws IOException {
        join(list, "Ana <ana@home.example>", "bo@home.example,digest");
        archived(list, "From: ana@home.example", "Message-ID: <a>", "Subject: Hello", "", "Hello all");
        byte[] zip =
                olga.look(page + "/export.zip").then().statusCode(200).extract().asByteArray();

        var files = new TreeMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertEquals(List.of("archive.mbox", "members.csv", "settings.json"), List.copyOf(files.keySet()));
        assertTrue(files.get("archive.mbox").contains("Subject: Hello"));
        assertTrue(files.get("members.csv").contains("ana@home.example,Ana"), files.get("members.csv"));
        assertTrue(files.get("settings.json").contains("\"archive\" : \"public\""), files.get("settings.json"));
        MailingList copy = list(List.of());
        members.importAll(copy, files.get("members.csv").lines(), By.house("test"));
        assertEquals(2, members.count(copy.id()));
    }

    @Test
    void aClosedListTakesNobodyInFromAFile() {
        register.close(list, By.house("test"));
        org.junit.jupiter.api.Assertions.assertThrows(SettingException.class, () -> join(list, "ana@home.example"));
        assertEquals(0, members.count(list.id()));
    }
}
