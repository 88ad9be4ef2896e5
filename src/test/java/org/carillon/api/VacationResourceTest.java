package org.carillon.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VacationResourceTest {
    private String path;

    @BeforeEach
    void anAccount() {
        String address = "ana" + System.nanoTime() + "@away.example";
        Api.json(Map.of("address", address, "name", "Ana", "password", "long enough"))
                .post("/api/v1/people")
                .then()
                .statusCode(201);
        path = "/api/v1/people/" + address + "/vacation";
    }

    private void refused(String sentence, Map<String, Object> wish) {
        Api.json(wish)
                .put(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(sentence));
    }

    @Test
    void isOffBeforeAnybodySaysSomething() {
        Api.admin()
                .get(path)
                .then()
                .statusCode(200)
                .body("on", equalTo(false))
                .body("text", equalTo(""))
                .body("every", equalTo(7));
        Api.admin().get(path + "/decisions").then().statusCode(200).body("", empty());
    }

    @Test
    void keepsWhatIsSetAndSwitchesOff() {
        Api.json(Map.of(
                        "text",
                        "Gone fishing.\n",
                        "from",
                        "2026-08-10",
                        "until",
                        "2026-08-14",
                        "zone",
                        "Europe/Berlin",
                        "every",
                        14))
                .put(path)
                .then()
                .statusCode(200)
                .body("on", equalTo(true));
        Api.admin()
                .get(path)
                .then()
                .body("text", equalTo("Gone fishing."))
                .body("from", equalTo("2026-08-10"))
                .body("until", equalTo("2026-08-14"))
                .body("zone", equalTo("Europe/Berlin"))
                .body("every", equalTo(14))
                .body("addresses", empty());

        Api.json(Map.of("text", "Back soon.", "zone", "UTC"))
                .put(path)
                .then()
                .body("from", nullValue())
                .body("every", equalTo(7));
        Api.admin()
                .delete(path)
                .then()
                .statusCode(200)
                .body("on", equalTo(false))
                .body("text", equalTo("Back soon."));
    }

    @Test
    void refusesWhatCannotBeAndKeepsTheOldOne() {
        Api.json(Map.of("text", "Old.")).put(path).then().statusCode(200);

        refused("is before the first", Map.of("text", "New.", "from", "2026-08-14", "until", "2026-08-10"));
        refused("is no day; write it like", Map.of("text", "New.", "from", "tomorrow"));
        refused("is no time zone", Map.of("text", "New.", "zone", "Europe/Berlim"));
        refused("not a number of days from 1 to 90", Map.of("text", "New.", "every", 0));
        refused("is not one of your addresses", Map.of("text", "New.", "addresses", List.of("ben@b.example")));
        refused("The text is empty", Map.of("subject", "x"));
        refused("at most 10000", Map.of("text", "x".repeat(10_001)));
        refused("There is no field \"txt\"", Map.of("txt", "New."));
        refused("wrong kind", Map.of("text", "New.", "every", "weekly"));

        Api.admin().get(path).then().body("text", equalTo("Old."));
    }

    @Test
    void knowsNobodyElse() {
        String nobody = "/api/v1/people/nobody@away.example/vacation";
        Api.admin().get(nobody).then().statusCode(404).body("detail", containsString("Nobody has an account"));
        Api.json(Map.of("text", "x")).put(nobody).then().statusCode(404);
        Api.admin().delete(nobody).then().statusCode(404);
        Api.admin().get("/api/v1/people/nobody/vacation").then().statusCode(400);
        Api.admin().body("").contentType("application/json").put(path).then().statusCode(400);
    }
}
