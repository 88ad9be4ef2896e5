package org.carillon.web;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Every page and call of the API below a list, as the classes say: `POST /lists/{address}/join`.
final class ListDoors {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*(?:\\{[^{}]*}[^{}]*)*)}");
    private static final Map<String, Class<? extends Annotation>> VERBS = Map.of(
            "GET", GET.class, "POST", POST.class, "PUT", PUT.class, "PATCH", PATCH.class, "DELETE", DELETE.class);

    private ListDoors() {}

    static Set<String> all() {
        var doors = new TreeSet<String>();
        for (String room : List.of("web", "api")) {
            for (JavaClass type : new ClassFileImporter().importPath("target/classes/org/carillon/" + room)) {
                if (type.isAnnotatedWith(Path.class)) of(type, doors);
            }
        }
        // opens the page with the form, as FormPathsTest makes sure
        doors.removeIf(door -> door.startsWith("GET /lists/") && doors.contains(door.replaceFirst("GET", "POST")));
        return doors;
    }

    private static void of(JavaClass type, Set<String> doors) {
        for (JavaMethod method : type.getMethods()) {
            VERBS.forEach((verb, annotation) -> {
                String path = path(type, method);
                boolean below = path.matches("(/api/v1)?/lists/\\{address}.*");
                if (method.isAnnotatedWith(annotation) && below) doors.add(verb + " " + path);
            });
        }
    }

    private static String path(JavaClass type, JavaMethod method) {
        String own = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        String whole = "/" + type.getAnnotationOfType(Path.class).value() + "/" + own;
        return whole.replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }

    /// What the template takes.
    static Pattern taken(String template) {
        var taken = new StringBuilder();
        var variable = VARIABLE.matcher(template);
        int end = 0;
        while (variable.find()) {
            taken.append(Pattern.quote(template.substring(end, variable.start())));
            String[] named = variable.group(1).split(":", 2);
            taken.append(named.length == 2 ? "(?:" + named[1].strip() + ")" : "[^/]+");
            end = variable.end();
        }
        return Pattern.compile(
                taken.append(Pattern.quote(template.substring(end))).toString());
    }
}
