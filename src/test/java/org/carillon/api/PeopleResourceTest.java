package org.carillon.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PeopleResourceTest {
    @Test
    void makesAnAccountOnce() {
        var dai = Map.of("address", "dai@people.example", "name", "Dai", "password", "long enough");
        Api.json(dai).post("/api/v1/people").then().statusCode(201).body("address", equalTo("dai@people.example"));
        Api.json(dai).post("/api/v1/people").then().statusCode(409);
        Api.admin()
                .get("/api/v1/people")
                .then()
                .body("address", hasItem("dai@people.example"))
                .body(not(containsString("long enough")));
    }

    @Test
    void refusesAShortPasswordAndANameOfTwoLines() {
        Api.json(Map.of("address", "e@people.example", "password", "short"))
                .post("/api/v1/people")
                .then()
                .statusCode(400)
                .body("detail", containsString("password"));
        Api.json(Map.of("address", "e@people.example", "name", "a\nb", "password", "long enough"))
                .post("/api/v1/people")
                .then()
                .statusCode(400)
                .body("detail", containsString("one line"));
    }
}
