package org.carillon.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PeopleResourceTest {
    @Inject
    People people;

    @Test
    void makesAnAccountOnce() {
        var dai = Map.of("address", "dai@people.example", "name", "Dai", "password", "long enough");
        Api.json(dai).post("/api/v1/people").then().statusCode(201).body("address", equalTo("dai@people.example"));
        Api.json(dai).post("/api/v1/people").then().statusCode(409);
        Api.admin()
                .get("/api/v1/people")
                .then()
                .body("address", hasItem("dai@people.example"))
                .body(not(containsString("long enough")));
    }

    private static String account(String address) {
        Api.json(Map.of("address", address, "password", "long enough"))
                .post("/api/v1/people")
                .then()
                .statusCode(201);
        return "/api/v1/people/" + address + "/addresses";
    }

    @Test
    void asksAtOneMoreAddressAndTakesOneAway() {
        String fay = "fay" + System.nanoTime();
        String path = account(fay + "@people.example");
        String work = fay + "@work.example";

        Api.json(Map.of("address", work)).post(path).then().statusCode(202).body("asked", equalTo(work));
        Api.admin().get(path).then().body("address", contains(fay + "@people.example"));
        people.addAddress(
                people.owner(Address.of(fay + "@people.example")).orElseThrow().id(), Address.of(work));
        Api.admin()
                .get(path)
                .then()
                .body("address", contains(fay + "@people.example", work))
                .body("collect { it.get('first') }", contains(true, false));

        Api.admin().delete(path + "/" + fay + "@people.example").then().statusCode(409);
        Api.admin().delete(path + "/" + work).then().statusCode(204);
        Api.admin().delete(path + "/" + work).then().statusCode(404);
        Api.admin().get(path).then().body("address", contains(fay + "@people.example"));
    }

    /// The same whether somebody has it, so that a token of the API tells no more than the page.
    @Test
    void saysWhatIsWrongWithAnAddress() {
        String gil = "gil" + System.nanoTime();
        String path = account(gil + "@people.example");
        String other = gil + "@other.example";
        account(other);

        Api.json(Map.of("address", other)).post(path).then().statusCode(202).body("asked", equalTo(other));
        Api.json(Map.of("address", gil + "@people.example")).post(path).then().statusCode(400);
        Api.json(Map.of("address", "nonsense")).post(path).then().statusCode(400);
        Api.json(Map.of()).post(path).then().statusCode(400);
        Api.admin().delete(path + "/nonsense").then().statusCode(400);
        Api.admin().get("/api/v1/people/nobody@people.example/addresses").then().statusCode(404);
    }

    @Test
    void refusesAShortPasswordAndANameOfTwoLines() {
        Api.json(Map.of("address", "e@people.example", "password", "short"))
                .post("/api/v1/people")
                .then()
                .statusCode(400)
                .body("detail", containsString("password"));
        Api.json(Map.of("address", "e@people.example", "name", "a\nb", "password", "long enough"))
                .post("/api/v1/people")
                .then()
                .statusCode(400)
                .body("detail", containsString("one line"));
    }
}
