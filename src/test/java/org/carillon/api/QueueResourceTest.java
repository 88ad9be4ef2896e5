package org.carillon.api;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.carillon.store.Ids;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The queue as an operator sees and moves it. The batch waits for tomorrow, so that no courier takes it
/// meanwhile.
@QuarkusTest
class QueueResourceTest {
    @Inject
    Sql sql;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Messages messages;

    private long letter;
    private long batch;

    @BeforeEach
    void oneBatchThatWaits() {
        letter = ids.next();
        batch = ids.next();
        var now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            long message = messages.store(
                    "Subject: Hi\r\n\r\nHi\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "");
            sql.update("""
                    insert into outgoing (id, message_id, origin, subject, recipe, created_at, accepted, delivered, deferred, failed)
                    values (?, ?, 'house', 'Hi', '', ?, 1, 0, 0, 0)""", letter, message, now);
            sql.update("""
                    insert into outbox (id, outgoing_id, destination, recipients, remaining, deferred, state, priority, attempts, fence,
                                        due_at, created_at, last_reply)
                    values (?, ?, 'only-here.example', 't a@only-here.example', 1, 0, 'ready', 1, 2, 0, ?, ?, '450 4.2.0 later')""", batch, letter, now.plus(Duration.ofDays(1)), now);
        });
    }

    @AfterEach
    void tidy() {
        sql.update("delete from outbox where id = ?", batch);
        sql.update("delete from failed_recipient where outgoing_id = ?", letter);
        sql.update("delete from outgoing where id = ?", letter);
    }

    @Test
    void showsWhatWaitsAndWhatTheOtherHostSaid() {
        Api.admin().get("/api/v1/queue?limit=1000").then().statusCode(200).body("id", hasItem((int) batch));
        Api.admin()
                .get("/api/v1/queue/" + batch)
                .then()
                .statusCode(200)
                .body("destination", equalTo("only-here.example"))
                .body("recipients", equalTo(1))
                .body("attempts", equalTo(2))
                .body("lastReply", equalTo("450 4.2.0 later"));
        Api.admin()
                .get("/api/v1/queue/letters/" + letter)
                .then()
                .statusCode(200)
                .body("subject", equalTo("Hi"))
                .body("recipients.accepted", equalTo(1));
        Api.admin().get("/api/v1/queue/letters?limit=1000").then().body("id", hasItem((int) letter));
        Api.admin()
                .get("/api/v1/queue/letters/" + letter + "/failed")
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
    }

    @Test
    void keepsBackWhatIsHeldUntilItIsReleased() {
        Api.admin().post("/api/v1/queue/" + batch + "/release").then().statusCode(409);
        Api.admin().post("/api/v1/queue/" + batch + "/hold").then().statusCode(204);
        Api.admin().get("/api/v1/queue/" + batch).then().body("state", equalTo("held"));
        Api.admin().post("/api/v1/queue/" + batch + "/retry").then().statusCode(409);
        Api.admin().get("/api/v1/queue/" + batch).then().body("state", equalTo("held"));
    }

    @Test
    void movesAllOfADomainOrALetterAtOnce() {
        String domain = "/api/v1/queue/destinations/only-here.example";
        Api.admin()
                .get(domain)
                .then()
                .statusCode(200)
                .body("recipients", equalTo(1))
                .body("attempts", equalTo(2))
                .body("lastReply", equalTo("450 4.2.0 later"));
        Api.admin()
                .get("/api/v1/queue/destinations?limit=1000")
                .then()
                .body("destination", hasItem("only-here.example"));
        Api.admin().post(domain + "/hold").then().statusCode(200).body("batches", equalTo(1));
        Api.admin().get(domain).then().body("held", equalTo(1)).body("next", nullValue());
        Api.admin().post(domain + "/retry").then().body("batches", equalTo(0)).body("waits", equalTo(""));
        String whole = "/api/v1/queue/letters/" + letter;
        Api.admin().post(whole + "/hold").then().statusCode(200).body("batches", equalTo(0));
        Api.admin().delete(whole).then().statusCode(200).body("batches", equalTo(1));
        Api.admin().get(domain).then().statusCode(404);
        Api.admin().post(domain + "/hold").then().statusCode(404);
        Api.admin().delete("/api/v1/queue/letters/1").then().statusCode(404);
        Api.admin().post(whole + "/burn").then().statusCode(404);
    }

    @Test
    void givesUpWhatIsDeleted() {
        Api.admin().delete("/api/v1/queue/" + batch).then().statusCode(204);
        Api.admin().get("/api/v1/queue/" + batch).then().statusCode(404);
        Api.admin().delete("/api/v1/queue/" + batch).then().statusCode(404);
        Api.admin().get("/api/v1/queue/letters/" + letter).then().body("recipients.failed", equalTo(1));
    }
}
