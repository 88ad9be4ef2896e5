package org.carillon.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.carillon.desk.Reception;
import org.carillon.lists.Application;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Programs, and the command line, decide about people who want in, and invite others.
@QuarkusTest
class RequestsResourceTest {
    @Inject
    Reception reception;

    @Inject
    Sql sql;

    private String list = "";
    private String base = "";

    @BeforeEach
    void aModeratedList() {
        sql.update("delete from letter_slot");
        list = Api.freshList();
        base = "/api/v1/lists/" + list;
        Api.json(Map.of("settings", Map.of("subscribe", "moderate")))
                .patch(base)
                .then()
                .statusCode(200);
    }

    private long waits(String address) {
        var who = new Mailbox("", Address.of(address));
        MailingList found = MailingList.at(Address.of(list)).orElseThrow();
        reception.join(found, Application.signedIn(who, "I play"), By.house("test"));
        return sql.number("select max(id) from join_request where address = ?", address);
    }

    @Test
    void letsPeopleInAndSaysNo() {
        long ana = waits("ana@r.example");
        long ben = waits("ben@r.example");
        Api.admin().get(base + "/requests").then().body("address", contains("ana@r.example", "ben@r.example"));
        Api.admin()
                .get(base + "/requests?limit=1&after=" + ana)
                .then()
                .body("address", contains("ben@r.example"))
                .body("words", contains("I play"));

        Api.admin().post(base + "/requests/" + ana + "/approve").then().statusCode(204);
        Api.json(Map.of("reason", "Only for players."))
                .post(base + "/requests/" + ben + "/reject")
                .then()
                .statusCode(204);

        Api.admin().get(base + "/members").then().body("address", contains("ana@r.example"));
        Api.admin().get(base + "/requests").then().body("$", hasSize(0));
        Api.admin().post(base + "/requests/" + ana + "/approve").then().statusCode(404);
    }

    @Test
    void whatIsTooLongOrNoNumberIsRefused() {
        long ana = waits("ana@r.example");
        Api.json(Map.of("reason", "x".repeat(501)))
                .post(base + "/requests/" + ana + "/reject")
                .then()
                .statusCode(400);
        Api.admin().post(base + "/requests/x/approve").then().statusCode(404);
        String other = Api.freshList();
        Api.admin()
                .post("/api/v1/lists/" + other + "/requests/" + ana + "/approve")
                .then()
                .statusCode(404);
        Api.admin().get(base + "/requests").then().body("$", hasSize(1));
    }

    @Test
    void aBanEndsTheRequestOfWhomItMeansAndNoOther() {
        long ana = waits("ana@r.example");
        long ben = waits("ben@s.example");
        Api.json(Map.of("who", "r.example")).post(base + "/bans").then().statusCode(201);
        Api.admin().post(base + "/requests/" + ana + "/approve").then().statusCode(404);
        Api.admin().post(base + "/requests/" + ben + "/approve").then().statusCode(204);
    }

    @Test
    void invitesAndTakesItBack() {
        Api.json(Map.of("address", "mia@i.example"))
                .post(base + "/members")
                .then()
                .statusCode(201);
        Api.json(Map.of(
                        "addresses",
                        List.of("Zoe <zoe@i.example>", "mia@i.example", "nobody", list),
                        "words",
                        "We miss you"))
                .post(base + "/invitations")
                .then()
                .statusCode(200)
                .body("invited", contains("Zoe <zoe@i.example>"))
                .body("refused.address", contains("mia@i.example", "nobody", list));
        Api.json(Map.of("addresses", List.of()))
                .post(base + "/invitations")
                .then()
                .statusCode(400);

        var open = Api.admin().get(base + "/invitations");
        open.then().body("address", contains("zoe@i.example")).body("name", contains("Zoe"));
        long id = open.jsonPath().getLong("[0].id");
        Api.admin().delete(base + "/invitations/" + id).then().statusCode(204);
        Api.admin().delete(base + "/invitations/" + id).then().statusCode(404);
        Api.admin().get(base + "/invitations").then().body("size()", equalTo(0));
    }
}
