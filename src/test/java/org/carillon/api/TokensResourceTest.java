package org.carillon.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carillon.lists.Actor;
import org.carillon.lists.By;
import org.carillon.lists.Channel;
import org.carillon.lists.DomainAdmins;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListSweep;
import org.carillon.lists.MailingList;
import org.carillon.lists.Role;
import org.carillon.lists.SiteTrail;
import org.carillon.lists.Token;
import org.carillon.lists.Tokens;
import org.carillon.lists.Trail;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

/// Tokens of those who run a list or a domain: never more than they may themselves.
@QuarkusTest
class TokensResourceTest {
    @Inject
    Tokens tokens;

    @Inject
    Trail trail;

    @Inject
    SiteTrail siteTrail;

    @Inject
    People people;

    @Inject
    ListRegister register;

    @Inject
    DomainAdmins admins;

    @Inject
    ListSweep sweep;

    @Inject
    Sql sql;

    private static final By TEST = By.house("test");

    private static RequestSpecification bearing(String token) {
        return RestAssured.given().auth().preemptive().oauth2(token).contentType("application/json");
    }

    private static Response make(String token, String path, String role) {
        return bearing(token).body(Map.of("name", "bot", "role", role)).post("/api/v1/" + path + "/tokens");
    }

    private static String made(String token, String path, String role) {
        return make(token, path, role).then().statusCode(201).extract().path("token");
    }

    private static int status(String token, String list) {
        return bearing(token).get("/api/v1/lists/" + list + "/held").statusCode();
    }

    private String admin() {
        return tokens.make("admin", Actor.Grant.SITE, 0, Token.Maker.program(TEST, null))
                .secret();
    }

    private static MailingList list(String address) {
        return MailingList.at(Address.of(address)).orElseThrow();
    }

    @Test
    void anOwnersTokenMakesOnesForItsListAndNoMore() {
        String mine = Api.freshList();
        String other = Api.freshList();
        String owner = made(admin(), "lists/" + mine, "owner");

        String moderator = made(owner, "lists/" + mine, "moderator");
        assertEquals(200, status(moderator, mine));
        make(owner, "lists/" + other, "moderator").then().statusCode(403);
        make(owner, "lists/" + mine, "domain-admin").then().statusCode(400);
        make(owner, "lists/" + mine, "admin").then().statusCode(400);
        make(owner, "domains/api.example", "owner").then().statusCode(403);
        make(moderator, "lists/" + mine, "moderator").then().statusCode(403);
        bearing(owner)
                .body(Map.of("name", "x", "role", "owner", "list", mine))
                .post("/api/v1/tokens")
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenOfADomainGivesNoHigherRoleThanItsOwn() {
        String mine = Api.freshList();
        String owner = made(admin(), "domains/api.example", "owner");

        make(owner, "domains/api.example", "domain-admin")
                .then()
                .statusCode(400)
                .body("detail", containsString("more than you are"));
        assertEquals(200, status(made(owner, "domains/api.example", "owner"), mine));
        String admin = made(admin(), "domains/api.example", "domain-admin");
        assertEquals(200, status(made(admin, "lists/" + mine, "owner"), mine));
        make(admin, "domains/elsewhere.example", "owner").then().statusCode(403);
    }

    @Test
    void aTokenOfAnotherListIsNeitherSeenNorWithdrawn() {
        String mine = Api.freshList();
        String other = Api.freshList();
        String owner = made(admin(), "lists/" + mine, "owner");
        String secret = made(admin(), "lists/" + other, "moderator");
        long id = tokens.bearer(secret).orElseThrow().id();

        bearing(owner).get("/api/v1/lists/" + mine + "/tokens").then().body("id", not(hasItem(id)));
        bearing(owner).delete("/api/v1/lists/" + mine + "/tokens/" + id).then().statusCode(404);
        assertEquals(200, status(secret, other));
    }

    @Test
    void whatATokenHasMadeEndsWithIt() {
        String mine = Api.freshList();
        String owner = made(admin(), "lists/" + mine, "owner");
        String child = made(owner, "lists/" + mine, "owner");
        String grandchild = made(child, "lists/" + mine, "moderator");
        long id = tokens.bearer(owner).orElseThrow().id();

        Api.admin().delete("/api/v1/lists/" + mine + "/tokens/" + id).then().statusCode(204);

        for (String token : List.of(owner, child, grandchild)) assertEquals(401, status(token, mine));
        var lines = trail.page(list(mine).id(), Trail.Mark.NEWEST, 10).stream()
                .map(e -> e.action() + ": " + e.subject())
                .toList();
        assertEquals(
                3, lines.stream().filter(l -> l.startsWith("token made: bot")).count(), lines.toString());
        assertEquals(
                3,
                lines.stream().filter(l -> l.startsWith("token withdrawn: bot")).count(),
                lines.toString());
    }

    @Test
    void aTokenDoesNotOutliveTheOneThatMadeIt() {
        String mine = Api.freshList();
        String owner = bearing(admin())
                .body(Map.of("name", "short", "role", "owner", "days", 2))
                .post("/api/v1/lists/" + mine + "/tokens")
                .then()
                .statusCode(201)
                .body("expires", notNullValue())
                .extract()
                .path("token");
        Instant end = tokens.bearer(owner).orElseThrow().life().until();

        String child = bearing(owner)
                .body(Map.of("name", "long", "role", "owner", "days", 300))
                .post("/api/v1/lists/" + mine + "/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        assertEquals(end, tokens.bearer(child).orElseThrow().life().until());
        String endless = made(owner, "lists/" + mine, "owner");
        assertEquals(end, tokens.bearer(endless).orElseThrow().life().until());
    }

    @Test
    void anEndedTokenIsRefusedAndStaysInSightForAMonth() {
        String mine = Api.freshList();
        String secret = made(admin(), "lists/" + mine, "owner");
        long id = tokens.bearer(secret).orElseThrow().id();
        sql.update(
                "update api_token set expires_at = ? where id = ?",
                Instant.now().minusSeconds(60),
                id);

        assertEquals(401, status(secret, mine));
        sweep.sweep();
        assertTrue(tokens.find(id).isPresent());
        sql.update(
                "update api_token set expires_at = ? where id = ?",
                Instant.now().minus(Duration.ofDays(31)),
                id);
        sweep.sweep();
        assertTrue(tokens.find(id).isEmpty());
    }

    @Test
    void aTokenOfAPersonEndsWithTheirRole() {
        String mine = Api.freshList();
        Address olga = Address.of("olga" + System.nanoTime() + "@api.example");
        people.add(olga, "Olga", "a long enough password", false);
        long person = people.at(olga).orElseThrow().id();
        register.addOwner(list(mine), olga, TEST);
        var by = new By(olga.toString(), Channel.WEB, "");
        var grant = new Actor.Grant(Role.OWNER, "api.example", Address.of(mine).local());
        String secret =
                tokens.make("hers", grant, 0, Token.Maker.person(by, person)).secret();
        String child = made(secret, "lists/" + mine, "moderator");
        assertEquals(200, status(secret, mine));

        register.removeOwner(list(mine), olga, TEST);

        assertEquals(401, status(secret, mine));
        assertEquals(401, status(child, mine));
        register.addOwner(list(mine), olga, TEST);
        assertEquals(200, status(secret, mine));
    }

    @Test
    void showsWhenATokenWasUsed() {
        String mine = Api.freshList();
        String secret = made(admin(), "lists/" + mine, "moderator");
        Api.admin().get("/api/v1/lists/" + mine + "/tokens").then().body("[0].used", nullValue());
        status(secret, mine);
        Api.admin()
                .get("/api/v1/lists/" + mine + "/tokens")
                .then()
                .body("[0].used", notNullValue())
                .body("[0].expires", nullValue())
                .body("[0].name", equalTo("bot"));
    }

    @Test
    void tokensBansAndAdminsOfADomainLeaveALineInTheTrailOfTheSite() {
        String domain = "trail" + System.nanoTime() + ".example";
        Api.json(Map.of("domain", domain)).post("/api/v1/domains").then().statusCode(201);
        long id = tokens.bearer(made(admin(), "domains/" + domain, "owner"))
                .orElseThrow()
                .id();
        Api.admin().delete("/api/v1/tokens/" + id).then().statusCode(204);
        admins.add(domain, Address.of("ada@" + domain), TEST);
        Api.json(Map.of("who", domain)).post("/api/v1/bans").then().statusCode(201);

        var lines = siteTrail.find(Trail.Mark.NEWEST, "", 50).entries().stream()
                .filter(e -> e.subject().contains(domain))
                .map(e -> e.action() + ": " + e.subject())
                .toList();
        assertEquals(
                List.of(
                        "banned: " + domain,
                        "domain admin named: ada@" + domain + " for " + domain,
                        "token withdrawn: bot (owner) for " + domain,
                        "token made: bot (owner) for " + domain),
                lines);
    }

    @Test
    void refusesALifeThatIsNone() {
        String mine = Api.freshList();
        for (int days : new int[] {0, -1, 100_000}) {
            bearing(admin())
                    .body(Map.of("name", "x", "role", "owner", "days", days))
                    .post("/api/v1/lists/" + mine + "/tokens")
                    .then()
                    .statusCode(400);
        }
    }
}
