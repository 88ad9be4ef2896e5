package org.carillon.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HeldResourceTest {
    @Inject
    HeldPosts held;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    @Inject
    SpamMemory memory;

    private String list;
    private long id;

    @BeforeEach
    void oneHeldPost() {
        list = Api.freshList();
        Api.json(java.util.Map.of("address", "m@x.example"))
                .post("/api/v1/lists/" + list + "/members")
                .then()
                .statusCode(201);
        id = hold();
    }

    private long hold() {
        byte[] bytes = "From: a@b.example\r\nTo: %s\r\nSubject: Hello\r\nMessage-ID: <%s@b>\r\n\r\nHi\r\n"
                .formatted(list, list.hashCode())
                .getBytes(StandardCharsets.US_ASCII);
        return QuarkusTransaction.requiringNew()
                .call(() -> held.hold(
                                MailingList.at(Address.of(list)).orElseThrow(),
                                messages.store(bytes, ""),
                                null,
                                new Message(bytes),
                                new HeldPosts.Why("Not a member.", List.of("it is large"), List.of()))
                        .id());
    }

    private long leaving() {
        return sql.number(
                "select count(*) from outgoing where origin = ?",
                "list/" + MailingList.at(Address.of(list)).orElseThrow().id());
    }

    @Test
    void showsWhatWaitsAndWhy() {
        Api.admin()
                .get("/api/v1/lists/" + list + "/held")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("from", contains("a@b.example"))
                .body("subject", contains("Hello"))
                .body("reason", contains("Not a member."))
                .body("notes[0]", contains("it is large"))
                .body("[0].sender.proven", equalTo(false))
                .body("[0].sender.why", contains("It was not looked into where it came from."));
        Api.admin().get("/api/v1/held?limit=1000").then().body("list", hasItem(list));
    }

    @Test
    void sendsAnAcceptedPostToTheList() {
        Api.admin().post("/api/v1/held/" + id + "/accept").then().statusCode(204);
        assertEquals(1, leaving());
        Api.admin().get("/api/v1/held?limit=1000").then().body("id", not(hasItem((int) id)));
    }

    @Test
    void sendsOnlyOneOfTwoCopiesAndKeepsTheOther() {
        long twin = hold();
        Api.admin().post("/api/v1/held/" + id + "/accept").then().statusCode(204);

        Api.admin()
                .post("/api/v1/held/" + twin + "/accept")
                .then()
                .statusCode(409)
                .body("detail", containsString("distributed this post already"));

        assertEquals(1, leaving());
        Api.admin().get("/api/v1/lists/" + list + "/held").then().body("id", contains((int) twin));
        Api.admin().post("/api/v1/held/" + twin + "/discard").then().statusCode(204);
    }

    @Test
    void decidesOnlyOnce() {
        Api.admin()
                .post("/api/v1/lists/" + list + "/held/" + id + "/discard")
                .then()
                .statusCode(204);
        Api.admin()
                .post("/api/v1/held/" + id + "/accept")
                .then()
                .statusCode(404)
                .body("status", equalTo(404));
        assertEquals(0, leaving());
    }

    @Test
    void reachesNoPostOfAnotherList() {
        Api.admin()
                .post("/api/v1/lists/" + Api.freshList() + "/held/" + id + "/accept")
                .then()
                .statusCode(404);
        Api.admin().get("/api/v1/lists/" + list + "/held").then().body("$", hasSize(1));
    }

    @Test
    void teachesTheFilterWhatIsSpamAndWhatIsWanted() {
        String scope =
                SpamScopes.list(MailingList.at(Address.of(list)).orElseThrow().id());
        Api.admin().post("/api/v1/held/" + id + "/spam").then().statusCode(204);
        assertEquals(1, memory.learned(scope).spam());
        assertEquals(0, leaving());
        Api.admin().post("/api/v1/held/" + id + "/spam").then().statusCode(404);

        long other = hold();
        Api.admin()
                .post("/api/v1/lists/" + Api.freshList() + "/held/" + other + "/spam")
                .then()
                .statusCode(404);
        Api.admin()
                .post("/api/v1/lists/" + list + "/held/" + other + "/accept")
                .then()
                .statusCode(204);
        assertEquals(1, memory.learned(scope).ham());
    }

    @Test
    void writesNobodyForARejectedPost() {
        Api.admin().post("/api/v1/held/" + id + "/reject").then().statusCode(204);
        assertEquals(0, leaving());
    }
}
