package org.carillon.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import org.carillon.listener.SmtpListener;
import org.carillon.testing.Sender;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DoorsResourceTest {
    @Inject
    SmtpListener listener;

    @Test
    void showsWhatCameThroughEachDoor() throws IOException {
        try (var stranger = Sender.to(listener.port())) {
            stranger.send("a@elsewhere.example", "nobody@nowhere.example", new byte[0]);
            Api.admin()
                    .get("/api/v1/doors")
                    .then()
                    .statusCode(200)
                    .body("name", contains("mx", "submission", "submissions", "lmtp"))
                    .body("[0].port", equalTo(listener.port()))
                    .body("[0].security", equalTo("starttls"))
                    .body("[0].sessions", greaterThanOrEqualTo(1))
                    .body("[0].refused", greaterThanOrEqualTo(1))
                    .body("[2].security", equalTo("tls"));
            Api.admin().get("/api/v1/doors/mx/refusals").then().statusCode(200).body("reply", hasItem("550 5.7.1"));
        }
    }

    @Test
    void showsTheCertificate() {
        Api.admin()
                .get("/api/v1/doors/certificate")
                .then()
                .statusCode(200)
                .body("selfSigned", equalTo(true))
                .body("expires", containsString("T"));
    }

    @Test
    void aDoorThatIsNotOpenIsNotFound() {
        Api.admin()
                .get("/api/v1/doors/back/refusals")
                .then()
                .statusCode(404)
                .body("detail", containsString("no open door \"back\""));
        RestAssured.given().get("/api/v1/doors").then().statusCode(401);
    }
}
