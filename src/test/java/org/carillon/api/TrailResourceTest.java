package org.carillon.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A program finds in the trail of a list who was put there among many.
@QuarkusTest
class TrailResourceTest {
    private static final List<String> MANY =
            IntStream.range(10, 40).mapToObj(i -> "p" + i + "@x.example").toList();

    private String trail = "";

    @BeforeEach
    void aListWithMany() {
        String path = "/api/v1/lists/" + Api.freshList();
        Api.admin()
                .contentType("text/csv")
                .body(MANY.stream().collect(Collectors.joining("\n")))
                .post(path + "/members")
                .then()
                .statusCode(200);
        trail = path + "/trail";
    }

    private static Response get(String path) {
        return Api.admin().urlEncodingEnabled(false).get(path);
    }

    @Test
    void saysHowManyAndNamesThemWhenAsked() {
        Response newest = get(trail + "?limit=1");
        newest.then()
                .body("[0].action", equalTo("joined"))
                .body("[0].people", equalTo(30))
                .body("[0].subject", equalTo("30 people: p10@x.example … p39@x.example"));
        String key = newest.path("[0].key");
        get(trail + "/" + key)
                .then()
                .statusCode(200)
                .body("people", equalTo(30))
                .body("door", equalTo("api"))
                .body("key", equalTo(key))
                .body("subjects", equalTo(MANY));
        Response first = get(trail);
        first.then().body("[1].people", equalTo(1)).body("[1].action", equalTo("created"));
        String alone = first.path("[1].key");
        get(trail + "/" + alone).then().body("subjects", equalTo(List.of(first.<String>path("[1].subject"))));
    }

    @Test
    void findsOneOfThem() {
        get(trail + "?find=P25")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].subject", equalTo("p25@x.example (of 30)"));
        Response first = get(trail + "?find=p2&limit=1");
        first.then().body("[0].subject", equalTo(String.join(", ", MANY.subList(10, 15)) + " and 5 more (of 30)"));
        String link = first.getHeader("Link");
        assertTrue(link.contains("find=p2&limit=1&after="), link);
        Response rest = get(link.substring(1, link.indexOf('>')));
        rest.then().statusCode(200).body("$", hasSize(0));
        assertNull(rest.getHeader("Link"));
        get(trail + "?find=%25").then().body("$", hasSize(0));
        get(trail + "?find=" + "x".repeat(101))
                .then()
                .statusCode(400)
                .body("detail", containsString("at most 100 characters"));
    }

    @Test
    void knowsNoEntryOfAnotherList() {
        String key = get(trail).path("[0].key");
        String other = "/api/v1/lists/" + Api.freshList() + "/trail/";
        get(other + key).then().statusCode(404).body("detail", containsString("no entry with that key"));
        for (String none : List.of("x", "7", "1-1", "99999999999999999-999999999999999999")) {
            get(trail + "/" + none).then().statusCode(404);
        }
    }
}
