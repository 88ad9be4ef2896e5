package org.carillon.api;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each wrong request gets one sentence and nothing of our insides.
@QuarkusTest
class ProblemsTest {
    private static void problem(Response response, int status, String words) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body(
                        "detail",
                        allOf(
                                containsString(words),
                                endsWith("."),
                                not(containsString("xception")),
                                not(containsString("org.carillon"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[]", "\"text\"", "{\"address\":", "{\"address\":{}}", "\u0000", "{\"settings\":[1]}", "17"
            })
    void refusesWhatIsNotTheJsonThatBelongsHere(String body) {
        problem(Api.json(body).post("/api/v1/lists"), 400, "");
    }

    @Test
    void refusesJsonNestedTenThousandDeep() {
        // REST Assured would print it prettily for a log that nobody reads, which takes longer than all other tests
        // here
        var unlogged = RestAssured.config().logConfig(LogConfig.logConfig());
        problem(Api.json("[".repeat(10_000)).config(unlogged).post("/api/v1/lists"), 400, "");
    }

    @Test
    void refusesAMissingBody() {
        problem(Api.admin().contentType("application/json").post("/api/v1/lists"), 400, "body is missing");
    }

    @Test
    void namesAFieldItDoesNotKnow() {
        problem(Api.json("{\"adress\":\"a@b.example\"}").post("/api/v1/lists"), 400, "no field \"adress\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b@c", "@", "a@-b.example", "a b@c.example", "x\r\nBcc: y@z.example", "ü@"})
    void refusesAnAddressThatIsNone(String address) {
        problem(Api.json(Map.of("address", address)).post("/api/v1/lists"), 400, "");
    }

    @ParameterizedTest
    @CsvSource({"verp,perhaps", "nosuch,1", "max-recipients,-1", "subscribe,''"})
    void refusesASettingAndChangesNothing(String key, String value) {
        String list = Api.freshList();
        problem(
                Api.json(Map.of("settings", Map.of("emergency", "on", key, value)))
                        .patch("/api/v1/lists/" + list),
                400,
                key);
        Api.admin().get("/api/v1/lists/" + list).then().body("settings.emergency", equalTo("off"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/lists/nobody@api.example",
                "/api/v1/lists/nobody@api.example/members",
                "/api/v1/nothing",
                "/api/v1/captured/1/raw",
                "/api/v1/captured/x/raw"
            })
    void saysWhenThereIsNothing(String path) {
        problem(Api.admin().get(path), 404, "");
    }

    @Test
    void saysWhenTheMethodIsWrong() {
        problem(Api.admin().delete("/api/v1/domains"), 405, "method");
    }

    @Test
    void saysWhenTheMediaTypeIsWrong() {
        problem(Api.admin().contentType("application/xml").body("<a/>").post("/api/v1/lists"), 415, "media type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=-1", "limit=x", "limit=99999999999999999999", "after=x", "after=-1"})
    void refusesAPageThatIsNone(String query) {
        problem(Api.admin().get("/api/v1/people?" + query), 400, "must be a number");
    }
}
