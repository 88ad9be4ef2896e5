package org.carillon.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MembersResourceTest {
    @Inject
    Sql sql;

    @Test
    void takesOneInAndSaysWhenHeWasThere() {
        String members = "/api/v1/lists/" + Api.freshList() + "/members";
        var chloe = Map.of("address", "Chloé Martin <Chloe@home.example>", "mode", "nomail");

        Api.json(chloe)
                .post(members)
                .then()
                .statusCode(201)
                .body("new", equalTo(true))
                .body("name", equalTo("Chloé Martin"));
        Api.json(Map.of("address", "chloe@HOME.example"))
                .post(members)
                .then()
                .statusCode(200)
                .body("new", equalTo(false));

        Api.admin()
                .get(members)
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("address", contains("Chloe@home.example"))
                .body("mode", contains("nomail"));
    }

    @Test
    void removesOne() {
        String members = "/api/v1/lists/" + Api.freshList() + "/members";
        Api.json(Map.of("address", "a+b@x.example")).post(members).then().statusCode(201);
        Api.admin().delete(members + "/a+b@x.example").then().statusCode(204);
        Api.admin().delete(members + "/a+b@x.example").then().statusCode(404);
        Api.admin().get(members).then().body("$", hasSize(0));
    }

    @Test
    void refusesTheListAsItsOwnMember() {
        String list = Api.freshList();
        Api.json(Map.of("address", list))
                .post("/api/v1/lists/" + list + "/members")
                .then()
                .statusCode(400);
    }

    @Test
    void saysWhichLinesOfAFileAreWrong() {
        String members = "/api/v1/lists/" + Api.freshList() + "/members";
        String file =
                "a@x.example\nBob Ünal <b@x.example>,nomail\n\nnot an address\na@x.example\r\nc@x.example,sometimes\n";

        Api.admin()
                .contentType("text/csv; charset=UTF-8")
                .body(file)
                .post(members)
                .then()
                .statusCode(200)
                .body("new", equalTo(2))
                .body("known", equalTo(1))
                .body("refused.line", contains(4, 6));

        Api.admin().get(members).then().body("name", contains("", "Bob Ünal"));
    }

    @Test
    void takesTenThousandInByOneCallAndWritesToNobody() {
        String list = Api.freshList();
        String members = "/api/v1/lists/" + list + "/members";
        String file = IntStream.range(0, 10_000)
                .mapToObj(i -> "m" + i + "@d" + i % 50 + ".example")
                .collect(Collectors.joining("\n"));
        long letters = sql.number("select count(*) from outgoing");

        Api.admin()
                .contentType("text/csv")
                .body(file)
                .post(members)
                .then()
                .statusCode(200)
                .body("new", equalTo(10_000));

        Api.admin().get("/api/v1/lists/" + list).then().body("members", equalTo(10_000));
        assertEquals(letters, sql.number("select count(*) from outgoing"));
        var page = Api.admin().get(members + "?limit=1000");
        assertEquals(1000, page.jsonPath().getList("$").size());
    }

    @Test
    void changesWhatIsNamedAndNothingWhenSomeOfItIsWrong() {
        String members = "/api/v1/lists/" + Api.freshList() + "/members";
        Api.json(Map.of("address", "ana@x.example")).post(members);
        String ana = members + "/ana@x.example";

        Api.json(Map.of("name", "Ana", "options", Map.of("ack", "on", "mode", "mime-digest")))
                .patch(ana)
                .then()
                .statusCode(200)
                .body("name", equalTo("Ana"))
                .body("mode", equalTo("mime-digest"))
                .body("action", equalTo("none"))
                .body("options.ack", equalTo("on"))
                .body("options.duplicates", equalTo("on"));
        Api.json(Map.of("name", "Eve", "options", Map.of("ack", "maybe")))
                .patch(ana)
                .then()
                .statusCode(400)
                .body("detail", containsString("allowed is on, off"));
        Api.json(Map.of("options", Map.of()))
                .patch(members + "/eve@x.example")
                .then()
                .statusCode(404);
        Api.admin().get(ana).then().statusCode(200).body("name", equalTo("Ana"));
    }
}
