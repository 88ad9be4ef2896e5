package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.lists.Actor;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.lists.Role;
import org.carillon.lists.Token;
import org.carillon.lists.Tokens;
import org.carillon.mail.Address;
import org.carillon.testing.CountedProfile;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody learns on pages or as a program who is on a list, waits for it or is banned, in words or from how long an
/// answer takes: until it is given, the same statements are asked of the database. A clock would tell more of the
/// machine.
@QuarkusTest
@TestProfile(CountedProfile.class)
class SameAnswersTest extends WithWitnesses {
    private static final String PAGES = "org.carillon.web.";
    private static final String PROGRAMS = "org.carillon.api.";

    @Inject
    Tokens tokens;

    private Seen form(MailingList list, Who who, String action) {
        var visit = new Visit();
        String token = Visit.token(visit.page(path(list) + (action.startsWith("/options") ? "/options" : "")));
        return heard(PAGES, () -> visit.post(path(list) + action, token, "address", who.address(), "name", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "/join, 200, subscribe=open",
        "/join, 200, subscribe=confirm",
        "/join, 200, subscribe=moderate",
        "/join, 422, subscribe=closed",
        "/join, 422, subscribe=invite",
        "/leave, 200, subscribe=confirm",
        "/options/link, 200, subscribe=confirm",
    })
    void aFormTellsNothingOfWhoseAddressIsTypedThere(String action, String status, String policy) {
        Seen seen = sameForAll(
                List.of(Who.values()),
                (list, who) -> form(list, who, action),
                policy,
                "archive=public",
                "roster=staff");

        assertTrue(seen.words().startsWith(status), seen.words());
        assertFalse(seen.statements().isEmpty(), "nothing was heard");
        assertEquals(
                List.of(),
                seen.statements().stream()
                        .filter(s -> s.matches("(insert|update|delete) .*|.*\\b(member|ban|letter_slot)\\b.*"))
                        .toList(),
                "looked up before the answer");
    }

    @Test
    void behindTheAnswerEachIsServedAsBefore() {
        MailingList list = peopled("subscribe=confirm");
        for (Who who : Who.values()) {
            form(list, who, "/join");
            form(list, who, "/leave");
        }
        errands.await();

        for (Who who : Who.values()) {
            long asked = sql.number(
                    "select count(*) from confirmation where list_id = ? and address = ?", list.id(), who.address());
            long wanted = switch (who) {
                case HAD_ALL_LETTERS_OF_THE_DAY -> 0;
                case BANNED, BANNED_BY_A_PATTERN -> 1; // they may leave
                default -> 2;
            };
            assertEquals(wanted, asked, who.toString());
        }
    }

    /// Whoever has an account, and whoever has none.
    @Test
    void theSignInTellsNotWhoHasAnAccount() {
        people.add(Address.of(Who.MEMBER.address()), "", PASSWORD, false);
        Seen seen = sameForAll(List.of(Who.values()), (list, who) -> {
            var visit = new Visit();
            String token = Visit.token(visit.page("/sign-in"));
            return heard(
                    PAGES, () -> visit.post("/sign-in", token, "address", who.address(), "password", "not the one"));
        });

        assertTrue(seen.words().startsWith("422"), seen.words());
        assertFalse(seen.statements().isEmpty(), "nothing was heard");
    }

    private static RequestSpecification bearing(String token) {
        RequestSpecification program = RestAssured.given();
        return token.isEmpty() ? program : program.auth().preemptive().oauth2(token);
    }

    private Seen call(MailingList list, Who who, Method method, String token) {
        String path =
                "/api/v1/lists/" + list.address() + "/members" + (method == Method.POST ? "" : "/" + who.address());
        String body = method == Method.POST
                ? "{\"address\":\"" + who.address() + "\"}"
                : "{\"options\":{\"mode\":\"nomail\"}}";
        return heard(PROGRAMS, () -> {
            RequestSpecification program = bearing(token).contentType("application/json");
            return (method == Method.GET || method == Method.DELETE ? program : program.body(body))
                    .request(method, path);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH", "DELETE"})
    void aProgramThatMayNotLearnsNothing(Method method) {
        MailingList another = peopled();
        var grant = new Actor.Grant(
                Role.OWNER, another.address().domain(), another.address().local());
        String foreign = tokens.make("bot", grant, 0, Token.Maker.program(By.house("test"), null))
                .secret();

        for (String token : List.of("", "guessed", foreign)) {
            Seen seen = sameForAll(
                    List.of(Who.MEMBER, Who.WAITS_FOR_A_MODERATOR, Who.BANNED),
                    (list, who) -> call(list, who, method, token));
            assertTrue(seen.words().matches("(?s)40[134].*"), seen.words());
        }
    }
}
