package org.carillon.api;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DomainAdminsResourceTest {
    @Test
    void namesShowsAndTakesAway() {
        String domain = Api.freshList().replaceFirst(".*@", "");
        String admins = "/api/v1/domains/" + domain + "/admins";
        String dora = "dora" + System.nanoTime() + "@owners.example";

        Api.json(Map.of("address", dora)).post(admins).then().statusCode(201);
        Api.json(Map.of("address", dora)).post(admins).then().statusCode(200);
        Api.admin().get(admins).then().statusCode(200).body("address", hasItem(dora));

        Api.admin().delete(admins + "/" + dora).then().statusCode(204);
        Api.admin().delete(admins + "/" + dora).then().statusCode(404);
        Api.admin().get(admins).then().body("address", not(hasItem(dora)));
        Api.admin().get("/api/v1/domains/nowhere.example/admins").then().statusCode(404);
        Api.json(Map.of("address", "no address")).post(admins).then().statusCode(400);
    }
}
