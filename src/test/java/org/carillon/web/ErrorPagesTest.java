package org.carillon.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// People get a page, programs a sentence or JSON.
@QuarkusTest
class ErrorPagesTest {
    @Test
    void showsBrowsersAPageInTheFrame() {
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/no/such/page")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("There is nothing here"), containsString("<nav"));
    }

    @Test
    void tellsProgramsInOneSentence() {
        given().get("/no/such/page").then().statusCode(404).contentType("text/plain");
        given().accept("text/html")
                .get("/api/v1/nothing")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void saysWhenTheMethodIsWrong() {
        given().accept("text/html")
                .delete("/lists")
                .then()
                .statusCode(405)
                .contentType("text/html")
                .body(containsString("Not this way"), not(containsString("xception")));
    }

    @Test
    void tellsNoDetailsOfAMistakeOfOurs() {
        given().accept("text/html")
                .get("/broken")
                .then()
                .statusCode(500)
                .contentType("text/html")
                .body(
                        containsString("Something went wrong here"),
                        containsString("<nav"),
                        not(containsString(BrokenPage.SECRET)),
                        not(containsString("xception")));
    }

    @Test
    void saysThatTheDatabaseIsAway() {
        given().accept("text/html")
                .get("/broken/database")
                .then()
                .statusCode(503)
                .body(containsString("try again later"), not(containsString(BrokenPage.SECRET)));
    }
}
