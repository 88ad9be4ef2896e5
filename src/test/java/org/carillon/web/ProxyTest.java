package org.carillon.web;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;

/// Behind a proxy that is trusted, as docs/operating.md says to set it up.
@QuarkusTest
@TestProfile(ProxyTest.Behind.class)
class ProxyTest {
    public static class Behind implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

    private static Response guess(String address, String client) {
        Response page = RestAssured.get("/sign-in");
        return RestAssured.given()
                .redirects()
                .follow(false)
                .header("X-Forwarded-For", client)
                .header("X-Forwarded-Proto", "https")
                .cookies(page.cookies())
                .formParam("form-token", Visit.token(page.asString()))
                .formParam("address", address)
                .formParam("password", "guess")
                .post("/sign-in");
    }

    @Test
    void countsTheTriesOfTheClientAndNotOfTheProxy() {
        String address = "ana-" + UUID.randomUUID() + "@home.example";
        for (int i = 0; i < 6; i++) guess(address, "192.0.2.1").then().statusCode(422);
        guess(address, "192.0.2.1").then().statusCode(429);
        guess(address, "198.51.100.1").then().statusCode(422);
        guess(address, "2001:db8::1").then().statusCode(422);
    }

    @Test
    void countsWhomTheProxyDoesNotName() {
        guess("ben@home.example", "unknown").then().statusCode(422);
        guess("ben@home.example", "_hidden").then().statusCode(422);
    }

    @Test
    void leadsOnWithoutNamingAHost() {
        RestAssured.given()
                .redirects()
                .follow(false)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .get("/me/away")
                .then()
                .statusCode(303)
                .header("Location", equalTo("/sign-in?then=%2Fme%2Faway"));
    }
}
