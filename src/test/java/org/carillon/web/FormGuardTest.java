package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;

/// Every page that changes something refuses what does not come from our own form, also the pages of tomorrow.
@QuarkusTest
class FormGuardTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> TYPES =
            List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain", "");

    /// The paths of all methods in this room that change something, with a value for each variable.
    private static Set<String> forms() {
        JavaClasses room = new ClassFileImporter().importPath("target/classes/org/carillon/web");
        var paths = new TreeSet<String>();
        for (JavaClass type : room) {
            if (!type.isAnnotatedWith(Path.class)) continue;
            for (JavaMethod method : type.getMethods()) {
                if (changes(method)) paths.add(path(type, method));
            }
        }
        return paths;
    }

    private static boolean changes(JavaMethod method) {
        assertFalse(method.isAnnotatedWith(PUT.class), "forms cannot PUT: " + method);
        assertFalse(method.isAnnotatedWith(PATCH.class), "forms cannot PATCH: " + method);
        assertFalse(method.isAnnotatedWith(DELETE.class), "forms cannot DELETE: " + method);
        return method.isAnnotatedWith(POST.class);
    }

    private static String path(JavaClass type, JavaMethod method) {
        String own = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        String whole = type.getAnnotationOfType(Path.class).value() + "/" + own;
        return whole.replaceAll("\\{\\w+: *([a-z]+)\\|[a-z|]+}", "$1") // one of several deeds
                .replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "1")
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
    }

    @Test
    void findsTheForms() {
        assertTrue(forms().containsAll(Set.of("/sign-in", "/sign-out")), forms().toString());
    }

    @Test
    void refusesEveryFormWithoutToken() throws IOException, InterruptedException {
        for (String path : forms()) {
            for (String type : TYPES) {
                int status = plain(path, type);
                assertTrue(status == 400 || status == 415, path + " with \"" + type + "\" answered " + status);
            }
        }
    }

    private static int plain(String path, String type) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .POST(HttpRequest.BodyPublishers.ofString(type.startsWith("multi") ? "--b--\r\n" : "a=b"));
        if (!type.isEmpty()) request.header("Content-Type", type);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void refusesEveryFormWithTheTokenOfSomebodyElse() {
        String others = Visit.token(new Visit().page("/sign-in"));
        var visit = new Visit();
        visit.page("/sign-in");
        for (String path : forms()) {
            if (path.endsWith("/members/file")) continue; // takes a file and no such form: see MemberPagesTest
            visit.post(path, others)
                    .then()
                    .statusCode(400)
                    .contentType("text/html")
                    .body(containsString("Nothing was changed"));
        }
    }

    @Test
    void takesItsOwnToken() {
        var visit = new Visit();
        visit.send("/sign-in", "/sign-out").then().statusCode(303);
    }
}
