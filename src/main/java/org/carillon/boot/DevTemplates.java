package org.carillon.boot;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.dev.spi.HotReplacementContext;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// Development only: makes an edit in `templates/` visible at the next request. Quarkus notices it, but copies the
/// file to the root of the classes, as it does not know that the folder has a target path of its own.
@IfBuildProfile("dev")
@ApplicationScoped
class DevTemplates {
    /// Survives reloads, which give this class a new loader each time.
    private static final String WATCHING = "carillon.dev.templates";

    void watch(@Observes StartupEvent event) {
        HotReplacementContext reload = DevConsoleManager.getHotReplacementContext();
        // a test may run the demo too, and nothing is reloaded there
        if (reload == null || System.getProperty(WATCHING) != null) return;
        System.setProperty(WATCHING, "on");
        reload.addPreScanStep(() -> refresh(Path.of("templates"), Path.of("target/classes/templates")));
    }

    static void refresh(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) copyIfNewer(file, to.resolve(from.relativize(file)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void copyIfNewer(Path file, Path copy) throws IOException {
        boolean current =
                Files.exists(copy) && Files.getLastModifiedTime(copy).compareTo(Files.getLastModifiedTime(file)) >= 0;
        if (current) return;
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
}
