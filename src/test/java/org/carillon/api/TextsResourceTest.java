package org.carillon.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TextsResourceTest {
    private String path = "";

    @BeforeEach
    void aFreshList() {
        path = "/api/v1/lists/" + Api.freshList() + "/texts";
    }

    @Test
    void showsSetsAndResets() {
        Api.admin().get(path).then().statusCode(200).body("name", hasItem("confirm-join"));
        Api.admin()
                .get(path + "/welcome")
                .then()
                .body("own", equalTo(false))
                .body("body", containsString("{address} is on the list"));
        Api.json(Map.of("body", "Hello {address}!"))
                .put(path + "/welcome")
                .then()
                .statusCode(200)
                .body("own", equalTo(true))
                .body("subject", equalTo("Welcome to {list}"));
        Api.admin().delete(path + "/welcome").then().statusCode(200).body("own", equalTo(false));
    }

    @Test
    void refusesWhatCannotServe() {
        Api.json(Map.of("body", "Hello!"))
                .put(path + "/confirm-join")
                .then()
                .statusCode(400)
                .body("detail", containsString("{link} or {token}"));
        Api.json(Map.of("subject", "x\r\nBcc: y", "body", "z"))
                .put(path + "/help")
                .then()
                .statusCode(400);
        Api.admin().get(path + "/nonsense").then().statusCode(404).body("detail", containsString("confirm-join"));
    }
}
