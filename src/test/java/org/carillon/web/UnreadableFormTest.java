package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.api.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A form that cannot be read is its sender's fault and not ours: no 500, no error in the log.
@QuarkusTest
class UnreadableFormTest {
    private static Response send(String path, String form) {
        return RestAssured.given()
                .contentType("application/x-www-form-urlencoded")
                .accept("text/html")
                .body(form)
                .post(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"address=%zz", "%zz=1", "address=%", "form-token=%e", "a=%f0%zz%"})
    void refusesBrokenEscapes(String form) {
        send("/sign-in", form).then().statusCode(400).body(containsString("The request cannot be read."));
        assertEquals(400, send("/queue/batch/1/hold", form).statusCode());
    }

    @Test
    void refusesAFormOfTooManyFields() {
        String many = IntStream.range(0, 5000).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"));
        send("/sign-in", many).then().statusCode(400);
    }

    @Test
    void tellsProgramsAsJson() {
        Api.admin()
                .contentType("application/x-www-form-urlencoded")
                .body("a=%zz")
                .post("/api/v1/lists")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("cannot be read"));
    }
}
