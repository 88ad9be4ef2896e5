package org.carillon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A test that does not run is a lie: every test is annotated, visible to JUnit, and in a class that Surefire
/// looks at.
class TestsTest {
    private static final Set<String> TESTS = Set.of(
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.api.RepeatedTest",
            "org.junit.jupiter.api.TestFactory",
            "org.junit.jupiter.params.ParameterizedTest",
            "net.jqwik.api.Property",
            "com.code_intelligence.jazzer.junit.FuzzTest",
            "net.jqwik.api.Example");

    @Test
    void everyMethodThatLooksLikeATestIsAnnotated() {
        var forgotten = new TreeSet<String>();
        for (JavaClass type : Sources.classes(Sources.TEST)) {
            if (!Sources.outermost(type).getSimpleName().endsWith("Test")) continue;
            for (JavaMethod method : type.getMethods()) {
                if (type.getEnclosingClass().isPresent() && !holdsTests(type)) continue;
                if (looksLikeATest(method) && method.getAnnotations().isEmpty()) forgotten.add(method.getFullName());
            }
        }
        assertEquals("", String.join("\n", forgotten), "not annotated, so never run (make a tool of the test private)");
    }

    private static boolean looksLikeATest(JavaMethod method) {
        var modifiers = method.getModifiers();
        return method.getRawReturnType().isEquivalentTo(void.class)
                && !modifiers.contains(JavaModifier.PRIVATE)
                && !modifiers.contains(JavaModifier.PROTECTED)
                && !modifiers.contains(JavaModifier.STATIC)
                && !modifiers.contains(JavaModifier.SYNTHETIC)
                && !overrides(method);
    }

    /// `close()` of an AutoCloseable test, for example.
    private static boolean overrides(JavaMethod method) {
        return method.getOwner().getAllRawInterfaces().stream()
                .anyMatch(i -> i.tryGetMethod(method.getName(), names(method)).isPresent());
    }

    private static String[] names(JavaMethod method) {
        return method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    }

    @Test
    void everyTestCanBeSeenByJUnit() {
        var hidden = new TreeSet<String>();
        for (JavaClass type : Sources.classes(Sources.TEST)) {
            for (JavaMethod method : type.getMethods()) {
                if (!isTest(method)) continue;
                boolean unseen = method.getModifiers().contains(JavaModifier.PRIVATE)
                        || method.getModifiers().contains(JavaModifier.STATIC)
                        || !Sources.outermost(type).getSimpleName().endsWith("Test");
                if (unseen) hidden.add(method.getFullName());
            }
        }
        assertEquals("", String.join("\n", hidden), "private, static, or in a class not named …Test");
    }

    @Test
    void everyTestClassHasATest() {
        var empty = new TreeSet<String>();
        for (JavaClass type : Sources.classes(Sources.TEST)) {
            boolean named =
                    type.getEnclosingClass().isEmpty() && type.getSimpleName().endsWith("Test");
            boolean some = holdsTests(type)
                    || Sources.classes(Sources.TEST).stream()
                            .anyMatch(t -> Sources.outermost(t).equals(type) && holdsTests(t));
            if (named && !some) empty.add(type.getName());
        }
        assertEquals("", String.join("\n", empty), "test classes without a test");
    }

    private static boolean holdsTests(JavaClass type) {
        return type.getAllMethods().stream().anyMatch(TestsTest::isTest);
    }

    /// The build looks at slow tests by the names of their files ([the property](pom.xml) `test.files.slow`).
    @Test
    void everySlowTestIsAmongTheFilesOfTheSlowRun() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        List<PathMatcher> files = Arrays.stream(pom.split("</?test.files.slow>")[1].split(","))
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        var forgotten = new TreeSet<String>();
        for (JavaClass type : Sources.classes(Sources.TEST)) {
            if (!type.isAnnotatedWith(Tag.class)
                    || !type.getAnnotationOfType(Tag.class).value().equals("slow")) continue;
            Path file = Path.of(type.getName().replace('.', '/') + ".java");
            if (files.stream().noneMatch(glob -> glob.matches(file))) forgotten.add(type.getName());
        }
        assertEquals("", String.join("\n", forgotten), "tagged slow, but no file of the slow run");
    }

    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .map(JavaClass::getName)
                .anyMatch(TESTS::contains);
    }
}
