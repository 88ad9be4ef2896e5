package org.carillon.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.carillon.api.Api;
import org.carillon.domains.Secrets;
import org.carillon.lists.MailingList;
import org.carillon.lists.Members;
import org.carillon.lists.Trail;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 8058: a POST acts, a GET only asks.
@QuarkusTest
class LeavePagesTest {
    @Inject
    Secrets secrets;

    @Inject
    Members members;

    @Inject
    Trail trail;

    private String list;
    private MailingList row;
    private String link;

    @BeforeEach
    void oneMember() {
        list = Api.freshList();
        Api.admin()
                .contentType("application/json")
                .body(Map.of("address", "a@x.example"))
                .post("/api/v1/lists/" + list + "/members")
                .then()
                .statusCode(201);
        row = MailingList.at(Address.of(list)).orElseThrow();
        String tag =
                members.find(row.id(), Address.of("a@x.example")).orElseThrow().tag();
        link = "/u/" + row.id() + "/" + tag + "/" + secrets.mac("one-click", CopyRecipe.bound(row.key(), tag), 26);
    }

    private void assertMembers(int count) {
        Api.admin().get("/api/v1/lists/" + list + "/members").then().body("$", hasSize(count));
    }

    @Test
    void asksAtAGet() {
        given().get(link)
                .then()
                .statusCode(200)
                .body(containsString("<form method=\"post\">"))
                .header("Content-Security-Policy", containsString("form-action 'self'"));
        assertMembers(1);
    }

    @Test
    void actsAtAPostAndAgainAtTheNext() {
        for (int i = 0; i < 2; i++) {
            given().contentType("application/x-www-form-urlencoded")
                    .body("List-Unsubscribe=One-Click")
                    .post(link)
                    .then()
                    .statusCode(200)
                    .body(containsString("not on the list"));
        }
        assertMembers(0);
        assertTrue(trail.page(row.id(), Trail.Mark.NEWEST, 10).stream()
                .anyMatch(e ->
                        e.by().who().endsWith("with one click") && e.subject().equals("a@x.example")));
    }

    @Test
    void takesTheFormAsMailProgramsMaySendIt() {
        given().multiPart("List-Unsubscribe", "One-Click").post(link).then().statusCode(200);
        assertMembers(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x=y", "List-Unsubscribe=Two-Clicks"})
    void leavesEverythingWithoutTheField(String form) {
        given().contentType("application/x-www-form-urlencoded")
                .body(form)
                .post(link)
                .then()
                .statusCode(400);
        assertMembers(1);
    }

    @Test
    void leavesEverythingWhenTheLinkIsNotOurs() {
        String other = link.substring(0, link.length() - 1) + (link.endsWith("a") ? "b" : "a");
        for (String wrong : java.util.List.of(
                other,
                link.substring(0, link.length() - 1),
                link.substring(0, link.length() - 25),
                "/u/x/y/z",
                "/u/99999999999999999999/1/aaaaaaaaaaaaaaaaaaaaaaaaaa")) {
            given().formParam("List-Unsubscribe", "One-Click")
                    .post(wrong)
                    .then()
                    .statusCode(404);
        }
        assertMembers(1);
    }
}
