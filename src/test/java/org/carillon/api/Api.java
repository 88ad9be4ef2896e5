package org.carillon.api;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/// Calls of the API as its administrator makes them, and a fresh list for each test.
public final class Api {
    private static final AtomicInteger LISTS = new AtomicInteger();

    private Api() {}

    /// The file that the server under test has made.
    public static Path tokenFile() {
        return Path.of(ConfigProvider.getConfig().getValue("carillon.home", String.class), "admin.token");
    }

    public static RequestSpecification admin() {
        try {
            return RestAssured.given()
                    .auth()
                    .preemptive()
                    .oauth2(Files.readString(tokenFile()).strip());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static RequestSpecification json(Object body) {
        return admin().contentType("application/json").body(body);
    }

    /// The address of a list that no other test knows.
    public static String freshList() {
        String address =
                "list" + LISTS.incrementAndGet() + "-" + ProcessHandle.current().pid() + "@api.example";
        json(Map.of("domain", "api.example"))
                .post("/api/v1/domains")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        json(Map.of("address", address)).post("/api/v1/lists").then().statusCode(201);
        return address;
    }
}
