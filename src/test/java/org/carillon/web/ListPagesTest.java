package org.carillon.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.carillon.api.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListPagesTest {
    @Test
    void showsTheListsToEverybodyButNobodyOnThem() {
        String list = Api.freshList();
        Api.admin()
                .contentType("application/json")
                .body(Map.of("name", "<b>Chess & Go</b>"))
                .patch("/api/v1/lists/" + list);
        Api.admin()
                .contentType("application/json")
                .body(Map.of("address", "secret@home.example"))
                .post("/api/v1/lists/" + list + "/members");

        String after = list.replaceFirst("^list", "lisa");
        given().queryParam("after", after)
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString(list))
                .body(containsString("&lt;b&gt;Chess &amp; Go&lt;/b&gt;"))
                .body(not(containsString("secret@home.example")));
    }

    @Test
    void letsNoScriptOfOthersRun() {
        given().get("/")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .body(not(containsString("<script")))
                .body(not(containsString("style=")));
        given().get("/carillon.css").then().statusCode(200).contentType("text/css");
    }
}
