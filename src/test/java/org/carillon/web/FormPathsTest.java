package org.carillon.web;

import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// After a form the address bar may hold the path that it was sent to: opening that path leads back to the form.
@QuarkusTest
class FormPathsTest extends WithPages {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*(?:\\{[^{}]*}[^{}]*)*)}");

    private static List<String> paths(Class<? extends Annotation> verb) {
        var paths = new ArrayList<String>();
        for (JavaClass type : new ClassFileImporter().importPath("target/classes/org/carillon/web")) {
            if (!type.isAnnotatedWith(Path.class)) continue;
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(verb)) paths.add(path(type, method));
            }
        }
        return paths;
    }

    private static String path(JavaClass type, JavaMethod method) {
        String own = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        String whole = "/" + type.getAnnotationOfType(Path.class).value() + "/" + own;
        return whole.replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }

    @Test
    void everyPathOfAFormCanBeOpened() {
        List<Pattern> pages = paths(GET.class).stream().map(ListDoors::taken).toList();
        Set<String> dead = paths(POST.class).stream()
                .map(path -> VARIABLE.matcher(path).replaceAll("1"))
                .filter(path ->
                        pages.stream().noneMatch(page -> page.matcher(path).matches()))
                .collect(Collectors.toSet());
        assertTrue(dead.isEmpty(), dead.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "/lists/chess@x.example/join, /lists/chess@x.example",
        "/lists/%3Cb%3E%20%25/leave, /lists/%3Cb%3E%20%25",
        "/lists/chess@x.example/members/add, /lists/chess@x.example/members",
        "/forward/abc/stop, /forward/abc",
        "/queue/batch/1/hold, /queue",
        "/queue/batch/1/retry, /queue",
        "/queue/aside/1/retry, /queue/aside",
        "/me/away/off, /me/away",
        "/me/folders/SU5CT1g/1.a.b/unread, /me/folders/SU5CT1g/1.a.b",
        "/me/rules/text/ask, /me/rules/text",
        "/me/rules/delete, /me/rules",
        "/sign-out, /"
    })
    void leadsBackToTheForm(String path, String page) {
        new Visit().look(path).then().statusCode(303).header("Location", endsWith(page));
    }

    @Test
    void leadsBackFromAFaultToTheFormItself() {
        String path = path(list(List.of()));
        var visit = new Visit();
        visit.send(path, path + "/join", "address", "nobody").then().statusCode(422);
        visit.look(path + "/join").then().statusCode(303).header("Location", endsWith(path));
        visit.page(path);
    }

    @Test
    void signsNobodyOutWhoOnlyOpensThePath() {
        Visit visit = signedIn(fresh("rea") + "@home.example", false);
        visit.look("/sign-out").then().statusCode(303);
        visit.look("/me/away").then().statusCode(200);
    }
}
