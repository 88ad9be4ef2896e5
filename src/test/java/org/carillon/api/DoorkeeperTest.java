package org.carillon.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DoorkeeperTest {
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/lists", "/api/v1/whoami", "/api/v1/no/such/thing", "/api", "/api/v2"})
    void turnsAwayWhoeverBearsNoToken(String path) {
        given().get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType("application/problem+json")
                .body("detail", startsWith("A valid token is needed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer", "Bearer ", "Bearer x", "Basic YWRtaW46YWRtaW4=", "bearer ' or 1=1 --", "Bearer ünïcode"
            })
    void turnsAwayWhoeverBearsAWrongToken(String authorization) {
        given().header("Authorization", authorization)
                .get("/api/v1/lists")
                .then()
                .statusCode(401);
    }

    @Test
    void knowsTheTokenInTheFile() {
        Api.admin().get("/api/v1/whoami").then().statusCode(200).body("name", equalTo("admin"));
    }

    @Test
    void keepsTheTokenFileFromOtherUsersOfTheMachine() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(Api.tokenFile())));
    }

    @Test
    void knowsATokenFromItsMakingToItsEnd() {
        var made = Api.json(Map.of("name", "backup script", "role", "admin"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String token = made.getString("token");
        given().auth()
                .preemptive()
                .oauth2(token)
                .get("/api/v1/whoami")
                .then()
                .statusCode(200)
                .body("name", equalTo("backup script"));
        Api.admin()
                .get("/api/v1/tokens")
                .then()
                .body("name", hasItem("backup script"))
                .body("[0]", not(hasItem(token)));

        Api.admin().delete("/api/v1/tokens/" + made.getLong("id")).then().statusCode(204);

        given().auth().preemptive().oauth2(token).get("/api/v1/whoami").then().statusCode(401);
        Api.admin().delete("/api/v1/tokens/" + made.getLong("id")).then().statusCode(404);
    }

    @Test
    void makesNoTokenForARoleThereIsNot() {
        Api.json(Map.of("name", "x", "role", "god"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .body("detail", equalTo("The role must be admin, domain-admin, owner or moderator."));
    }
}
