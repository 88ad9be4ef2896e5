package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.lists.Profile;
import org.carillon.lists.Revisions;
import org.carillon.lists.Setting;
import org.carillon.store.Sql;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An owner changes what a list does, sees before what will be different, and takes it back.
@QuarkusTest
class SettingsPagesTest extends WithPages {
    @Inject
    Revisions revisions;

    @Inject
    Sql sql;

    private MailingList list;
    private Visit olga;
    private String owner;
    private String page;

    @BeforeEach
    void anOwner() {
        owner = fresh("olga") + "@home.example";
        list = list(List.of(owner));
        olga = signedIn(owner, false);
        page = path(list) + "/settings";
    }

    private Profile now() {
        return MailingList.withId(list.id()).orElseThrow().profile();
    }

    @Test
    void showsEverySetting() {
        String html = olga.page(page);
        for (Setting setting : Setting.values()) {
            assertTrue(html.contains(SettingWords.of(setting).label()), setting.key());
        }
    }

    @Test
    void savesNothingBeforeTheDifferenceWasSeen() {
        var shown = olga.send(page, page, "seen", "1", "archive", "public", "name", "Chess & more");

        shown.then()
                .statusCode(200)
                .body(containsString("Chess &amp; more"))
                .body(containsString("search engines will"))
                .body(not(containsString("Posts of people who are not members")));
        assertEquals("members", now().settings().value(Setting.ARCHIVE));

        olga.post(
                        page + "/save",
                        Visit.token(shown.asString()),
                        "seen",
                        "1",
                        "archive",
                        "public",
                        "name",
                        "Chess & more")
                .then()
                .statusCode(303);
        assertEquals("public", now().settings().value(Setting.ARCHIVE));
        assertEquals("Chess & more", now().name());
        var newest = revisions.page(list, 0, 1).getFirst();
        assertEquals(owner, newest.by().who());
        assertEquals("127.0.0.1", newest.by().from());
    }

    @Test
    void saysBesideEachFieldWhatIsWrongAndKeepsWhatWasTyped() {
        var answer = olga.send(page, page, "seen", "1", "max-size", "huge", "max-recipients", "-1", "name", " ");

        answer.then().statusCode(422).body(containsString("value=\"huge\""));
        String text = read(answer.asString());
        assertTrue(text.contains("such as 1048576, 500K or 2M"), text);
        assertTrue(text.contains("a number from 0 to 10000"), text);
        assertTrue(text.contains("A list needs a name."), text);
        olga.send(page, page + "/save", "seen", "1", "max-size", "huge").then().statusCode(422);
        assertEquals(1, revisions.newest(list));
    }

    @Test
    void whoComesLaterSeesWhatSomebodyElseHasChangedAndLosesNothing() {
        String token = Visit.token(olga.page(page));
        revisions.change(list, p -> p.with("verp", "off"), By.house("Otto"));

        var late = olga.post(page + "/save", token, "seen", "1", "one-click", "off");
        late.then().statusCode(409).body(containsString("Otto"));
        assertTrue(read(late.asString()).contains("A return path for each member : Yes → No"), read(late.asString()));
        assertTrue(now().settings().on(Setting.ONE_CLICK));

        // the first form still says verp=on, as it was when it was opened: that is no wish
        var look = olga.post(page, token, "seen", "1", "verp", "on", "one-click", "off");
        look.then().statusCode(200).body(containsString("name=\"seen\" value=\"2\""));
        assertFalse(look.asString().contains("name=\"verp\""));
        olga.post(page + "/save", token, "seen", "2", "one-click", "off").then().statusCode(303);
        assertFalse(now().settings().on(Setting.VERP));
        assertFalse(now().settings().on(Setting.ONE_CLICK));
    }

    @Test
    void showsVersionsAndPutsOneBack() {
        revisions.change(list, p -> p.with("subject-prefix", "<b>").described("For\nall"), By.house("Otto"));
        String versions = olga.page(page + "/versions");
        assertTrue(read(versions).contains("Before the subject of each post : (empty) → <b>"), read(versions));
        assertFalse(versions.contains("→ <b>") || versions.contains("><b></"));
        var shown = olga.look(page + "/back/1");
        shown.then().statusCode(200).body(containsString("Put back version 1?"));
        olga.post(page + "/save", Visit.token(shown.asString()), "seen", "2", "subject-prefix", "", "description", "")
                .then()
                .statusCode(303);
        assertEquals("", now().settings().value(Setting.SUBJECT_PREFIX));
        assertEquals(404, olga.look(page + "/back/99").statusCode());
        assertEquals(303, olga.look(page + "/back/3").statusCode());
        assertEquals(404, olga.look(page + "/versions?before=x").statusCode());
    }

    @Test
    void nothingDifferentSavesNothing() {
        olga.send(page, page, "seen", "1", "verp", "on").then().statusCode(303);
        assertTrue(read(olga.page(page)).contains("Nothing would be different"));
        olga.send(page, page, "verp", "off").then().statusCode(404);
        olga.send(page, page, "seen", "7", "verp", "off").then().statusCode(404);
        olga.post(page + "/save", "", "seen", "1", "verp", "off").then().statusCode(400);
        assertEquals(1, revisions.newest(list));
    }

    @Test
    void showsWhatAnotherReleaseStoredAndGoesOn() {
        sql.update("update list_version set settings = 'flavour=<i>' where list_id = ?", list.id());
        assertTrue(read(olga.page(page)).contains("flavour=<i>"));
        assertEquals(200, olga.look(page + "/versions").statusCode());
    }

    @Test
    void theLogSaysWhoDidWhatAndFindsIt() {
        revisions.change(
                list,
                p -> p.with("verp", "off"),
                new By("otto@home.example", org.carillon.lists.Channel.API, "192.0.2.9"));
        String log = path(list) + "/trail";
        String text = read(olga.page(log));
        assertTrue(text.contains("otto@home.example set verp=off by a program, from 192.0.2.9"), text);
        text = read(olga.page(log + "?find=OTTO"));
        assertTrue(text.contains("verp=off") && !text.contains("created"), text);
        String nothing = olga.page(log + "?find=%3Cscript%3E");
        assertTrue(read(nothing).contains("begins with “<script>”"), nothing);
        assertEquals(404, olga.look(log + "?behind=junk").statusCode());
    }

    @Test
    void nobodyElseFindsThesePages() {
        String mona = fresh("mona") + "@home.example";
        register.addModerator(list, org.carillon.mail.Address.of(mona), By.house("test"));
        for (Visit other : List.of(signedIn(mona, false), signedIn(fresh("vera") + "@home.example", false))) {
            String token = Visit.token(other.page("/lists"));
            for (String path : List.of("", "/versions", "/back/1")) {
                assertEquals(404, other.look(page + path).statusCode(), path);
            }
            assertEquals(404, other.look(path(list) + "/trail").statusCode());
            assertEquals(
                    404, other.post(page, token, "seen", "1", "verp", "off").statusCode());
            assertEquals(
                    404,
                    other.post(page + "/save", token, "seen", "1", "verp", "off")
                            .statusCode());
        }
        assertEquals(1, revisions.newest(list));
    }
}
