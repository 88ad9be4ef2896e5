package org.carillon.api;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import org.carillon.domains.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The token of whoever can read `admin.token` in `carillon.home`: made at the first start, for the command
/// line on the same machine.
@ApplicationScoped
class AdminToken {
    private static final Logger LOG = Logger.getLogger(AdminToken.class);
    private static final String FILE = "admin.token";
    private static final int SHORTEST = 20;
    /// Before the doors open.
    private static final int EARLY = 400;

    private final Path home;
    private final Secrets secrets;
    private volatile byte[] hash = new byte[0];

    AdminToken(@ConfigProperty(name = "carillon.home", defaultValue = "data") Path home, Secrets secrets) {
        this.home = home;
        this.secrets = secrets;
    }

    void prepare(@Observes @Priority(EARLY) StartupEvent event) {
        Path file = home.resolve(FILE);
        try {
            Files.createDirectories(home);
            if (!Files.exists(file)) make(file);
            String token = Files.readString(file).strip();
            if (token.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        file + " holds no token of " + SHORTEST + " characters or more; remove it and start again.");
            }
            hash = bytes(Secrets.hash(token));
        } catch (IOException unusable) {
            throw new IllegalArgumentException(
                    "carillon.home: " + file + " cannot be written or read (" + unusable.getMessage() + ").", unusable);
        }
    }

    /// Takes the same time wherever the two differ.
    boolean matches(String token) {
        byte[] mine = hash;
        return mine.length > 0 && MessageDigest.isEqual(mine, bytes(Secrets.hash(token)));
    }

    /// Written whole under another name first: a crash never leaves half a token. Of two nodes that start in
    /// one home the first wins.
    private void make(Path file) throws IOException {
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh = Files.createTempFile(home, "admin", ".new", mine);
        try {
            Files.writeString(fresh, secrets.token() + secrets.token() + "\n");
            Files.createLink(file, fresh);
            LOG.infof("admin token made file=%s", file);
        } catch (FileAlreadyExistsException otherNode) {
            LOG.debugf("admin token was made by another node file=%s", file);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
