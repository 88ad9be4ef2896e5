package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Files that people send, below `carillon.home/incoming`, for as long as they are read. The server's end may leave
/// some behind; they go at the next start and then once an hour, by their age, since several nodes may share the
/// folder. Pages' uploads come here too (`quarkus.http.body.uploads-directory`).
@ApplicationScoped
public class IncomingFiles {
    private static final Logger LOG = Logger.getLogger(IncomingFiles.class);

    /// Beyond that nobody reads them any more: also one that waits for its turn is read much sooner.
    private static final Duration LONGEST = Duration.ofHours(6);

    private final Path folder;
    private final Clock clock;

    IncomingFiles(@ConfigProperty(name = "carillon.home", defaultValue = "data") Path home, Clock clock) {
        this.folder = home.resolve("incoming");
        this.clock = clock;
    }

    /// A new one that only this server reads.
    public Path fresh() throws IOException {
        return Files.createTempFile(Files.createDirectories(folder), "members", ".csv");
    }

    /// Returns how many of those that were left behind are gone now.
    public int sweep() {
        if (!Files.isDirectory(folder)) return 0;
        Instant old = clock.instant().minus(LONGEST);
        int gone = 0;
        try (var files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old) && Files.deleteIfExists(file)) gone++;
            }
        } catch (IOException | DirectoryIteratorException | UncheckedIOException unreadable) {
            LOG.warnf("folder not swept path=%s cause=%s", folder, unreadable.getMessage());
        }
        return gone;
    }
}
