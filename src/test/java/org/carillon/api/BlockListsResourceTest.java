package org.carillon.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BlockListsResourceTest.OneList.class)
class BlockListsResourceTest {
    private static final String ALL = "/api/v1/blocklists";
    private static final String EXEMPT = ALL + "/exempt";

    /// Whose server is not there.
    public static class OneList implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "carillon.trust.block-lists.zones", "bl.example=5",
                    "carillon.dns.server", "127.0.0.1:1",
                    "carillon.dns.timeout", "1s");
        }
    }

    @Test
    void showsTheListsAndAsksOne() {
        Api.admin()
                .get(ALL)
                .then()
                .statusCode(200)
                .body("zone", hasItem("bl.example"))
                .body("[0].counts.asked", equalTo(0))
                .body("[0].restingUntil", nullValue());
        Api.admin()
                .post(ALL + "/bl.example/ask")
                .then()
                .statusCode(200)
                .body("good", equalTo(false))
                .body("sentence", containsString("did not answer"));
        Api.admin().post(ALL + "/other.example/ask").then().statusCode(404);
        Api.admin().get("/api/v1/doctor").then().body("subject", hasItem("block list"));
    }

    @Test
    void letsHostsInAndTakesThemOutAgain() {
        Api.json(Map.of("network", "198.51.100.7", "reason", "our bank"))
                .post(EXEMPT)
                .then()
                .statusCode(201);
        Api.json(Map.of("network", "198.51.100.7")).post(EXEMPT).then().statusCode(200);
        int id = Api.admin()
                .get(EXEMPT)
                .then()
                .body("network", hasItem("198.51.100.7"))
                .body("[0].reason", equalTo("our bank"))
                .extract()
                .path("[0].id");
        Api.admin().delete(EXEMPT + "/" + id).then().statusCode(204);
        Api.admin().delete(EXEMPT + "/" + id).then().statusCode(404);
        Api.admin().get(EXEMPT).then().body("network", not(hasItems("198.51.100.7")));
    }

    @Test
    void refusesNonsenseInASentence() {
        for (String network : new String[] {"nowhere", "0.0.0.0/0", "1.2.3.4/99"}) {
            Api.json(Map.of("network", network))
                    .post(EXEMPT)
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("."));
        }
        Api.json(Map.of("reason", "none")).post(EXEMPT).then().statusCode(400);
        Api.admin().delete(EXEMPT + "/x").then().statusCode(404);
        Api.admin().get(EXEMPT + "?after=x").then().statusCode(400);
    }

    @Test
    void theGreylistTellsItsCountsAndNetworks() {
        Api.admin().get("/api/v1/greylist/counts").then().statusCode(200).body("on", equalTo(false));
        Api.admin().get("/api/v1/greylist/networks?limit=1").then().statusCode(200);
        Api.admin().delete("/api/v1/greylist/networks/4711").then().statusCode(404);
    }
}
