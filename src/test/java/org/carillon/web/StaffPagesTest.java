package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An owner names who runs the list.
@QuarkusTest
class StaffPagesTest extends WithPages {
    private MailingList list;
    private String owner;
    private Visit olga;
    private String page;

    @BeforeEach
    void anOwner() {
        owner = fresh("olga") + "@home.example";
        list = list(List.of(owner));
        olga = signedIn(owner, false);
        page = path(list) + "/staff";
    }

    private MailingList now() {
        return MailingList.withId(list.id()).orElseThrow();
    }

    private void name(String who, String role) {
        olga.send(page, page + "/add", "who", who, "role", role).then().statusCode(303);
    }

    private String remove(Visit visit, String who, String role, String... more) {
        String token = Visit.token(visit.page("/lists"));
        if (token.isEmpty()) token = Visit.token(visit.page(page));
        String[] fields = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("who", who, "role", role), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return visit.post(page + "/remove", token, fields).then().extract().asString();
    }

    @Test
    void namesAModeratorWhoThenDecidesAndSeesWhoElseDoes() {
        String mo = fresh("mo") + "@home.example";
        name(mo, "moderator");

        assertEquals(List.of(Address.of(mo)), now().moderators());
        assertTrue(read(olga.page(page)).contains(mo + " is moderator of this list."));
        Visit visit = signedIn(mo, false);
        String html = visit.page(page);
        assertTrue(read(html).contains(owner), html);
        assertFalse(html.contains("Name somebody") || html.contains("/staff/remove"), html);
        assertEquals(200, visit.look(path(list) + "/held").statusCode());
        visit.post(page + "/add", Visit.token(visit.page(path(list))), "who", mo, "role", "owner")
                .then()
                .statusCode(404);
        assertEquals(List.of(Address.of(owner)), now().owners());
    }

    @Test
    void removesAModeratorAtOnce() {
        name("mo@home.example", "moderator");
        remove(olga, "MO@home.example", "moderator");
        assertEquals(List.of(), now().moderators());
        remove(olga, "mo@home.example", "moderator");
        assertTrue(read(olga.page(page)).contains("mo@home.example was not moderator of this list any more."));
    }

    @Test
    void asksBeforeSomebodyRemovesThemselves() {
        String odo = fresh("odo") + "@home.example";
        name(odo, "owner");
        String question = remove(olga, owner, "owner");
        assertTrue(read(question).contains("You may not be able to undo this"), question);
        assertTrue(now().owns(Address.of(owner)));

        olga.post(page + "/remove", Visit.token(question), "who", owner, "role", "owner", "sure", "yes")
                .then()
                .statusCode(303)
                .header("Location", endsWith(path(list)));
        assertFalse(now().owns(Address.of(owner)));
        assertEquals(404, olga.look(page).statusCode());
    }

    @Test
    void keepsTheLastOwner() {
        remove(olga, owner, "owner", "sure", "yes");
        assertTrue(now().owns(Address.of(owner)));
        assertTrue(read(olga.page(page)).contains(owner + " is the only owner. Name another one first"));

        Visit admin = signedIn(fresh("adam") + "@home.example", true);
        remove(admin, owner, "owner");
        assertEquals(List.of(), now().owners());
        assertTrue(read(admin.page(page)).contains("This list has no owner."));
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        for (String bad : List.of("", "nobody", list.address().toString(), "<script>@x y")) {
            olga.send(page, page + "/add", "who", bad, "role", "owner")
                    .then()
                    .statusCode(422)
                    .body(containsString("role=\"alert\""));
        }
        olga.send(page, page + "/add", "who", "a@home.example", "role", "god")
                .then()
                .statusCode(422)
                .body(containsString("The role must be owner or moderator."));
    }

    @Test
    void anOwnerOfAnotherListNamesNobodyHere() {
        String otto = fresh("otto") + "@home.example";
        MailingList other = list(List.of(otto));
        Visit visit = signedIn(otto, false);
        String token = Visit.token(visit.page(path(other) + "/staff"));
        visit.post(page + "/add", token, "who", otto, "role", "owner").then().statusCode(404);
        visit.post(page + "/remove", token, "who", owner, "role", "owner")
                .then()
                .statusCode(404);
        assertEquals(List.of(Address.of(owner)), now().owners());
    }

    @Test
    void hostsAreTheModeratorsWhereThereIsNoOwner() {
        register.addModerator(list, Address.of("mo@home.example"), By.house("test"));
        assertEquals(List.of(Address.of(owner)), now().hosts());
        assertEquals(2, now().staff().size());
        register.addModerator(list, Address.of(owner), By.house("test"));
        assertEquals(2, now().staff().size());
        register.removeOwner(list, Address.of(owner), By.house("test"));
        assertEquals(2, now().hosts().size());
    }
}
