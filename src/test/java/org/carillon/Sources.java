package org.carillon;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The project's own classes and source files.
final class Sources {
    static final Path MAIN = Path.of("src/main/java");
    static final Path TEST = Path.of("src/test/java");
    static final String ROOT = "org.carillon";

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(ROOT);

    private Sources() {}

    /// Compiled classes whose source stands under that folder; what a framework generates is left out.
    static List<JavaClass> classes(Path folder) {
        var found = CLASSES.stream().filter(c -> Files.exists(file(folder, c))).toList();
        if (found.isEmpty()) throw new IllegalStateException("no classes of " + folder.toAbsolutePath());
        return found;
    }

    static Path file(Path folder, JavaClass type) {
        return folder.resolve(outermost(type).getName().replace('.', '/') + ".java");
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Sources::outermost).orElse(type);
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.toString().endsWith(".java")).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// `lists` for `org.carillon.lists.rules`; empty for what is not ours or stands in no room.
    static String room(String packageName) {
        if (!packageName.startsWith(ROOT + ".")) return "";
        return packageName.substring(ROOT.length() + 1).split("\\.")[0];
    }
}
