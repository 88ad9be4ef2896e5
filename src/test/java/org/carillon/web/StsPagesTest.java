package org.carillon.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.carillon.domains.Domains;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StsPagesTest.Enforcing.class)
class StsPagesTest {
    public static class Enforcing implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("carillon.mta-sts.mode", "enforce");
        }
    }

    @Inject
    Domains domains;

    @Test
    void tellsOthersHowToReachOurDomains() {
        domains.add("safe.example");

        given().header("Host", "MTA-STS.safe.example:8080")
                .get("/.well-known/mta-sts.txt")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .header("Cache-Control", containsString("max-age=600"))
                .body(equalTo("version: STSv1\r\nmode: enforce\r\nmx: mx.carillon.example\r\nmax_age: 604800\r\n"));
    }

    @Test
    void saysNothingForOtherHosts() {
        for (String host : new String[] {"safe.example", "mta-sts.else.example", "localhost"}) {
            given().header("Host", host).get("/.well-known/mta-sts.txt").then().statusCode(404);
        }
    }
}
