package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.lists.Actor;
import org.carillon.lists.By;
import org.carillon.lists.DomainAdmins;
import org.carillon.lists.ListSettings;
import org.carillon.lists.MailingList;
import org.carillon.lists.Role;
import org.carillon.lists.Token;
import org.carillon.lists.Tokens;
import org.carillon.lists.Trail;
import org.carillon.mail.Address;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;

/// The pages about tokens, and the log of the site.
@QuarkusTest
class TokenPagesTest extends WithPages {
    private static final Pattern SECRET = Pattern.compile("<pre>([0-9a-z]{40,})</pre>");

    @Inject
    Tokens tokens;

    @Inject
    Trail trail;

    @Inject
    DomainAdmins admins;

    private static String secret(Response answer) {
        assertEquals(200, answer.statusCode());
        var found = SECRET.matcher(answer.asString());
        assertTrue(found.find(), answer.asString());
        return found.group(1);
    }

    private static int held(String token, MailingList list) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .oauth2(token)
                .get("/api/v1/lists/" + list.address() + "/held")
                .statusCode();
    }

    @Test
    void anOwnerMakesATokenSeesItOnceAndWithdrawsIt() {
        String olga = fresh("olga") + "@home.example";
        MailingList list = list(List.of(olga));
        Visit visit = signedIn(olga, false);
        String page = path(list) + "/tokens";

        String secret = secret(visit.send(page, page, "name", "<b>bot</b>", "role", "owner", "days", "30"));

        assertEquals(200, held(secret, list));
        String shown = visit.page(page);
        assertFalse(shown.contains(secret), "shown once only");
        assertTrue(read(shown).contains("<b>bot</b>") && read(shown).contains("owner of " + list.address()), shown);
        long id = tokens.bearer(secret).orElseThrow().id();
        visit.send(page, page + "/" + id + "/withdraw").then().statusCode(303);
        assertEquals(401, held(secret, list));
        var lines = trail.page(list.id(), Trail.Mark.NEWEST, 2);
        assertEquals(
                List.of("token withdrawn " + olga, "token made " + olga),
                lines.stream().map(l -> l.action() + " " + l.by().who()).toList());
    }

    @Test
    void anOwnerGetsNoTokenForMoreThanTheirLists() {
        String olga = fresh("olga") + "@home.example";
        MailingList mine = list(List.of(olga));
        MailingList other = list(List.of(), "subscribe=closed", "archive=none");
        Visit visit = signedIn(olga, false);
        String token = Visit.token(visit.page("/tokens"));
        String domain = mine.address().domain();

        String[][] tries = {
            {"admin", ""},
            {"domain-admin", domain},
            {"owner", domain},
            {"moderator", other.address().toString()}
        };
        for (String[] one : tries) {
            Response answer = visit.post("/tokens", token, "name", "x", "role", one[0], "reach", one[1], "days", "30");
            assertEquals(422, answer.statusCode(), one[0] + " " + one[1]);
            assertFalse(SECRET.matcher(answer.asString()).find());
        }
        assertTrue(read(visit.post(
                                "/tokens",
                                token,
                                "name",
                                "x",
                                "role",
                                "owner",
                                "reach",
                                other.address().toString())
                        .asString())
                .contains("There is no list " + other.address()));
        String path = path(mine) + "/tokens";
        assertEquals(
                422,
                visit.post(path, token, "name", "x", "role", "admin", "days", "30")
                        .statusCode());
        secret(visit.post(
                "/tokens",
                token,
                "name",
                "x",
                "role",
                "owner",
                "reach",
                mine.address().toString(),
                "days",
                "0"));
    }

    @Test
    void nobodySeesOrWithdrawsTheTokensOfOthers() {
        String olga = fresh("olga") + "@home.example";
        MailingList mine = list(List.of(olga));
        MailingList other = list(List.of());
        String name = fresh("secretname");
        var maker = Token.Maker.program(By.house("test"), null);
        var grant = new Actor.Grant(
                Role.OWNER, other.address().domain(), other.address().local());
        Tokens.Made made = tokens.make(name, grant, 0, maker);
        Visit visit = signedIn(olga, false);
        String token = Visit.token(visit.page("/tokens"));

        assertFalse(visit.page("/tokens").contains(name));
        for (String page : List.of("/tokens", path(mine) + "/tokens")) {
            visit.post(page + "/" + made.token().id() + "/withdraw", token);
            assertEquals(200, held(made.secret(), other));
        }
    }

    @Test
    void whoRunsNothingFindsNoPage() {
        Visit sam = signedIn(fresh("sam") + "@home.example", false);
        assertEquals(404, sam.look("/tokens").statusCode());
        assertEquals(404, sam.look("/site/trail").statusCode());
        assertEquals(303, new Visit().look("/tokens").statusCode());
    }

    @Test
    void whoRunsADomainMakesTokensForAllOfItsLists() {
        String domain = fresh("dora") + ".example";
        domains.add(domain);
        By house = By.house("test");
        MailingList list =
                register.create(Address.of("chess@" + domain), "Chess", ListSettings.USUAL, List.<Address>of(), house);
        String dora = fresh("dora") + "@home.example";
        Visit visit = signedIn(dora, false);
        admins.add(domain, Address.of(dora), By.house("test"));

        String secret = secret(
                visit.send("/tokens", "/tokens", "name", "d", "role", "domain-admin", "reach", domain, "days", "90"));

        assertEquals(200, held(secret, list));
        assertTrue(read(visit.page("/tokens")).contains("domain admin of all lists of " + domain));
        admins.remove(domain, Address.of(dora), By.house("test"));
        assertEquals(401, held(secret, list), "she runs it no more");
    }

    @Test
    void whoRunsTheSiteSeesItsLog() {
        String adam = fresh("adam") + "@home.example";
        Visit visit = signedIn(adam, true);
        String name = fresh("everything");

        secret(visit.send("/tokens", "/tokens", "name", name, "role", "admin", "reach", "", "days", "30"));

        assertTrue(read(visit.page("/site/trail?find=" + name)).contains(name + " (admin)"));
        assertFalse(read(visit.page("/site/trail?find=nothing-like-it")).contains(name));
        assertEquals(404, visit.look("/site/trail?behind=junk").statusCode());
    }
}
