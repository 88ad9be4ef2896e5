package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.letters.LetterKind;
import org.carillon.letters.LetterTexts;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An owner looks at a letter of the list in other words, saves it, and goes back.
@QuarkusTest
class TextPagesTest extends WithPages {
    @Inject
    LetterTexts texts;

    private MailingList list;
    private Visit olga;
    private String page;

    @BeforeEach
    void anOwner() {
        String owner = fresh("olga") + "@home.example";
        list = list(List.of(owner));
        olga = signedIn(owner, false);
        page = path(list) + "/texts";
    }

    @Test
    void previewsSavesAndResets() {
        String one = page + "/welcome";
        assertTrue(olga.page(page).contains(one));
        assertTrue(olga.page(one).contains("Welcome to {list}"));

        var shown =
                olga.send(one, one, "subject", "Hi at {list}", "body", "Dear {address}, <b>hi</b>.", "deed", "preview");
        shown.then().statusCode(200).body(containsString("&lt;b&gt;hi"));
        assertTrue(read(shown.asString()).contains("Hi at Chess Club"), read(shown.asString()));
        assertTrue(read(shown.asString()).contains("Dear ana@example.org"), read(shown.asString()));
        assertTrue(texts.own(list, LetterKind.WELCOME).isEmpty(), "a preview saves nothing");

        olga.send(one, one, "subject", "Hi at {list}", "body", "Dear {address}.", "deed", "save")
                .then()
                .statusCode(303);
        assertEquals(
                "Dear {address}.\n",
                texts.own(list, LetterKind.WELCOME).orElseThrow().body());
        assertTrue(olga.page(page).contains("your words"));
        olga.send(one, one, "seen", "1", "deed", "reset").then().statusCode(303);
        assertTrue(texts.own(list, LetterKind.WELCOME).isEmpty());
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatWasTyped() {
        String one = page + "/confirm-join";
        olga.send(one, one, "subject", "Join?", "body", "Just answer.", "deed", "save")
                .then()
                .statusCode(422)
                .body(containsString("{link} or {token}"))
                .body(containsString("Just answer."));
        assertEquals(404, olga.look(page + "/nonsense").statusCode());
        assertTrue(texts.own(list).isEmpty());
    }

    @Test
    void nobodyElseFindsThesePages() {
        String mona = fresh("mona") + "@home.example";
        register.addModerator(list, Address.of(mona), By.house("test"));
        Visit moderator = signedIn(mona, false);
        String token = Visit.token(moderator.page("/lists"));
        assertEquals(404, moderator.look(page).statusCode());
        assertEquals(404, moderator.look(page + "/welcome").statusCode());
        assertEquals(
                404,
                moderator
                        .post(page + "/welcome", token, "subject", "x", "body", "x", "deed", "save")
                        .statusCode());
        assertFalse(texts.own(list, LetterKind.WELCOME).isPresent());
    }

    @Test
    void whoIsSlowerSeesBothTextsAndLosesNeither() {
        String one = page + "/welcome";
        String token = Visit.token(olga.page(one));
        String[] first = {"seen", "0", "subject", "Hi", "body", "Hers.", "deed", "save"};
        assertEquals(303, olga.post(one, token, first).statusCode());

        var slower = olga.post(one, token, "seen", "0", "subject", "Hi", "body", "<i>His.</i>", "deed", "save");

        assertEquals(409, slower.statusCode());
        String text = read(slower.asString());
        assertTrue(text.contains("Somebody else has changed this letter meanwhile"), text);
        assertTrue(text.contains("Hers.") && text.contains("<i>His.</i>"), text);
        assertEquals(
                "Hers.\n", texts.own(list, LetterKind.WELCOME).orElseThrow().body());
        assertTrue(slower.asString().contains("name=\"seen\" value=\"1\""), "saved again it counts as seen");
        assertEquals(409, olga.post(one, token, "seen", "0", "deed", "reset").statusCode());
    }

    @Test
    void anOldVersionIsPutBack() {
        String one = page + "/welcome";
        olga.send(one, one, "seen", "0", "subject", "Hi", "body", "First.", "deed", "save");
        olga.send(one, one, "seen", "1", "subject", "Hi", "body", "Second.", "deed", "save");
        String versions = read(olga.page(one + "/versions"));
        assertTrue(versions.contains("Version 2 in force") && versions.contains("First."), versions);

        olga.send(one + "/versions", one + "/versions/1/restore").then().statusCode(303);

        assertEquals(
                "First.\n", texts.own(list, LetterKind.WELCOME).orElseThrow().body());
        String token = Visit.token(olga.page(one + "/versions"));
        assertEquals(404, olga.post(one + "/versions/99/restore", token).statusCode());
    }
}
