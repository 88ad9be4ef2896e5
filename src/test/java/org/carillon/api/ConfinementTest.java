package org.carillon.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What tokens that are not for the whole site get to.
@QuarkusTest
class ConfinementTest {
    /// Open to every token: they tell of nothing but what it reaches.
    private static final Set<String> OPEN = Set.of("get /api/v1/whoami", "get /api/v1/lists");

    /// Kinds of body by how dear they are to send.
    private static final List<String> BODIES =
            List.of("application/json", "text/plain", "text/csv", "message/rfc822", "*/*");

    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RequestSpecification bearing(String token) {
        return RestAssured.given().auth().preemptive().oauth2(token);
    }

    private static String token(String role, String key, String value) {
        var body = new HashMap<String, String>(Map.of("name", role + " for " + value, "role", role, key, value));
        return Api.json(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    /// A list that nobody may know of, in a domain of its own.
    private static String foreign() {
        String domain = "other" + Long.toString(System.nanoTime(), 36) + ".example";
        Api.json(Map.of("domain", domain)).post("/api/v1/domains").then().statusCode(201);
        String address = "secret@" + domain;
        Api.json(Map.of("address", address, "settings", Map.of("subscribe", "closed")))
                .post("/api/v1/lists")
                .then()
                .statusCode(201);
        return address;
    }

    private static JsonNode calls() throws IOException {
        String text = RestAssured.given().get("/q/openapi?format=json").asString();
        return new ObjectMapper().readTree(text).path("paths");
    }

    private static String filled(String path, String list) {
        return path.replace("{address}", list)
                .replace("{domain}", list.substring(list.indexOf('@') + 1))
                .replace("{deed}", "hold")
                .replaceAll("\\{[a-z]+}", "1");
    }

    private static HttpResponse<String> answer(String token, String method, String path, JsonNode call, String list)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + filled(path, list)))
                .header("Authorization", "Bearer " + token);
        JsonNode kinds = call.path("requestBody").path("content");
        BodyPublisher body = BodyPublishers.noBody();
        if (!kinds.isMissingNode()) {
            String kind = BODIES.stream().filter(kinds::has).findFirst().orElseThrow();
            request.header("Content-Type", kind.equals("*/*") ? "application/mbox" : kind);
            body = BodyPublishers.ofString(path.equals("/api/v1/lists") ? "{\"address\":\"" + list + "\"}" : "{}");
        }
        var sent = request.method(method.toUpperCase(Locale.ROOT), body).build();
        return HTTP.send(sent, HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"moderator", "owner", "domain-admin"})
    void aTokenForOneListOrDomainIsRefusedByEveryCallAboutAnother(String role)
            throws IOException, InterruptedException {
        String mine = Api.freshList();
        String token = role.equals("domain-admin") ? token(role, "domain", "api.example") : token(role, "list", mine);
        String other = foreign();
        var let = new TreeMap<String, Integer>();
        int asked = 0;
        for (var path : calls().properties()) {
            for (var call : path.getValue().properties()) {
                if (!VERBS.contains(call.getKey())) continue;
                asked++;
                String name = call.getKey() + " " + path.getKey();
                int status = answer(token, call.getKey(), path.getKey(), call.getValue(), other)
                        .statusCode();
                boolean ofLists = path.getKey().matches("/api/v1/(lists|held)(/.*)?");
                boolean refused = status == 403 || ofLists && status == 404;
                if (!refused && !OPEN.contains(name)) let.put(name, status);
            }
        }
        assertEquals(Map.of(), let);
        assertTrue(asked > 90, asked + " calls");
    }

    @Test
    void everyCallBelowAListAsksWhatATokenForThatListMay() throws IOException, InterruptedException {
        String mine = Api.freshList();
        String token = token("owner", "list", mine);
        var closed = new TreeMap<String, String>();
        for (var path : calls().properties()) {
            if (!path.getKey().startsWith("/api/v1/lists/")) continue;
            for (var call : path.getValue().properties()) {
                if (!VERBS.contains(call.getKey())) continue;
                String said = answer(token, call.getKey(), path.getKey(), call.getValue(), mine)
                        .body();
                if (said.contains("that needs one for the whole site")) {
                    closed.put(call.getKey() + " " + path.getKey(), "bears no @AsksRights");
                }
            }
        }
        assertEquals(Map.of(), closed);
    }

    @Test
    void saysWhatTheTokenIsFor() {
        String mine = Api.freshList();
        bearing(token("moderator", "list", mine))
                .get("/api/v1/queue")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        equalTo("This token is for the list " + mine
                                + " (moderator); that needs one for the whole site."));
        bearing(token("domain-admin", "domain", "api.example"))
                .get("/api/v1/whoami")
                .then()
                .body("role", equalTo("domain-admin"))
                .body("domain", equalTo("api.example"))
                .body("list", equalTo(""));
        Api.admin().get("/api/v1/whoami").then().body("role", equalTo("admin")).body("domain", equalTo(""));
    }

    @Test
    void aTokenSeesTheListsItIsForAndNoOthers() {
        String mine = Api.freshList();
        Api.freshList();
        String other = foreign();
        String domain = other.substring(other.indexOf('@') + 1);

        bearing(token("owner", "list", mine)).get("/api/v1/lists").then().body("address", equalTo(List.of(mine)));
        bearing(token("owner", "list", mine))
                .get("/api/v1/lists?after=" + mine)
                .then()
                .body("address", equalTo(List.of()));
        bearing(token("moderator", "domain", domain))
                .get("/api/v1/lists")
                .then()
                .body("address", equalTo(List.of(other)));
    }

    @Test
    void theRoleOfATokenDecidesWhatItMayDoThere() {
        String mine = Api.freshList();
        String moderator = token("moderator", "list", mine);
        String owner = token("owner", "list", mine);
        var change = Map.of("settings", Map.of("max-recipients", "7"));

        bearing(moderator).get("/api/v1/lists/" + mine + "/held").then().statusCode(200);
        bearing(moderator)
                .contentType("application/json")
                .body(change)
                .patch("/api/v1/lists/" + mine)
                .then()
                .statusCode(403)
                .body("detail", containsString("may not do that"));
        bearing(owner)
                .contentType("application/json")
                .body(change)
                .patch("/api/v1/lists/" + mine)
                .then()
                .statusCode(200);
        bearing(owner).delete("/api/v1/lists/" + mine).then().statusCode(403);
        bearing(token("domain-admin", "domain", "api.example"))
                .delete("/api/v1/lists/" + mine)
                .then()
                .statusCode(204);
    }

    @Test
    void aTokenEndsWithItsListAndIsNotForTheNextOneOfThatName() {
        String mine = Api.freshList();
        String token = token("owner", "list", mine);
        Api.admin().delete("/api/v1/lists/" + mine).then().statusCode(204);
        Api.json(Map.of("address", mine, "again", true))
                .post("/api/v1/lists")
                .then()
                .statusCode(201);

        bearing(token).get("/api/v1/lists/" + mine).then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            owner        |             |                  | is for one list, or for all lists of one domain
            owner        | api.example | x@api.example    | is for one list, or for all lists of one domain
            owner        |             | none@api.example | There is no list none@api.example.
            moderator    | no.example  |                  | "no.example" is not a domain of this server.
            domain-admin |             | x@api.example    | is for one domain: name it, and no list
            admin        | api.example |                  | is for everything: name no domain and no list
            member       |             | x@api.example    | must be admin, domain-admin, owner or moderator
            """)
    void makesNoTokenWhoseReachIsNotClear(String role, String domain, String list, String sentence) {
        Api.freshList();
        var body = new HashMap<String, String>(Map.of("name", "x", "role", role));
        if (domain != null) body.put("domain", domain);
        if (list != null) body.put("list", list);
        Api.json(body).post("/api/v1/tokens").then().statusCode(400).body("detail", containsString(sentence));
    }
}
