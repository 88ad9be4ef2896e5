package org.carillon.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A program looks back at what was done to a list, and undoes it.
@QuarkusTest
class VersionsResourceTest {
    private String path = "";

    @BeforeEach
    void aFreshList() {
        path = "/api/v1/lists/" + Api.freshList();
    }

    private void patch(Map<String, ?> body) {
        Api.json(body).patch(path).then().statusCode(200);
    }

    @Test
    void showsEachChangeWithWhoAndHow() {
        patch(Map.of("description", "For all who play.", "settings", Map.of("verp", "off")));

        Api.admin()
                .get(path + "/versions")
                .then()
                .statusCode(200)
                .body("$", hasSize(2))
                .body("[0].version", equalTo(2))
                .body("[0].by", containsString("api"))
                .body("[0].door", equalTo("api"))
                .body("[0].from", equalTo("127.0.0.1"))
                .body("[0].changes", hasSize(2))
                .body("[0].changes[1].key", equalTo("verp"))
                .body("[0].changes[1].before", equalTo("on"))
                .body("[0].changes[1].after", equalTo("off"))
                .body("[0].settings.verp", equalTo("off"))
                .body("[1].changes", hasSize(0));
        var page = Api.admin().get(path + "/versions?limit=1");
        page.then().body("$", hasSize(1)).body("[0].changes", hasSize(2));
        String link = page.getHeader("Link");
        Api.admin()
                .urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .body("[0].version", equalTo(1));
    }

    @Test
    void restores() {
        patch(Map.of("name", "Other", "settings", Map.of("verp", "off")));

        Api.admin()
                .post(path + "/versions/1/restore")
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("changes", hasSize(2));

        Api.admin().get(path).then().body("settings.verp", equalTo("on"));
        Api.admin().post(path + "/versions/9/restore").then().statusCode(404);
        Api.admin().post(path + "/versions/x/restore").then().statusCode(404);
    }

    @Test
    void tellsWhoDidWhat() {
        patch(Map.of("settings", Map.of("emergency", "on")));

        Api.admin()
                .get(path + "/trail")
                .then()
                .statusCode(200)
                .body("[0].action", equalTo("set"))
                .body("[0].subject", equalTo("emergency=on"))
                .body("[0].door", equalTo("api"))
                .body("[0].from", equalTo("127.0.0.1"))
                .body("action", hasItem("created"));
        String link = Api.admin().get(path + "/trail?limit=1").getHeader("Link");
        Api.admin()
                .urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .body("[0].action", equalTo("created"));
        Api.admin().get(path + "/trail?after=7").then().statusCode(400);
    }

    @Test
    void tooLongADescriptionIsRefusedAndNothingChanges() {
        Api.json(Map.of("description", "x".repeat(501), "settings", Map.of("verp", "off")))
                .patch(path)
                .then()
                .statusCode(400)
                .body("detail", containsString("at most 500 characters"));
        Api.admin().get(path).then().body("settings.verp", equalTo("on")).body("description", equalTo(""));
    }
}
