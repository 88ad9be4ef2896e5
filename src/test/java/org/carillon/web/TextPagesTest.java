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
        olga.send(one, one, "deed", "reset").then().statusCode(303);
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
}
