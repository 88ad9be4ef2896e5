package org.carillon.api;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SuppressionsResourceTest {
    private static final String ALL = "/api/v1/suppressions";

    @Test
    void addsShowsAndRemoves() {
        Api.json(Map.of("address", "Api@x.example", "reason", "asked"))
                .post(ALL)
                .then()
                .statusCode(201);
        Api.json(Map.of("address", "api@x.example")).post(ALL).then().statusCode(200);
        Api.admin()
                .get(ALL + "?limit=1000")
                .then()
                .body("address", hasItem("api@x.example"))
                .body("reason", hasItem("asked"));
        Api.admin().delete(ALL + "/api@x.example").then().statusCode(204);
        Api.admin().delete(ALL + "/api@x.example").then().statusCode(404);
        Api.admin().get(ALL + "?limit=1000").then().body("address", not(hasItem("api@x.example")));
    }

    @Test
    void takesAFile() {
        Api.admin()
                .contentType("text/plain")
                .body("file1@x.example,by letter\nnonsense\nfile.example\n")
                .post(ALL)
                .then()
                .statusCode(200)
                .body("new", equalTo(2))
                .body("refused[0].line", equalTo(2));
        Api.admin().delete(ALL + "/file1@x.example").then().statusCode(204);
        Api.admin().delete(ALL + "/@file.example").then().statusCode(204);
    }

    @Test
    void refusesNonsenseInASentence() {
        Api.json(Map.of("address", "nonsense")).post(ALL).then().statusCode(400);
        Api.json(Map.of("reason", "asked")).post(ALL).then().statusCode(400);
    }
}
