package org.carillon.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BansResourceTest {
    @Test
    void keepsOutShowsAndLifts() {
        String bans = "/api/v1/lists/" + Api.freshList() + "/bans";

        Api.json(Map.of("who", "Bad@example.org", "reason", "shoes"))
                .post(bans)
                .then()
                .statusCode(201);
        Api.json(Map.of("who", "bad@example.org")).post(bans).then().statusCode(200);
        int id = Api.admin()
                .get(bans)
                .then()
                .statusCode(200)
                .body("who", contains("bad@example.org"))
                .body("reason", contains("shoes"))
                .extract()
                .path("[0].id");

        Api.admin().delete(bans + "/" + id).then().statusCode(204);
        Api.admin().delete(bans + "/" + id).then().statusCode(404);
        Api.admin().get(bans).then().body("who", empty());
    }

    @Test
    void saysWhatIsWrong() {
        String bans = "/api/v1/lists/" + Api.freshList() + "/bans";

        Api.json(Map.of()).post(bans).then().statusCode(400).body("detail", containsString("who"));
        Api.json(Map.of("who", "*")).post(bans).then().statusCode(400).body("detail", containsString("everybody"));
        Api.admin().get("/api/v1/lists/nobody@nowhere.example/bans").then().statusCode(404);
    }

    @Test
    void theSiteHasBansOfItsOwn() {
        String domain = "d" + System.nanoTime() + ".example";

        Api.json(Map.of("who", domain)).post("/api/v1/bans").then().statusCode(201);

        Api.admin().get("/api/v1/bans?limit=1000").then().body("who", hasItem(domain));
    }
}
