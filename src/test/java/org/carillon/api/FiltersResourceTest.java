package org.carillon.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.spam.Bayes.Count;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.carillon.testing.Eventually;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FiltersResourceTest {
    @Inject
    SpamMemory memory;

    private static void teach(String list) {
        Api.admin()
                .contentType("message/rfc822")
                .body(("From: a@b.example\r\nSubject: Pills\r\n\r\nBuy " + list).getBytes(UTF_8))
                .post("/api/v1/spam/learn?kind=spam&list=" + list)
                .then()
                .statusCode(200);
    }

    @Test
    void showsWhatEachFilterHasLearned() {
        String list = Api.freshList();
        teach(list);

        Api.admin()
                .get("/api/v1/spam/filters?limit=1000")
                .then()
                .statusCode(200)
                .body("whose", hasItem(list))
                .body("find { it.whose == '" + list + "' }.spam", equalTo(1));
        Api.admin().get("/api/v1/spam/filters?limit=1").then().body("$", hasSize(1));
        Api.admin()
                .get("/api/v1/spam/filters?after=nobody")
                .then()
                .statusCode(400)
                .body("detail", containsString("no filter of that name"));
    }

    @Test
    void showsThatNoProgramOfOthersIsAsked() {
        Api.admin().get("/api/v1/spam/scanners").then().statusCode(200).body("$", hasSize(0));
    }

    @Test
    void whatAListWasTaughtGoesWithIt() {
        String list = Api.freshList();
        String scope =
                SpamScopes.list(MailingList.at(Address.of(list)).orElseThrow().id());
        teach(list);
        assertEquals(new Count(0, 1), memory.learned(scope));

        Api.admin().delete("/api/v1/lists/" + list).then().statusCode(204);

        Eventually.await().until(() -> memory.learned(scope).equals(Count.NONE));
    }
}
