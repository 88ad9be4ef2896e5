package org.carillon.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListsResourceTest {
    @Test
    void showsWhatWasSent() {
        String list = Api.freshList();
        Api.admin()
                .get("/api/v1/lists/" + list + "/sent")
                .then()
                .statusCode(200)
                .body("$", org.hamcrest.Matchers.hasSize(0));
        Api.admin().get("/api/v1/lists/nobody@api.example/sent").then().statusCode(404);
    }

    @Test
    void makesAListWithItsStyleAndSettings() {
        Api.json(Map.of("domain", "Clubs.Example"))
                .post("/api/v1/domains")
                .then()
                .statusCode(201)
                .body("domain", equalTo("clubs.example"));
        var wanted = Map.of(
                "address",
                "Bridge@clubs.example",
                "name",
                "Bridge & more",
                "owners",
                List.of("ana@home.example"),
                "style",
                "kernel",
                "settings",
                Map.of("subject-prefix", "[bridge]", "max-recipients", "50"));

        Api.json(wanted)
                .post("/api/v1/lists")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/lists/bridge@clubs.example"));

        Api.admin()
                .get("/api/v1/lists/BRIDGE@clubs.example")
                .then()
                .statusCode(200)
                .body("address", equalTo("bridge@clubs.example"))
                .body("name", equalTo("Bridge & more"))
                .body("owners", contains("ana@home.example"))
                .body("members", equalTo(0))
                .body("settings.nonmember", equalTo("accept"))
                .body("settings.max-recipients", equalTo("50"))
                .body("settings.subject-prefix", equalTo("[bridge]"))
                .body("settings.verp", equalTo("on"));
        Api.admin().get("/api/v1/lists?limit=1000").then().body("address", hasItem("bridge@clubs.example"));
    }

    @Test
    void makesNoListTwice() {
        String list = Api.freshList();
        Api.json(Map.of("address", list))
                .post("/api/v1/lists")
                .then()
                .statusCode(409)
                .body("detail", containsString("exists already"));
    }

    @Test
    void makesNoListInAForeignDomain() {
        Api.json(Map.of("address", "x@foreign.example"))
                .post("/api/v1/lists")
                .then()
                .statusCode(400)
                .body("detail", containsString("not a domain of this server"));
    }

    @Test
    void changesOnlyWhatIsNamed() {
        String list = Api.freshList();
        Api.json(Map.of("owners", List.of("a@x.example", "b@x.example")))
                .patch("/api/v1/lists/" + list)
                .then()
                .statusCode(200);

        Api.json(Map.of("name", "New name", "owners", List.of("B@x.example"), "settings", Map.of("emergency", "on")))
                .patch("/api/v1/lists/" + list)
                .then()
                .statusCode(200);

        Api.admin()
                .get("/api/v1/lists/" + list)
                .then()
                .body("name", equalTo("New name"))
                .body("owners", hasSize(1))
                .body("settings.emergency", equalTo("on"))
                .body("settings.verp", equalTo("on"));
    }

    @Test
    void forgetsADeletedList() {
        String list = Api.freshList();
        Api.json(Map.of("address", "a@x.example"))
                .post("/api/v1/lists/" + list + "/members")
                .then()
                .statusCode(201);
        Api.admin().delete("/api/v1/lists/" + list).then().statusCode(204);
        Api.admin().get("/api/v1/lists/" + list).then().statusCode(404);
        Api.admin().get("/api/v1/lists?limit=1000").then().body("address", not(hasItem(list)));
    }

    @Test
    void givesEveryListOnceThroughItsPages() {
        for (int i = 0; i < 5; i++) Api.freshList();
        List<String> whole =
                Api.admin().get("/api/v1/lists?limit=1000").jsonPath().getList("address");
        var paged = new ArrayList<String>();
        String next = "/api/v1/lists?limit=2";
        while (next != null) {
            var page = Api.admin().urlEncodingEnabled(false).get(next);
            paged.addAll(page.jsonPath().<String>getList("address"));
            String link = page.getHeader("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertEquals(whole, paged);
    }
}
