package org.carillon.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.carillon.api.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListPagesTest {
    private static void set(String list, Map<String, ?> changes) {
        Api.admin()
                .contentType("application/json")
                .body(changes)
                .patch("/api/v1/lists/" + list)
                .then()
                .statusCode(200);
    }

    private static String directoryAt(String list) {
        // just before it, however many lists the other tests have made
        return given().queryParam("after", list.replaceFirst(".@", "@"))
                .get("/lists")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();
    }

    @Test
    void showsTheListsToEverybodyButNobodyOnThem() {
        String list = Api.freshList();
        set(list, Map.of("name", "<b>Chess & Go</b>"));
        Api.admin()
                .contentType("application/json")
                .body(Map.of("address", "secret@home.example"))
                .post("/api/v1/lists/" + list + "/members");

        assertThat(
                directoryAt(list),
                allOf(
                        containsString(list),
                        containsString("&lt;b&gt;Chess &amp; Go&lt;/b&gt;"),
                        not(containsString("secret@home.example"))));
    }

    @Test
    void tellsNobodyOfAClosedList() {
        String list = Api.freshList();
        set(list, Map.of("settings", Map.of("subscribe", "closed")));
        assertThat(directoryAt(list), not(containsString(list)));

        set(list, Map.of("settings", Map.of("archive", "public")));
        assertThat(directoryAt(list), containsString(list));
    }
}
