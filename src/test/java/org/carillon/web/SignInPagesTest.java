package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.UUID;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.store.Sql;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who signs in is known until he signs out, and nobody learns who has an account.
@QuarkusTest
class SignInPagesTest {
    private static final String PASSWORD = "correct horse";

    @Inject
    People people;

    @Inject
    Sql sql;

    private String ana;
    private final Visit visit = new Visit();

    @BeforeEach
    void somebodyHasAnAccount() {
        ana = "ana-" + UUID.randomUUID() + "@home.example";
        people.add(Address.of(ana), "Ana Lopez", PASSWORD, false);
    }

    @Test
    void knowsWhoSignedInUntilHeSignsOut() {
        visit.send("/sign-in", "/sign-in", "address", ana, "password", PASSWORD)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/"))
                .cookie("carillon-session");
        assertTrue(visit.page("/sign-in").contains("Ana Lopez"));

        visit.send("/sign-in", "/sign-out").then().statusCode(303);
        String after = visit.page("/sign-in");
        assertTrue(after.contains("You are signed out."), after);
        assertTrue(!after.contains("Ana Lopez"), after);
        assertTrue(!visit.page("/sign-in").contains("You are signed out."));
    }

    @Test
    void endsTheSessionOnTheServerAndNotOnlyInTheBrowser() {
        String session = visit.send("/sign-in", "/sign-in", "address", ana, "password", PASSWORD)
                .cookie("carillon-session");
        visit.send("/sign-in", "/sign-out");
        RestAssured.given()
                .cookie("carillon-session", session)
                .get("/sign-in")
                .then()
                .body(not(containsString("Ana Lopez")));
    }

    @Test
    void endsEverySessionWhenThePasswordChanges() {
        visit.signIn(ana, PASSWORD);
        sql.update(
                "update person set password_hash = ? where address = ?", BcryptUtil.bcryptHash("another one", 4), ana);
        assertTrue(!visit.page("/sign-in").contains("Ana Lopez"));
    }

    @Test
    void keepsTheCookieFromScriptsAndOtherSites() {
        visit.send("/sign-in", "/sign-in", "address", ana, "password", PASSWORD)
                .then()
                .header("Set-Cookie", containsStringIgnoringCase("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Lax"))
                .header("Set-Cookie", containsString("Path=/"));
    }

    /// Neither a cache nor the way back after signing out shows what one person saw.
    @Test
    void letsNothingKeepThePagesOfWhoIsSignedIn() {
        for (String path : new String[] {"/", "/lists", "/me/away", "/lists/none@x.example"}) {
            visit.signIn(ana, PASSWORD).look(path).then().header("Cache-Control", containsString("no-store"));
        }
    }

    @Test
    void letsNothingKeepAPageWithAForm() {
        visit.look("/sign-in").then().header("Cache-Control", "private, no-store");
        visit.look("/").then().header("Cache-Control", nullValue());
        visit.look("/carillon.css").then().header("Cache-Control", not(containsString("no-store")));
    }

    @Test
    void keepsNoTokenInTheDatabase() {
        String session = visit.send("/sign-in", "/sign-in", "address", ana, "password", PASSWORD)
                .cookie("carillon-session");
        assertEquals(52, session.length());
        assertEquals(0, sql.number("select count(*) from web_session where token_hash = ?", session));
    }

    @Test
    void saysTheSameOfAWrongPasswordAndOfNobody() {
        for (String address : new String[] {ana, "nobody-" + ana, "no address"}) {
            visit.send("/sign-in", "/sign-in", "address", address, "password", "wrong horse")
                    .then()
                    .statusCode(422)
                    .body(containsString("do not belong together"))
                    .body(containsString("role=\"alert\""))
                    .body(containsString("value=\"" + address + "\""))
                    .body(not(containsString("wrong horse")));
        }
    }

    @Test
    void refusesAPasswordThatOnlyBeginsRight() {
        String longest = "x".repeat(72);
        String bea = "bea-" + ana;
        people.add(Address.of(bea), "Bea", longest, false);
        visit.send("/sign-in", "/sign-in", "address", bea, "password", longest + "y")
                .then()
                .statusCode(422);
        visit.signIn(bea, longest);
    }

    @Test
    void makesWaitWhoTriesTooOften() {
        String victim = "many-" + ana;
        for (int i = 0; i < 6; i++) {
            visit.send("/sign-in", "/sign-in", "address", victim, "password", "guess " + i)
                    .then()
                    .statusCode(422);
        }
        visit.send("/sign-in", "/sign-in", "address", victim, "password", "guess")
                .then()
                .statusCode(429)
                .body(containsString("Too many tries: wait 15 minutes"));
    }

    @Test
    void goesOnToThePageThatWasWanted() {
        visit.send("/sign-in", "/sign-in", "address", ana, "password", PASSWORD, "then", "/lists?after=a%40b.example")
                .then()
                .header("Location", endsWith("/lists?after=a%40b.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "/\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "/a{b}|c^d`",
                "/%zz",
                "",
                "lists"
            })
    void goesToNoOtherSite(String then) {
        String location = visit.send("/sign-in", "/sign-in", "address", ana, "password", PASSWORD, "then", then)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertTrue(location.matches("(http://localhost:[0-9]+)?/"), location);
    }
}
